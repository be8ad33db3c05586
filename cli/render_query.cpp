#include "cli/render_query.h"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <vector>

#include "cli/csv.h"
#include "cli/graph_words.h"
#include "cli/json_page.h"
#include "cli/page.h"
#include "cli/terminal_text.h"
#include "cli/voice.h"
#include "reasoner/datalog/functor.h"

namespace clusterwise::cli {
namespace {

using Cells = std::vector<std::vector<Run>>;

constexpr std::string_view kQuerySchema = "urn:clusterwise:query:1";
constexpr std::size_t kNarrowest = 24;  // columns for the last cell of a row, which is wrapped

std::string plain(const datalog::Datum& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  if (const auto* real = std::get_if<double>(&cell)) return datalog::float_to_text(*real);
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
  return std::to_string(std::get<std::uint64_t>(cell));
}

// An id with the label of what it names.
std::string shown(const QueryPage& page, std::size_t column, const datalog::Datum& cell,
                  const Voice& say) {
  const std::string text = plain(cell);
  if (!page.columns[column].of_concepts) return text;
  const auto label = page.labels.find(text);
  return label == page.labels.end() ? text : fmt::format("{} ({})", text, say(label->second));
}

bool fits(const Cells& rows, std::size_t width) {
  std::size_t used = 0;
  for (std::size_t i = 0; i < rows.front().size(); ++i) {
    std::size_t widest = 0;
    for (const std::vector<Run>& row : rows) widest = std::max(widest, display_width(row[i].text));
    const bool last = i + 1 == rows.front().size();
    used += last ? std::min(widest, kNarrowest) : widest + 2;
  }
  return used <= width;
}

// For rows that are too wide for a table: every cell on lines of its own, under its column's name.
void render_records(const Cells& rows, Page& page) {
  std::size_t widest = 0;
  for (const Run& name : rows.front()) widest = std::max(widest, display_width(name.text));
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (i > 1) page.blank();
    for (std::size_t j = 0; j < rows[i].size(); ++j) {
      const std::string& name = rows.front()[j].text;
      page.paragraph({rows[i][j]}, {name + std::string(widest - display_width(name) + 2, ' '),
                                    std::string(widest + 2, ' ')});
    }
  }
}

void member(JsonPage& json, const datalog::Datum& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) return json.value(*text);
  if (const auto* real = std::get_if<double>(&cell)) return json.value(*real);
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return json.value(*number);
  json.value(std::size_t{std::get<std::uint64_t>(cell)});
}

}  // namespace

void render_text(const QueryPage& shown_page, Environment& env) {
  if (shown_page.rows.empty()) return;
  Page page(env.out, env.width, env.colour);
  const Voice say(env.language);
  if (shown_page.columns.empty()) return page.paragraph(styled(say(graph_words::kHolds())));
  Cells rows(1);
  for (const advisor::QueryColumn& column : shown_page.columns) {
    rows.front().push_back({column.name, Style::kStrong});
  }
  for (const std::vector<datalog::Datum>& row : shown_page.rows) {
    std::vector<Run> cells;
    for (std::size_t i = 0; i < row.size(); ++i) {
      cells.push_back({printable(shown(shown_page, i, row[i], say))});
    }
    rows.push_back(std::move(cells));
  }
  fits(rows, env.width) ? page.table(rows, 0) : render_records(rows, page);
  const std::size_t left = shown_page.rows_in_all - shown_page.rows.size();
  if (left == 0) return;
  const kb::Text more = graph_words::kMoreRows({same(std::to_string(left))});
  page.paragraph(styled(say(more), Style::kDim), Margin::indent(0, "…"));
}

void render_json(const QueryPage& page, Environment& env) {
  JsonPage json;
  json.object([&] {
    json.key("schema").value(kQuerySchema);
    json.key("columns").array(page.columns, [&](const advisor::QueryColumn& column) {
      json.object([&] {
        json.key("name").value(column.name);
        json.key("type").value(column.of_concepts ? "concept" : datalog::name_of(column.type));
      });
    });
    json.key("rows").array(page.rows, [&](const std::vector<datalog::Datum>& row) {
      json.array(row, [&](const datalog::Datum& cell) { member(json, cell); });
    });
    json.key("rows_in_all").value(page.rows_in_all);
    json.key("labels").object([&] {
      for (const auto& [id, label] : page.labels) json.key(id).value(label);
    });
  });
  json.print(env);
}

void render_csv(const QueryPage& page, Environment& env) {
  std::vector<std::string> fields;
  for (const advisor::QueryColumn& column : page.columns) fields.push_back(column.name);
  if (fields.empty()) fields.push_back("holds");
  write_csv_row(fields, env);
  for (const std::vector<datalog::Datum>& row : page.rows) {
    fields.clear();
    for (const datalog::Datum& cell : row) fields.push_back(plain(cell));
    if (fields.empty()) fields.push_back("yes");
    write_csv_row(fields, env);
  }
}

}  // namespace clusterwise::cli
