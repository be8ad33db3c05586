// The derived tables of a copy are kept as they were, made anew, and compared. So what is derived
// is said in one place, the index.
#include <algorithm>

#include "kb/store_state.h"

namespace clusterwise::kb {
namespace {

// FTS5 holds its index against the texts that it holds.
constexpr std::string_view kCheckSearch =
    "INSERT INTO search (search, rank) VALUES ('integrity-check', 0)";

constexpr std::string_view kKeep =
    "CREATE TEMP TABLE was_name AS SELECT folded, concept, shown FROM name;"
    "CREATE TEMP TABLE was_search AS SELECT concept, names, definition, claims, kind FROM "
    "search_row"
    " JOIN search ON search.rowid = row;"
    "CREATE TEMP TABLE was_word AS SELECT word, uses FROM word";

// Each row: what differs, and where.
constexpr std::string_view kDifferences[] = {
    "SELECT DISTINCT printf('the names of concept \"%s\" are not those it is looked up by', "
    "concept)"
    " FROM (SELECT * FROM (SELECT folded, concept, shown FROM name EXCEPT SELECT * FROM was_name)"
    " UNION ALL SELECT * FROM (SELECT * FROM was_name EXCEPT SELECT folded, concept, shown FROM"
    " name))",

    "WITH now AS (SELECT concept, names, definition, claims, kind FROM search_row JOIN search ON"
    " search.rowid = row)"
    " SELECT DISTINCT printf('the texts of concept \"%s\" are not those it is searched by', "
    "concept)"
    " FROM (SELECT * FROM (SELECT * FROM now EXCEPT SELECT * FROM was_search)"
    " UNION ALL SELECT * FROM (SELECT * FROM was_search EXCEPT SELECT * FROM now))",

    "SELECT DISTINCT printf('the word \"%s\" is counted wrongly', word)"
    " FROM (SELECT * FROM (SELECT word, uses FROM word EXCEPT SELECT * FROM was_word)"
    " UNION ALL SELECT * FROM (SELECT * FROM was_word EXCEPT SELECT word, uses FROM word))",
};

constexpr std::string_view kMisplaced =
    "SELECT printf('the search for concept \"%s\" leads nowhere', concept) FROM search_row"
    " WHERE row NOT IN (SELECT rowid FROM search) UNION ALL"
    " SELECT 'a text of the search leads to no concept' FROM search WHERE rowid NOT IN"
    " (SELECT row FROM search_row)";

Result<void> collect(Database& database, std::string_view sql, std::vector<std::string>& found) {
  const auto before = static_cast<std::ptrdiff_t>(found.size());
  Result<void> asked =
      database.each(sql, {}, [&](const Row& row) { found.push_back(row.text(0)); });
  std::sort(found.begin() + before, found.end());
  return asked;
}

}  // namespace

Result<std::vector<std::string>> Store::State::find_stale() const {
  Result<Database> taken = database.temporary_copy();
  if (!taken) return tl::unexpected(taken.error());
  const Store store = store_on(*std::move(taken));
  Database& copy = store.state_->database;
  std::vector<std::string> found;
  if (const Result<void> checked = copy.script(kCheckSearch); !checked) {
    found.push_back("the index of texts is damaged: " + checked.error().message);
    return found;
  }
  Result<void> done = collect(copy, kMisplaced, found);
  if (done) done = copy.script(kKeep);
  if (done) done = rebuild_index(store, copy);
  for (const std::string_view sql : kDifferences) {
    if (done) done = collect(copy, sql, found);
  }
  if (!done) return tl::unexpected(done.error());
  return found;
}

}  // namespace clusterwise::kb
