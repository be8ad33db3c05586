// The result of an evaluation: every tuple that the program gives.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reasoner/datalog/database.h"
#include "reasoner/datalog/diagnostics.h"

namespace clusterwise::datalog {

// The rows of a relation that one round of the evaluation appended end at `end`.
struct Epoch {
  Row end = 0;
  std::uint32_t number = 0;  // grows over the whole evaluation; 0: given, not derived
  std::uint32_t round = 0;   // counts from 1 in each stratum; 0: given
};

class Model {
 public:
  Model(Database database, std::vector<std::vector<Epoch>> epochs, Diagnostics warnings)
      : database_(std::move(database)),
        epochs_(std::move(epochs)),
        warnings_(std::move(warnings)) {}

  const CheckedProgram& program() const { return database_.program(); }
  const Table& table(RelationId id) const { return database_.table(id); }
  const SymbolTable& symbols() const { return database_.symbols(); }
  const WordPool& words() const { return database_.words(); }
  Value value(RelationId relation, Row row, std::size_t column) const {
    return database_.value(relation, row, column);
  }
  // For looking things up: indexes may be added, and symbols; tuples may not.
  Database& database() { return database_; }
  // Tuples that were dropped because a functor has no value there.
  const Diagnostics& warnings() const { return warnings_; }

  // The tuples of a relation, in the order in which they were found; none where the program has no
  // such relation.
  std::vector<std::vector<Datum>> tuples(std::string_view relation) const;

  // When the row was found. Whatever a fact was first derived from has a smaller number.
  std::uint32_t epoch_of(RelationId relation, Row row) const { return epoch(relation, row).number; }
  // In which round of its stratum the row was found: no derivation of it is lower than that.
  std::uint32_t round_of(RelationId relation, Row row) const { return epoch(relation, row).round; }

  std::string text(RelationId relation, Row row, std::size_t column) const;
  std::string_view symbol(RelationId relation, Row row, std::size_t column) const {
    return symbols().text(value(relation, row, column).symbol());
  }
  // relation("a", 1), as the language writes it.
  std::string fact_text(RelationId relation, Row row) const;

 private:
  Epoch epoch(RelationId relation, Row row) const;

  Database database_;
  std::vector<std::vector<Epoch>> epochs_;  // by relation, ascending
  Diagnostics warnings_;
};

}  // namespace clusterwise::datalog
