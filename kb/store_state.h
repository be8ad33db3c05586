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

// What the stored version of a pack declares that a new one does not declare, or otherwise: concepts of another kind,
// relations with other ends.
struct Gone {
  std::vector<std::string> kinds;
  std::vector<std::string> relations;
  std::vector<std::string> claims;
  std::vector<std::string> concepts;
};

// What is to be checked when several packs have come in together.
struct Unchecked {
  Gone gone;
  bool all = false;  // not only what refers to what is gone
  std::string words = {};  // what was changed: "with pack … in place"
};

struct Store::State {
  Database database;
  std::optional<Failure> failure;  // the first that a question met
  std::optional<Unchecked> together;  // while a transaction of several changes is open

  // A query whose failure is remembered, for questions that cannot return one; false where it failed.
  bool ask(std::string_view sql, SqlValues values, const std::function<void(const Row&)>& row) {
    const Result<void> asked = database.each(sql, values, row);
    if (asked || failure) return asked.has_value();
    failure = asked.error();
    if (tell) tell(*failure);
    return false;
  }

  // Sentences on derived tables that say otherwise than those they are derived from, and on a damaged index of texts.
  // Looks at a copy, of which it makes them anew.
  Result<std::vector<std::string>> find_stale() const;

  // A store on a database that has its tables.
  static Store store_on(Database database);

  // Notes that a version of that pack is read against the store as it is now.
  Result<void> note_reading(std::string_view pack);
  // Whether the store is still as it was then.
  Result<bool> was_read_against(std::string_view pack);

  // Changes when another connection has changed the store, or this one has imported a pack.
  using Version = std::pair<std::int64_t, std::size_t>;
  Result<Version> version();

  // False where no pack extends a concept, as far as that is known to stay so.
  bool may_have_extensions();

  std::size_t imports = 0;
  std::map<std::string, Version, std::less<>> readings;  // by pack
  bool is_snapshot = false;                              // sees one state of the store all the while
  std::optional<bool> has_extensions = {};               // of that state
  std::function<void(const Failure&)> tell = {};         // of the failure; may be empty
};

// The text in the two columns from `column` on.
inline Text text_at(const Row& row, int column) { return {row.text(column), row.text(column + 1)}; }

// The work in a transaction of its own, or as a part of that of several changes.
Result<void> in_transaction(Store::State& state, const std::function<Result<void>()>& work);

struct PackChange {
  const Pack& pack;   // as it will be; without records where it goes
  std::string words;  // "with pack … in place"
  bool is_known;      // that the pack was read against the store as it is, so that only what is gone can be missed
};
// Lets `write` change the rows of the pack, checks what packs say of each other, and brings the derived tables after it.
// REQUIRES: a transaction is open.
Result<void> change_pack(const Store& store, Store::State& state, const PackChange& change,
                         const std::function<Result<void>()>& write);

// The pack's rows and what belongs to them.
Result<void> delete_pack(Database& database, std::string_view pack);

// Fills the tables that are derived from the others. REQUIRES: a transaction is open.
Result<void> rebuild_index(const Store& store, Database& database);

Result<Gone> find_gone(Database& database, const Pack& pack);

// Sentences on what does not hang together; empty when all is well.
Result<std::vector<std::string>> find_inconsistencies(Database& database);
// The same of what refers to something that is gone.
Result<std::vector<std::string>> find_inconsistencies(Database& database, const Gone& gone);

}  // namespace clusterwise::kb
