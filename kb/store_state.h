// What the store's source files share; no one else includes this.
#pragma once

#include <optional>
#include <string>
#include <string_view>
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
};

// The text in the two columns from `column` on.
inline Text text_at(const Row& row, int column) { return {row.text(column), row.text(column + 1)}; }

// Fills the tables that are derived from the others. REQUIRES: a transaction is open.
Result<void> rebuild_index(const Store& store, Database& database);

// Sentences on what does not hang together; empty when all is well.
Result<std::vector<std::string>> find_inconsistencies(Database& database);

}  // namespace clusterwise::kb
