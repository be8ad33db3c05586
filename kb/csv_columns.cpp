#include "kb/csv_columns.h"

#include <algorithm>
#include <array>

#include "kb/csv.h"
#include "kb/number_text.h"

namespace clusterwise::kb {
namespace {

constexpr bool kOptional = false;

constexpr std::array kPackColumns = {
    Column{"id", "id"},
    Column{"version", "version", CellType::kText, kOptional},
    Column{"title_en", "title.en", CellType::kText, kOptional},
    Column{"title_zh", "title.zh", CellType::kText, kOptional},
    Column{"description_en", "description.en", CellType::kText, kOptional},
    Column{"description_zh", "description.zh", CellType::kText, kOptional},
    Column{"source", "source", CellType::kText, kOptional},
};
constexpr std::array kKindColumns = {
    Column{"id", "id"},
    Column{"label_en", "label.en"},
    Column{"label_zh", "label.zh"},
    Column{"plural_en", "plural.en"},
    Column{"plural_zh", "plural.zh"},
    Column{"definition_en", "definition.en"},
    Column{"definition_zh", "definition.zh"},
};
constexpr std::array kRelationColumns = {
    Column{"id", "id"},
    Column{"label_en", "label.en"},
    Column{"label_zh", "label.zh"},
    Column{"inverse_en", "inverse.en"},
    Column{"inverse_zh", "inverse.zh"},
    Column{"definition_en", "definition.en"},
    Column{"definition_zh", "definition.zh"},
    Column{"from", "from", CellType::kIds},
    Column{"to", "to", CellType::kIds},
};
constexpr std::array kClaimColumns = {
    Column{"id", "id"},           Column{"section", "section"},
    Column{"kind", "kind"},       Column{"text_en", "text.en"},
    Column{"text_zh", "text.zh"}, Column{"source", "source", CellType::kText, kOptional},
};
constexpr std::array kConceptColumns = {
    Column{"id", "id"},
    Column{"kind", "kind"},
    Column{"label_en", "label.en"},
    Column{"label_zh", "label.zh"},
    Column{"aliases_en", "aliases.en", CellType::kTexts, kOptional},
    Column{"aliases_zh", "aliases.zh", CellType::kTexts, kOptional},
    Column{"definition_en", "definition.en"},
    Column{"definition_zh", "definition.zh"},
    Column{"citation", "citation", CellType::kText, kOptional},
    Column{"unit_en", "unit.en", CellType::kText, kOptional},
    Column{"unit_zh", "unit.zh", CellType::kText, kOptional},
    Column{"display_factor_en", "display.en.factor", CellType::kNumber, kOptional},
    Column{"display_unit_en", "display.en.unit", CellType::kText, kOptional},
    Column{"display_factor_zh", "display.zh.factor", CellType::kNumber, kOptional},
    Column{"display_unit_zh", "display.zh.unit", CellType::kText, kOptional},
    Column{"minimum", "minimum", CellType::kNumber, kOptional},
    Column{"maximum", "maximum", CellType::kNumber, kOptional},
    Column{"better", "better", CellType::kText, kOptional},
    Column{"claims", "claims", CellType::kIds},
};
constexpr std::array kExtensionColumns = {
    Column{"id", "id"},
    Column{"aliases_en", "aliases.en", CellType::kTexts, kOptional},
    Column{"aliases_zh", "aliases.zh", CellType::kTexts, kOptional},
    Column{"claims", "claims", CellType::kIds},
};
constexpr std::array kLinkColumns = {
    Column{"from", "from"},
    Column{"relation", "relation"},
    Column{"to", "to"},
    Column{"claims", "claims", CellType::kIds},
};

constexpr std::array kShapes = {
    TableShape{"", "pack.csv", kPackColumns},
    TableShape{"kinds", "kinds.csv", kKindColumns},
    TableShape{"relations", "relations.csv", kRelationColumns},
    TableShape{"claims", "claims.csv", kClaimColumns},
    TableShape{"concepts", "concepts.csv", kConceptColumns},
    TableShape{"extensions", "extensions.csv", kExtensionColumns},
    TableShape{"links", "links.csv", kLinkColumns},
};

const Json* find_path(const Json& record, std::string_view path) {
  const Json* value = &record;
  while (value != nullptr && !path.empty()) {
    const std::string_view key = path.substr(0, path.find('.'));
    path.remove_prefix(std::min(path.size(), key.size() + 1));
    value = value->find(key);
  }
  return value;
}

// Blanks at its ends would be taken for those around the bar.
void append_text_item(std::string& to, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool at_end = i == 0 || i + 1 == text.size();
    const bool escaped = text[i] == '|' || text[i] == '\\' ||
                         (at_end && kBlanks.find(text[i]) != std::string_view::npos);
    if (escaped) to += '\\';
    to += text[i];
  }
}

std::string joined(const JsonArray& items, CellType type) {
  std::string cell;
  for (const Json& item : items) {
    if (!cell.empty()) cell += type == CellType::kIds ? " " : " | ";
    if (type == CellType::kIds) {
      cell += *item.string();
    } else {
      append_text_item(cell, *item.string());
    }
  }
  return cell;
}

// Bars part ids as well, since other lists have them.
std::vector<CellItem> id_items(std::string_view cell) {
  static const std::string kBetween = std::string(kBlanks) + '|';
  std::vector<CellItem> items;
  std::size_t end = 0;
  for (;;) {
    const std::size_t begin = cell.find_first_not_of(kBetween, end);
    if (begin == std::string_view::npos) return items;
    end = std::min(cell.find_first_of(kBetween, begin), cell.size());
    items.push_back({std::string(cell.substr(begin, end - begin)), begin, end});
  }
}

// The item at `at`, which moves to the bar behind it or to the end.
CellItem text_item(std::string_view cell, std::size_t& at) {
  at = std::min(cell.find_first_not_of(kBlanks, at), cell.size());
  CellItem item{"", at, at};
  std::size_t kept = 0;  // so much of the text is no blank at its end
  for (; at < cell.size() && cell[at] != '|'; ++at) {
    const bool escaped = cell[at] == '\\' && at + 1 < cell.size();
    if (escaped) ++at;
    item.text += cell[at];
    if (!escaped && kBlanks.find(cell[at]) != std::string_view::npos) continue;
    kept = item.text.size();
    item.end = at + 1;
  }
  item.text.resize(kept);
  return item;
}

std::vector<CellItem> text_items(std::string_view cell) {
  std::vector<CellItem> items;
  for (std::size_t at = 0; at <= cell.size(); ++at) {  // over the bar
    CellItem item = text_item(cell, at);
    if (!item.text.empty()) items.push_back(std::move(item));
  }
  return items;
}

}  // namespace

std::span<const TableShape> table_shapes() { return kShapes; }

const TableShape* find_table_shape(std::string_view file) {
  const auto found = std::find_if(kShapes.begin(), kShapes.end(),
                                  [&](const TableShape& shape) { return shape.file == file; });
  return found == kShapes.end() ? nullptr : &*found;
}

std::string cell_of(const Json& record, const Column& column) {
  const Json* value = find_path(record, column.path);
  if (value == nullptr) return "";
  if (const std::string* text = value->string()) return *text;
  if (const double* number = value->number()) return number_text(*number);
  if (const JsonArray* array = value->array()) return joined(*array, column.type);
  return "";
}

std::vector<CellItem> cell_items(std::string_view cell, CellType type) {
  return type == CellType::kIds ? id_items(cell) : text_items(cell);
}

}  // namespace clusterwise::kb
