// The rows of one table of a pack as records, located in the table. For csv_pack.cpp alone.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kb/csv.h"
#include "kb/csv_columns.h"
#include "kb/json.h"
#include "kb/problem.h"

namespace clusterwise::kb {

class TableRows {
 public:
  // REQUIRES: the text outlives it.
  TableRows(std::string_view text, const TableShape& shape);

  // The next row as a record, as far as its cells are filled; none at the end.
  std::optional<Json> next();
  // Of the row that next() gave last, the name of the column that the offset is in; empty for none.
  std::string_view column_at(std::size_t offset) const;

  // Once next() has given none: all that cannot be read.
  Problems take_problems();

 private:
  void read_heading();
  void check_missing();
  void add_unknown(const Cell& heading);
  void add_unnamed(const Cell& cell, std::size_t column);
  void add_cell(Json& record, const Cell& cell, const Column& column,
                const std::vector<Cell>& row) const;
  bool is_wanted(const Column& column, const std::vector<Cell>& row) const;
  Json value_of(const Cell& cell, const Column& column) const;
  Json number_or_text(const Cell& cell) const;
  void add(const Cell& at, std::string message, std::string note = {});

  const TableShape& shape_;
  CsvReader reader_;
  std::string_view text_;
  std::vector<const Column*> columns_;  // cell by cell; null where there is no name
  std::vector<bool> unnamed_;     // whether the heading is blank, and no cell under it was told of
  bool is_heading_read_ = false;  // and nothing is wrong with it
  const std::vector<Cell>* row_ = nullptr;
  Problems problems_;
};

}  // namespace clusterwise::kb
