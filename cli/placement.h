// The places of a drawing's parts.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/drawing.h"
#include "kb/problem.h"

namespace clusterwise::cli {

// In points, from the drawing's upper left corner rightwards and downwards.
struct Point {
  double x = 0;
  double y = 0;
};

struct Box {
  Point centre;
  double width = 0;
  double height = 0;
};

// A link's line: cubic Bézier curves, one after the other, of 1 + 3n points; or a straight line, of
// two. The arrow goes on from the last of them to the tip.
struct Route {
  std::vector<Point> line;
  Point tip;
  std::optional<Point> label;  // its centre
};

struct Placement {
  double width = 0;
  double height = 0;
  std::vector<Box> concepts;  // in the order of the drawing's
  std::vector<Route> links;
};

// The places that Graphviz finds; of a map, drawn together to about the shape of a page and joined
// by straight lines. `program` is Graphviz's `dot`. Fails where that does.
kb::Result<Placement> placement_of(const Drawing& drawing, const std::string& program,
                                   std::chrono::seconds limit);

// Its own part: what Graphviz wrote (format "json0") about render_dot_for_layout(drawing). Fails
// where something of the drawing is not there.
kb::Result<Placement> read_placement(std::string_view json, const Drawing& drawing);

}  // namespace clusterwise::cli
