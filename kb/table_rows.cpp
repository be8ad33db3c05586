#include "kb/table_rows.h"

#include <algorithm>
#include <cmath>
#include <fast_float/fast_float.h>
#include <fmt/format.h>
#include <iterator>
#include <utility>

#include "kb/problem_kinds.h"
#include "kb/similar.h"

namespace clusterwise::kb {
namespace {

constexpr std::string_view kComment = "comment";  // for who reads the table

// "label" of "label.en".
std::string_view head_of(std::string_view path) { return path.substr(0, path.find('.')); }

Json located(decltype(Json::value) value, const Cell& cell) {
  return {std::move(value), cell.begin, cell.end};
}

// Puts the value where the path leads, through objects that are made on the way.
void put(Json& record, std::string_view path, Json value) {
  Json* object = &record;
  for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
    object = &member_of(*object, path.substr(0, dot), Json{JsonObject{}, value.begin, value.end});
    path.remove_prefix(dot + 1);
  }
  std::get<JsonObject>(object->value).push_back({std::string(path), 0, 0, std::move(value)});
}

}  // namespace

TableRows::TableRows(std::string_view text, const TableShape& shape)
    : shape_(shape), reader_(text), text_(text) {
  if (reader_.problems().empty()) read_heading();
}

void TableRows::read_heading() {
  for (const Cell& cell : reader_.heading()) {
    const std::string_view name = trimmed(cell.text);
    const auto column = std::find_if(shape_.columns.begin(), shape_.columns.end(),
                                     [&](const Column& one) { return one.name == name; });
    const bool known = column != shape_.columns.end();
    if (known && std::find(columns_.begin(), columns_.end(), &*column) != columns_.end()) {
      add(cell, fmt::format("the column {} is there twice", name), "remove or rename one of them");
    } else if (!known && !name.empty() && name != kComment) {
      add_unknown(cell);
    }
    columns_.push_back(known ? &*column : nullptr);
    unnamed_.push_back(name.empty());
  }
  check_missing();
  is_heading_read_ = problems_.empty();
}

// Once a column: notes beside a table fill many rows.
void TableRows::add_unnamed(const Cell& cell, std::size_t column) {
  unnamed_[column] = false;
  add(cell, "this cell stands under no heading",
      fmt::format("name its column in the first line, \"{}\" for what is not to be read; or empty "
                  "the cell",
                  kComment));
}

void TableRows::add_unknown(const Cell& heading) {
  std::vector<std::string> names;
  for (const Column& column : shape_.columns) names.emplace_back(column.name);
  names.emplace_back(kComment);
  std::string note = did_you_mean(most_similar(heading.text, names, 2));
  if (note.empty()) note = fmt::format("the columns are: {}", fmt::join(names, ", "));
  add(heading, fmt::format("there is no column \"{}\"", heading.text), std::move(note));
}

void TableRows::check_missing() {
  for (const Column& column : shape_.columns) {
    if (!column.required) continue;
    if (std::find(columns_.begin(), columns_.end(), &column) != columns_.end()) continue;
    std::string note;
    const bool one_column = reader_.heading().size() == 1;
    if (one_column) note = "columns are parted by commas, semicolons or tabs";
    add(reader_.heading().front(), fmt::format("the column {} is missing", column.name),
        std::move(note));
  }
}

std::optional<Json> TableRows::next() {
  if (!is_heading_read_) return std::nullopt;  // the rows would only repeat what is wrong with it
  row_ = reader_.next();
  if (row_ == nullptr) return std::nullopt;
  Json record{JsonObject{}, row_->front().begin, row_->back().end};
  for (std::size_t i = 0; i < row_->size(); ++i) {
    const Cell& cell = (*row_)[i];
    if (columns_[i] != nullptr) add_cell(record, cell, *columns_[i], *row_);
    if (unnamed_[i] && !is_blank(cell.text)) add_unnamed(cell, i);
  }
  return record;
}

// Whether a blank cell is a mistake rather than a field that is not there.
bool TableRows::is_wanted(const Column& column, const std::vector<Cell>& row) const {
  if (column.required) return true;
  if (column.type == CellType::kTexts || head_of(column.path) == column.path) return false;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const bool of_same_field =
        columns_[i] != nullptr && head_of(columns_[i]->path) == head_of(column.path);
    if (of_same_field && !is_blank(row[i].text)) return true;
  }
  return false;
}

void TableRows::add_cell(Json& record, const Cell& cell, const Column& column,
                         const std::vector<Cell>& row) const {
  if (is_blank(cell.text) && !is_wanted(column, row)) return;
  put(record, column.path, value_of(cell, column));
}

Json TableRows::value_of(const Cell& cell, const Column& column) const {
  if (column.type == CellType::kText) return located(cell.text, cell);
  if (column.type == CellType::kNumber) return number_or_text(cell);
  // Where quotes are doubled, offsets in the text of the cell are not those in the table.
  const bool quoted = text_.substr(cell.begin, 1) == "\"";
  const bool exact = cell.end - cell.begin == cell.text.size() + (quoted ? 2 : 0);
  JsonArray items;
  for (CellItem& item : cell_items(cell.text, column.type)) {
    const std::size_t start = cell.begin + (quoted ? 1 : 0);
    items.push_back(exact ? Json{std::move(item.text), start + item.begin, start + item.end}
                          : located(std::move(item.text), cell));
  }
  return located(std::move(items), cell);
}

// What is no number stays a text, which the schema refuses by its name.
Json TableRows::number_or_text(const Cell& cell) const {
  std::string text(trimmed(cell.text));
  // Where semicolons part the cells, commas are decimal points.
  if (reader_.separator() == ';' && std::count(text.begin(), text.end(), ',') == 1) {
    std::replace(text.begin(), text.end(), ',', '.');
  }
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto read = fast_float::from_chars(text.data(), end, value);
  const bool is_number = read.ec == std::errc() && read.ptr == end && std::isfinite(value);
  return is_number ? located(value, cell) : located(cell.text, cell);
}

std::string_view TableRows::column_at(std::size_t offset) const {
  if (row_ == nullptr) return {};
  for (std::size_t i = row_->size(); i-- > 0;) {
    if (offset >= (*row_)[i].begin) return columns_[i] == nullptr ? "" : columns_[i]->name;
  }
  return {};
}

Problems TableRows::take_problems() {
  Problems problems = reader_.problems();
  problems.insert(problems.end(), std::make_move_iterator(problems_.begin()),
                  std::make_move_iterator(problems_.end()));
  if (!is_heading_read_) return problems;
  std::stable_sort(problems.begin(), problems.end(),
                   [](const Problem& a, const Problem& b) { return a.begin < b.begin; });
  return problems;
}

void TableRows::add(const Cell& at, std::string message, std::string note) {
  problems_.push_back(
      {at.begin, at.end, std::string(problem_kind::kCsv), std::move(message), std::move(note)});
}

}  // namespace clusterwise::kb
