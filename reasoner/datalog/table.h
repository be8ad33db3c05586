// A relation's tuples: a set that only grows, in the order of arrival, with hash indexes on the
// columns that are asked for.
//
// Because rows never move, a range of row numbers is a version of the relation: what a round of the
// evaluation found is the range that it appended, and "before this round" is a bound on the row
// number. One index serves all versions: its chains run from the newest row to the oldest.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "reasoner/datalog/value.h"

namespace clusterwise::datalog {

using Row = std::uint32_t;

// A half-open range of rows.
struct RowRange {
  Row begin = 0;
  Row end = 0;
};

using Columns = std::vector<std::uint32_t>;  // ascending

class Table;

// Rows by the values of some columns. Knows the table's rows up to the last update().
class Index {
 public:
  Index(const Table& table, Columns columns) : table_(table), columns_(std::move(columns)) {}

  const Columns& columns() const { return columns_; }
  void update();
  // The newest row with that key, and from each row the next older one; kNone at the end.
  static constexpr Row kNone = ~Row{0};
  Row first(std::span<const Value> key) const;
  Row next(Row row) const { return next_[row]; }
  std::size_t keys() const { return keys_; }
  std::size_t bytes() const { return (heads_.capacity() + next_.capacity()) * sizeof(Row); }

 private:
  std::uint64_t hash_of_row(Row row) const;
  bool same_key(Row a, Row b) const;
  void grow();

  const Table& table_;
  Columns columns_;
  std::vector<Row> heads_;  // open addressing: the newest row of a key + 1, 0 where empty
  std::vector<Row> next_;
  std::size_t keys_ = 0;
};

class Table {
 public:
  explicit Table(std::size_t arity) : arity_(arity) {}
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  std::size_t arity() const { return arity_; }
  Row size() const { return size_; }
  // The row's values; invalid after the next insert.
  std::span<const Value> operator[](Row row) const {
    return {values_.data() + std::size_t{row} * arity_, arity_};
  }
  Value at(Row row, std::size_t column) const {
    return values_[std::size_t{row} * arity_ + column];
  }

  // True if the tuple is new. REQUIRES: tuple.size() == arity().
  bool insert(std::span<const Value> tuple);
  std::optional<Row> find(std::span<const Value> tuple) const;

  // The index on these columns, made if there is none; it lives as long as the table.
  Index& index_on(const Columns& columns);
  void update_indexes();

  std::size_t bytes() const;

 private:
  std::size_t slot_of(std::span<const Value> tuple) const;
  void grow();

  std::size_t arity_;
  Row size_ = 0;
  std::vector<Value> values_;
  std::vector<Row> slots_;  // open addressing: row + 1, 0 where empty
  std::vector<std::unique_ptr<Index>> indexes_;
};

}  // namespace clusterwise::datalog
