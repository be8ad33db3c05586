// One pass over the text, a cell at a time. A row that cannot be read is passed over up to its line
// end, so that the next ones are still looked at; only an open quote swallows all that follows.
#include "kb/csv.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "kb/problem_kinds.h"
#include "kb/utf8.h"

namespace clusterwise::kb {
namespace {

constexpr std::size_t kMostProblems = 20;
constexpr std::string_view kLineEnds = "\r\n";

bool is_blank_row(const std::vector<Cell>& row) {
  return std::all_of(row.begin(), row.end(), [](const Cell& cell) { return is_blank(cell.text); });
}

std::string_view name_of(char separator) {
  return separator == ';' ? "semicolon" : separator == '\t' ? "tab" : "comma";
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

CsvReader::CsvReader(std::string_view text) : text_(text) {
  if (text_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
  check_encoding();
  if (!problems_.empty()) return;
  choose_separator();
  while (at_ < text_.size() && is_blank_row(heading_)) {
    if (read_row(heading_)) continue;
    heading_.clear();  // what follows cannot be told apart without it
    at_ = text_.size();
    return;
  }
  if (is_blank_row(heading_)) add(0, 0, "the table is empty", "its first line names the columns");
}

void CsvReader::check_encoding() {
  const std::size_t bad = std::min(find_bad_utf8(text_), text_.find('\0'));
  if (bad == std::string_view::npos) return;
  at_ = text_.size();
  if (text_[bad] == '\0') {
    add(bad, bad + 1, "the table holds a zero byte", "save it as CSV in the encoding UTF-8");
  } else {
    add(bad, bad + 1, "this byte is not UTF-8", "save the table in the encoding UTF-8");
  }
}

// What stands in the heading first, since no name of a column has one in it.
void CsvReader::choose_separator() {
  const std::size_t first = text_.find_first_of(",;\t", at_);
  const std::size_t line_end = text_.find_first_of(kLineEnds, at_);
  if (first != std::string_view::npos && first < line_end) separator_ = text_[first];
}

const std::vector<Cell>* CsvReader::next() {
  while (at_ < text_.size() && problems_.size() < kMostProblems) {
    if (read_row(row_) && !is_blank_row(row_) && fits_heading(row_)) return &row_;
  }
  if (at_ < text_.size()) {
    std::string& note = problems_.back().note;
    note += note.empty() ? "" : "; ";
    note += "the rest of the table was not read";
    at_ = text_.size();
  }
  return nullptr;
}

bool CsvReader::fits_heading(const std::vector<Cell>& row) {
  if (row.size() == heading_.size()) return true;
  std::string message = fmt::format("the row has {} {}, the heading has {}", row.size(),
                                    row.size() == 1 ? "cell" : "cells", heading_.size());
  if (row.size() < heading_.size()) {
    add(row.front().begin, row.back().end, std::move(message),
        fmt::format("a {} stands before every cell but the first, blank ones too",
                    name_of(separator_)));
  } else {
    add(row[heading_.size()].begin, row.back().end, std::move(message),
        fmt::format("a cell with a {} in it stands in double quotes", name_of(separator_)));
  }
  return false;
}

bool CsvReader::read_row(std::vector<Cell>& row) {
  row.clear();
  for (;;) {
    if (!read_cell(row.emplace_back())) {
      at_ = std::min(text_.find_first_of(kLineEnds, at_), text_.size());
      end_row();
      return false;
    }
    if (at_ == text_.size() || text_[at_] != separator_) break;
    ++at_;
  }
  end_row();
  return true;
}

void CsvReader::end_row() {
  if (text_.substr(at_).starts_with("\r\n")) ++at_;
  if (at_ < text_.size()) ++at_;
}

bool CsvReader::ends_cell(std::size_t at) const {
  return at == text_.size() || text_[at] == separator_ ||
         kLineEnds.find(text_[at]) != std::string_view::npos;
}

bool CsvReader::read_cell(Cell& cell) {
  cell.begin = at_;
  if (at_ < text_.size() && text_[at_] == '"') return read_quoted(cell);
  read_plain(cell);
  const std::size_t quote = cell.text.find('"');
  if (quote == std::string::npos) return true;
  add(cell.begin + quote, cell.begin + quote + 1, "a double quote stands within a cell",
      "put the whole cell in double quotes and double those in it: \"5\"\" pipes\"");
  return false;
}

void CsvReader::read_plain(Cell& cell) {
  while (!ends_cell(at_)) ++at_;
  cell.end = at_;
  cell.text = text_.substr(cell.begin, cell.end - cell.begin);
}

bool CsvReader::read_quoted(Cell& cell) {
  for (++at_;; ++at_) {
    const std::size_t quote = text_.find('"', at_);
    if (quote == std::string_view::npos) {
      at_ = text_.size();
      add(cell.begin, cell.begin + 1, "the quote is not closed",
          "add a double quote at the end of the cell");
      return false;
    }
    cell.text += text_.substr(at_, quote - at_);
    at_ = quote + 1;
    if (at_ == text_.size() || text_[at_] != '"') break;
    cell.text += '"';
  }
  cell.end = at_;
  if (ends_cell(at_)) return true;
  add(at_, at_ + 1, "there is text after the end of the quoted cell",
      fmt::format("a {} follows the quote; double quotes within a cell are doubled",
                  name_of(separator_)));
  return false;
}

void CsvReader::add(std::size_t begin, std::size_t end, std::string message, std::string note) {
  problems_.push_back(
      {begin, end, std::string(problem_kind::kCsv), std::move(message), std::move(note)});
}

void append_cell(std::string& to, std::string_view text) {
  if (text.find_first_of(",;\t\"\r\n") == std::string_view::npos) {
    to += text;
    return;
  }
  to += '"';
  for (const char c : text) {
    if (c == '"') to += '"';
    to += c;
  }
  to += '"';
}

}  // namespace clusterwise::kb
