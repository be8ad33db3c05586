// What can be told of a drawing from its SVG alone: whether everything in it can be read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace clusterwise::cli {

struct CheckedDrawing {
  std::size_t concepts = 0;
  std::size_t links = 0;
  std::size_t relation_labels = 0;
  double width = 0;  // in points
  double height = 0;
  double label_font = 0;              // of the concepts' labels
  std::vector<std::string> problems;  // what overlaps what, what is cut
};

// Of what write_svg writes. No two concepts, labels of links or parts of the key may overlap, each
// text must lie in its box, and all within the picture. Widths of letters are estimated here anew,
// coarsely, not by the program's own table.
CheckedDrawing check_drawing(std::string_view svg);

}  // namespace clusterwise::cli
