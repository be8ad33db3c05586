// The document is written record by record, each on a line of its own. Where each of its values
// came from is only asked when something is wrong with it; then it is written a second time, and
// the places are noted.
#include "kb/csv_pack.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <utility>

#include "kb/csv.h"
#include "kb/csv_columns.h"
#include "kb/json.h"
#include "kb/json_text.h"
#include "kb/number_text.h"
#include "kb/pack_check.h"
#include "kb/place.h"
#include "kb/problem_kinds.h"
#include "kb/table_rows.h"

namespace clusterwise::kb {
namespace {

std::string_view file_of(const Table& table) {
  const std::string_view name = table.name;
  return name.substr(name.rfind('/') + 1);  // all of it where there is none
}

// Where a value of the document stands in a table.
struct Origin {
  std::size_t at = 0;  // of the document
  std::size_t table = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view column;  // empty for a row
};

class DocumentWriter {
 public:
  DocumentWriter(std::span<const Table> tables, bool notes_origins)
      : tables_(tables), notes_origins_(notes_origins) {}

  void write() {
    for (const TableShape& shape : table_shapes()) {
      for (std::size_t i = 0; i < tables_.size(); ++i) {
        if (file_of(tables_[i]) != shape.file) continue;
        table_ = i;
        shape.list.empty() ? write_pack(shape) : write_list(shape);
      }
    }
    text_ += "\n}\n";
  }

  const std::string& text() const { return text_; }
  std::string take_text() { return std::move(text_); }
  TableProblems take_problems() { return std::move(problems_); }
  // Of the last value that begins at the offset or before.
  const Origin& origin_of(std::size_t offset) const {
    const auto next =
        std::upper_bound(origins_.begin(), origins_.end(), offset,
                         [](std::size_t at, const Origin& one) { return at < one.at; });
    return next == origins_.begin() ? origins_.front() : *(next - 1);
  }

 private:
  void write_pack(const TableShape& shape);
  void write_list(const TableShape& shape);
  void write_value(const Json& value, const TableRows& rows);
  void write_members(const Json& object, const TableRows& rows);
  void complete(Json& pack);
  void add_source(Json& pack, const Json& id);
  std::optional<std::vector<std::string>> own_sources() const;
  void take_problems_of(TableRows& rows);
  void add(const Json& at, std::string message, std::string note) {
    problems_.push_back(
        {table_,
         {at.begin, at.end, std::string(problem_kind::kCsv), std::move(message), std::move(note)}});
  }

  std::span<const Table> tables_;
  bool notes_origins_;
  std::size_t table_ = 0;
  std::string text_;
  std::vector<Origin> origins_;
  TableProblems problems_;
};

void DocumentWriter::write_value(const Json& value, const TableRows& rows) {
  if (notes_origins_) {
    const bool is_row = text_.ends_with('\n');
    origins_.push_back({text_.size(), table_, value.begin, value.end,
                        is_row ? std::string_view() : rows.column_at(value.begin)});
  }
  if (value.object() != nullptr) {
    text_ += '{';
    write_members(value, rows);
    text_ += '}';
  } else if (const JsonArray* items = value.array()) {
    text_ += '[';
    for (std::size_t i = 0; i < items->size(); ++i) {
      if (i > 0) text_ += ", ";
      write_value((*items)[i], rows);
    }
    text_ += ']';
  } else {
    append_json(text_, value);
  }
}

void DocumentWriter::write_members(const Json& object, const TableRows& rows) {
  bool first = true;
  for (const JsonMember& member : *object.object()) {
    if (!std::exchange(first, false)) text_ += ", ";
    append_json(text_, std::string_view(member.key));
    text_ += ": ";
    write_value(member.value, rows);
  }
}

void DocumentWriter::write_list(const TableShape& shape) {
  TableRows rows(tables_[table_].text, shape);
  text_ += fmt::format(",\n\"{}\": [", shape.list);
  bool first = true;
  while (const std::optional<Json> record = rows.next()) {
    text_ += std::exchange(first, false) ? "\n" : ",\n";
    write_value(*record, rows);
  }
  text_ += "\n]";
  take_problems_of(rows);
}

void DocumentWriter::write_pack(const TableShape& shape) {
  TableRows rows(tables_[table_].text, shape);
  std::optional<Json> pack = rows.next();
  text_ += '{';
  if (pack) {
    complete(*pack);
    write_members(*pack, rows);
    if (const std::optional<Json> second = rows.next()) {
      add(*second, "the table names a second pack", "one folder of tables is one pack");
    }
  }
  take_problems_of(rows);
  if (!pack && problems_.empty()) {
    add(Json{}, "the table names no pack", "its second line has the pack's id, title and source");
  }
}

void DocumentWriter::take_problems_of(TableRows& rows) {
  for (Problem& problem : rows.take_problems()) problems_.push_back({table_, std::move(problem)});
}

bool says_nothing(const Json& value) {
  return value.string() != nullptr && is_blank(*value.string());
}

// In both languages; what is not said in the one is said in the other, or else as in the model.
void complete_text(Json& pack, std::string_view key, const Json& model_en, const Json& model_zh) {
  Json& text = member_of(pack, key, Json{JsonObject{}, model_en.begin, model_en.end});
  const auto said = [&](std::string_view language) -> std::optional<Json> {
    const Json* value = text.find(language);
    return value == nullptr || says_nothing(*value) ? std::nullopt : std::optional(*value);
  };
  const std::optional<Json> en = said("en");
  const std::optional<Json> zh = said("zh");
  member_of(text, "en", model_en) = en ? *en : zh ? *zh : model_en;
  member_of(text, "zh", model_zh) = zh ? *zh : en ? *en : model_zh;
}

void DocumentWriter::complete(Json& pack) {
  const Json id = *pack.find("id");
  member_of(pack, "version", Json{std::string("1"), id.begin, id.end});
  complete_text(pack, "title", id, id);
  const Json title = *pack.find("title");
  complete_text(pack, "description", *title.find("en"), *title.find("zh"));
  if (pack.find("source") == nullptr) add_source(pack, id);
}

// None where the concepts cannot be read; that is told when they are written.
std::optional<std::vector<std::string>> DocumentWriter::own_sources() const {
  std::vector<std::string> sources;
  const TableShape& shape = *find_table_shape("concepts.csv");
  for (const Table& table : tables_) {
    if (file_of(table) != shape.file) continue;
    TableRows rows(table.text, shape);
    while (const std::optional<Json> record = rows.next()) {
      if (*record->find("kind")->string() == kSourceKind)
        sources.push_back(*record->find("id")->string());
    }
    if (!rows.take_problems().empty()) return std::nullopt;
  }
  return sources;
}

void DocumentWriter::add_source(Json& pack, const Json& id) {
  const std::optional<std::vector<std::string>> found = own_sources();
  if (!found) return;
  const std::vector<std::string>& sources = *found;
  if (sources.size() == 1) {
    member_of(pack, "source", Json{sources.front(), id.begin, id.end});
    return;
  }
  add(id, "the pack names no source",
      sources.empty()
          ? fmt::format("its source is a concept of kind \"{}\"; put the id in the column source",
                        kSourceKind)
          : fmt::format("put one of these in the column source: {}", fmt::join(sources, ", ")));
}

// "column citation", "columns unit_en and unit_zh".
std::string columns_of(const TableShape& shape, const std::string& field) {
  std::vector<std::string_view> names;
  for (const Column& column : shape.columns) {
    const bool is_part = column.path.starts_with(field + '.');
    if (is_part || column.path == field) names.push_back(column.name);
  }
  return fmt::format("{} {}", names.size() == 1 ? "column" : "columns", fmt::join(names, " and "));
}

// What to do about an id of a list that is several, as they are parted elsewhere; empty where it is
// none such.
std::string parted_otherwise(const TableShape& shape, std::string_view column,
                             std::string_view text) {
  const bool is_of_list = std::any_of(
      shape.columns.begin(), shape.columns.end(),
      [&](const Column& one) { return one.name == column && one.type == CellType::kIds; });
  if (!is_of_list) return {};
  std::string blanks(text);
  for (const std::string_view mark : {",", ";", "，", "；", "、"}) {
    for (std::size_t at = blanks.find(mark); at != std::string::npos; at = blanks.find(mark))
      blanks.replace(at, mark.size(), " ");
  }
  if (blanks == text) return {};
  std::vector<std::string> ids;
  for (CellItem& item : cell_items(blanks, CellType::kIds)) ids.push_back(std::move(item.text));
  return fmt::format("ids in one cell are parted by blanks: {}", fmt::join(ids, " "));
}

std::string place_in(const Table& table, std::size_t offset) {
  return fmt::format("{} of {}", place_of(table.text, offset), file_of(table));
}

}  // namespace

bool is_table_name(std::string_view file) { return find_table_shape(file) != nullptr; }

tl::expected<std::string, TableProblems> document_of(std::span<const Table> tables) {
  DocumentWriter writer(tables, false);
  writer.write();
  TableProblems problems = writer.take_problems();
  if (!problems.empty()) return tl::unexpected(std::move(problems));
  return writer.take_text();
}

TableProblems in_tables(const Problems& problems, std::span<const Table> tables) {
  DocumentWriter writer(tables, true);
  writer.write();
  TableProblems found;
  for (const Problem& problem : problems) {
    const Origin& origin = writer.origin_of(problem.begin);
    const Table& table = tables[origin.table];
    const TableShape& shape = *find_table_shape(file_of(table));
    std::string message = problem.message;
    if (!origin.column.empty() && problem.missing.empty())
      message += fmt::format(" (column {})", origin.column);
    std::string note = with_places(problem.note, [&](std::size_t line, std::size_t column) {
      const Origin& other = writer.origin_of(offset_of(writer.text(), line, column));
      return place_in(tables[other.table], other.begin);
    });
    if (!problem.missing.empty()) note += "; fill the " + columns_of(shape, problem.missing);
    const std::string_view cell =
        std::string_view(table.text).substr(origin.begin, origin.end - origin.begin);
    if (std::string parted = parted_otherwise(shape, origin.column, cell); !parted.empty())
      note = std::move(parted);
    found.push_back(
        {origin.table,
         {origin.begin, origin.end, problem.kind, std::move(message), std::move(note)}});
  }
  return found;
}

}  // namespace clusterwise::kb
