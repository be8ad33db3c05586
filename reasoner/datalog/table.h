// A relation's tuples: a set that only grows, in the order of arrival, with indexes on the columns
// that are asked for.
//
// Because rows never move, a range of row numbers is a version of the relation: what a round of the
// evaluation found is the range that it appended, and "before this round" is a bound on the row
// number. One index serves all versions.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "reasoner/datalog/index.h"
#include "reasoner/datalog/tuple_set.h"

namespace clusterwise::datalog {

class Table {
 public:
  explicit Table(std::size_t arity) : rows_(arity) {}
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  std::size_t arity() const { return rows_.arity(); }
  Row size() const { return rows_.size(); }
  // Row numbers, and places in an index, have 32 bits: a table with this many rows takes no more.
  bool is_full() const { return rows_.size() >= kMostPlaces / (2 * arity() + 6); }
  // The row's words; invalid after the next insert.
  const Word* operator[](Row row) const { return rows_[row]; }

  // True if the tuple is new. REQUIRES: arity() words.
  bool insert(const Word* tuple) {
    if (!set_.insert(tuple, rows_)) return false;
    rows_.push_back(tuple);
    return true;
  }
  bool contains(const Word* tuple) const { return set_.contains(tuple, rows_); }
  // Dearer than contains() the first time, for large tables.
  std::optional<Row> find(const Word* tuple) { return set_.find(tuple, rows_); }

  // The index on these columns, made if there is none; it lives as long as the table. It knows the
  // rows up to its last update(). REQUIRES: some of the columns, not all, and not none.
  Index& index_on(const Columns& columns);
  void update_indexes();

  std::size_t bytes() const;

 private:
  static constexpr std::size_t kMostPlaces = 0xFFFF'0000U;

  Rows rows_;
  TupleSet set_;
  std::vector<std::unique_ptr<Index>> indexes_;
};

}  // namespace clusterwise::datalog
