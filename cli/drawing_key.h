// The key of a drawing: which look is which kind, which line which relation.
#pragma once

#include <cstddef>
#include <vector>

#include "cli/drawing.h"
#include "cli/drawing_look.h"
#include "cli/placement.h"

namespace clusterwise::cli {

struct KeyEntry {
  bool is_kind = true;     // else a relation
  std::size_t number = 0;  // index of the drawing's kind or relation
  Label label;
  Point at;  // upper left corner of the sample, which the label stands beside
};

struct Key {
  std::vector<KeyEntry> entries;
  double width = 0;
  double height = 0;
};

inline constexpr double kSampleWidth = 26;

// In as many columns as `width` allows, at least one; relations where they are not written at the
// links.
Key key_of(const Drawing& drawing, double width);

}  // namespace clusterwise::cli
