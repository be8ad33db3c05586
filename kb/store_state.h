// What the store's source files share; no one else includes this.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kb/database.h"
#include "kb/store.h"

namespace clusterwise::kb {

struct Store::State {
  Database database;
  std::optional<Failure> failure;  // the first that a question met

  // A query whose failure is remembered, for questions that cannot return one.
  void ask(std::string_view sql, SqlValues values, const std::function<void(const Row&)>& row) {
    const Result<void> asked = database.each(sql, values, row);
    if (!asked && !failure) failure = asked.error();
  }

  // Notes that a version of that pack is read against the store as it is now.
  Result<void> note_reading(std::string_view pack);
  // Whether the store is still as it was then.
  Result<bool> was_read_against(std::string_view pack);

  // Changes when another connection has changed the store, or this one has imported a pack.
  using Version = std::pair<std::int64_t, std::size_t>;
  Result<Version> version();

  std::size_t imports = 0;
  std::map<std::string, Version, std::less<>> readings;  // by pack
};

// The text in the two columns from `column` on.
inline Text text_at(const Row& row, int column) { return {row.text(column), row.text(column + 1)}; }

// Fills the tables that are derived from the others. REQUIRES: a transaction is open.
Result<void> rebuild_index(const Store& store, Database& database);

// What the stored version of a pack declares that a new one does not declare, or otherwise: concepts of another kind,
// relations with other ends.
struct Gone {
  std::vector<std::string> kinds;
  std::vector<std::string> relations;
  std::vector<std::string> claims;
  std::vector<std::string> concepts;
};
Result<Gone> find_gone(Database& database, const Pack& pack);

// Sentences on what does not hang together; empty when all is well.
Result<std::vector<std::string>> find_inconsistencies(Database& database);
// The same of what refers to something that is gone.
Result<std::vector<std::string>> find_inconsistencies(Database& database, const Gone& gone);

}  // namespace clusterwise::kb
