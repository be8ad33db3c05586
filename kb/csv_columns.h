// How the records of a pack stand in tables: which column holds which field. Writing and reading
// tables both go by it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kb/json.h"

namespace clusterwise::kb {

enum class CellType {
  kText,
  kNumber,
  kIds,    // parted by blanks
  kTexts,  // parted by "|"; a backslash before a character takes it as it is
};

struct Column {
  std::string_view name;  // in the heading: "label_en"
  std::string_view path;  // of the field in the record: "label.en"
  CellType type = CellType::kText;
  bool required = true;  // the column must be there
};

struct TableShape {
  std::string_view list;  // of the pack's document; empty for the pack itself
  std::string_view file;  // "concepts.csv"
  std::span<const Column> columns;
};

// In the order in which a pack's document has them, the pack itself first.
std::span<const TableShape> table_shapes();
// Null where no table has that name.
const TableShape* find_table_shape(std::string_view file);

// What the field has, as a cell; empty where the record does not have it.
std::string cell_of(const Json& record, const Column& column);

// The items of a cell of ids or texts, with their begins and ends in it; what stands between them
// is left out.
struct CellItem {
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 0;
};
std::vector<CellItem> cell_items(std::string_view cell, CellType type);

}  // namespace clusterwise::kb
