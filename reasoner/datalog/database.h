// The tuples of a program's relations, with the symbols and large values in them: what evaluation
// starts from and what it fills.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <variant>
#include <vector>

#include "reasoner/datalog/checked.h"
#include "reasoner/datalog/table.h"
#include "reasoner/datalog/word_pool.h"

namespace clusterwise::datalog {

// A value at the engine's border.
using Datum = std::variant<std::int64_t, std::uint64_t, double, std::string>;

class Database {
 public:
  // The program's relations, with the facts of its text. REQUIRES: the program outlives the
  // database.
  explicit Database(const CheckedProgram& program);

  const CheckedProgram& program() const { return *program_; }
  Table& table(RelationId id) { return *tables_[index_of(id)]; }
  const Table& table(RelationId id) const { return *tables_[index_of(id)]; }
  SymbolTable& symbols() { return symbols_; }
  const SymbolTable& symbols() const { return symbols_; }
  WordPool& words() { return words_; }
  const WordPool& words() const { return words_; }

  Value value(RelationId relation, Row row, std::size_t column) const {
    return words_.decode(table(relation)[row][column]);
  }

  // Adds a tuple; false if it is there already. REQUIRES: as many values as the relation has
  // attributes, of its types.
  bool add(RelationId relation, std::span<const Datum> tuple);
  bool add(RelationId relation, std::initializer_list<Datum> tuple) {
    return add(relation, std::span<const Datum>(tuple.begin(), tuple.size()));
  }
  // The same by the relation's name, for tuples that may not fit: whether it is new, or why it
  // cannot be added. A whole number fits every column of numbers that can hold it.
  tl::expected<bool, std::string> add(std::string_view relation, std::span<const Datum> tuple);
  tl::expected<bool, std::string> add(std::string_view relation,
                                      std::initializer_list<Datum> tuple) {
    return add(relation, std::span<const Datum>(tuple.begin(), tuple.size()));
  }
  bool add_values(RelationId relation, std::span<const Value> tuple);

  std::size_t facts() const;
  std::size_t bytes() const;

 private:
  const CheckedProgram* program_;
  SymbolTable symbols_;
  WordPool words_;
  std::vector<std::unique_ptr<Table>> tables_;
  std::vector<Word> row_;  // the tuple being added
};

}  // namespace clusterwise::datalog
