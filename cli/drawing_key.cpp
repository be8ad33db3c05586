#include "cli/drawing_key.h"

#include <algorithm>
#include <utility>

namespace clusterwise::cli {
namespace {

constexpr double kBetweenRows = 4;
constexpr double kBetweenColumns = 14;
constexpr std::size_t kNoBreak = 1000;  // columns of a line that is not broken

}  // namespace

Key key_of(const Drawing& drawing, double width) {
  Key key;
  const auto add = [&](bool is_kind, std::size_t number, const kb::Text& text) {
    const std::string line = one_line(text, drawing.language);
    key.entries.push_back(
        {is_kind, number, label_of({line, line}, drawing.language, kLinkFont, kNoBreak), Point{}});
  };
  for (std::size_t i = 0; i < drawing.kinds.size(); ++i) add(true, i, drawing.kinds[i].label);
  if (arrangement_of(drawing) == Arrangement::kMap) {
    for (std::size_t i = 0; i < drawing.relations.size(); ++i) add(false, i, drawing.relations[i]);
  }
  double column = 0;
  for (const KeyEntry& entry : key.entries)
    column = std::max(column, kSampleWidth + kBetweenRows + entry.label.width);
  column += kBetweenColumns;
  const auto columns =
      std::max<std::size_t>(1, static_cast<std::size_t>((width + kBetweenColumns) / column));
  const double row = kLinkFont * kLineHeight + kBetweenRows;
  for (std::size_t i = 0; i < key.entries.size(); ++i) {
    key.entries[i].at = {static_cast<double>(i % columns) * column,
                         static_cast<double>(i / columns) * row};
    key.width = std::max(key.width, key.entries[i].at.x + column - kBetweenColumns);
    key.height = key.entries[i].at.y + row;
  }
  return key;
}

}  // namespace clusterwise::cli
