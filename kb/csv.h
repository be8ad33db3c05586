// Tables of comma-separated values (RFC 4180), read with the place of each cell.
//
// Also read is what spreadsheets make of them: a byte order mark, line ends of either sort, and
// semicolons instead of commas. A cell that contains what ends one stands in double quotes, with
// those in it doubled.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kb/problem.h"

namespace clusterwise::kb {

// What a spreadsheet shows as nothing.
inline constexpr std::string_view kBlanks = " \t\r\n";

std::string_view trimmed(std::string_view text);
inline bool is_blank(std::string_view cell) { return trimmed(cell).empty(); }

struct Cell {
  std::string text;
  std::size_t begin = 0;  // byte offsets in the file; quotes are part of the cell
  std::size_t end = 0;
};

// The rows one after the other, so that a large table is not held whole.
class CsvReader {
 public:
  // The heading is read. Where it cannot be, it has no cells, and no row follows.
  // REQUIRES: the text outlives the reader.
  explicit CsvReader(std::string_view text);

  char separator() const { return separator_; }
  const std::vector<Cell>& heading() const { return heading_; }
  // The next row that is not blank, valid until the next call; null at the end of the table, or
  // when so many problems have been met that the rest is not worth reading. Rows with problems are
  // passed over.
  const std::vector<Cell>* next();

  // All with kind "csv", in the order of the text.
  const Problems& problems() const { return problems_; }

 private:
  bool read_row(std::vector<Cell>& row);
  bool read_cell(Cell& cell);
  bool read_quoted(Cell& cell);
  void read_plain(Cell& cell);
  bool ends_cell(std::size_t at) const;
  void end_row();
  bool fits_heading(const std::vector<Cell>& row);
  void choose_separator();
  void check_encoding();
  void add(std::size_t begin, std::size_t end, std::string message, std::string note);

  std::string_view text_;
  std::size_t at_ = 0;
  char separator_ = ',';
  std::vector<Cell> heading_;
  std::vector<Cell> row_;
  Problems problems_;
};

// Appends the cell as RFC 4180 has it.
void append_cell(std::string& to, std::string_view text);

}  // namespace clusterwise::kb
