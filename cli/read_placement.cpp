// Graphviz's JSON (https://graphviz.org/docs/outputs/json/) has its attributes as strings: "pos" of
// a node is "x,y", of an edge "e,TIP POINT POINT …"; upwards, in points.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <string>

#include "cli/drawing_look.h"
#include "cli/placement.h"
#include "kb/json.h"

namespace clusterwise::cli {
namespace {

using Parts = std::map<std::string, const kb::Json*>;  // nodes by name, edges by id

kb::Failure not_understood(std::string_view what) {
  return {fmt::format("the layout by Graphviz has no {}", what),
          "use another version of Graphviz, or write --format dot"};
}

std::string_view text_of(const kb::Json* part, std::string_view attribute) {
  const kb::Json* found = part == nullptr ? nullptr : part->find(attribute);
  return found == nullptr || found->string() == nullptr ? std::string_view{} : *found->string();
}

Parts parts_of(const kb::Json& document, std::string_view list, std::string_view key) {
  Parts parts;
  const kb::Json* found = document.find(list);
  if (found == nullptr || found->array() == nullptr) return parts;
  for (const kb::Json& one : *found->array()) parts[std::string(text_of(&one, key))] = &one;
  return parts;
}

const kb::Json* part(const Parts& parts, const std::string& name) {
  const auto found = parts.find(name);
  return found == parts.end() ? nullptr : found->second;
}

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

// "12.5,7"
std::optional<Point> point_in(std::string_view text) {
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos) return std::nullopt;
  const auto x = number_in(text.substr(0, comma));
  const auto y = number_in(text.substr(comma + 1));
  if (!x || !y) return std::nullopt;
  return Point{*x, -*y};
}

std::optional<Route> route_in(std::string_view text) {
  Route route;
  std::optional<Point> tip;
  while (!text.empty()) {
    std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    const bool is_tip = word.starts_with("e,");
    const auto point = point_in(is_tip ? word.substr(2) : word);
    if (!point) return std::nullopt;
    if (is_tip) {
      tip = point;
    } else {
      route.line.push_back(*point);
    }
  }
  if (!tip || route.line.size() < 4 || route.line.size() % 3 != 1) return std::nullopt;
  route.tip = *tip;
  return route;
}

// The least rectangle that holds what was added.
class Bounds {
 public:
  void add(const Box& box) {
    add(Point{box.centre.x - box.width / 2, box.centre.y - box.height / 2});
    add(Point{box.centre.x + box.width / 2, box.centre.y + box.height / 2});
  }
  void add(const Point& point) {
    low_ = {std::min(low_.x, point.x), std::min(low_.y, point.y)};
    high_ = {std::max(high_.x, point.x), std::max(high_.y, point.y)};
  }
  void shift(Point& point) const { point = {point.x - low_.x, point.y - low_.y}; }
  double width() const { return high_.x - low_.x; }
  double height() const { return high_.y - low_.y; }

 private:
  Point low_{HUGE_VAL, HUGE_VAL};
  Point high_{-HUGE_VAL, -HUGE_VAL};
};

void move_to_origin(Placement& placement, const Drawing& drawing) {
  Bounds bounds;
  for (const Box& box : placement.concepts) bounds.add(box);
  for (std::size_t i = 0; i < placement.links.size(); ++i) {
    const Route& route = placement.links[i];
    for (const Point& point : route.line) bounds.add(point);
    if (!route.label) continue;
    const Label label = link_label(drawing.relations[drawing.links[i].relation], drawing.language);
    bounds.add(Box{*route.label, label.width, label.height});
  }
  for (Box& box : placement.concepts) bounds.shift(box.centre);
  for (Route& route : placement.links) {
    for (Point& point : route.line) bounds.shift(point);
    bounds.shift(route.tip);
    if (route.label) bounds.shift(*route.label);
  }
  placement.width = bounds.width();
  placement.height = bounds.height();
}

}  // namespace

kb::Result<Placement> read_placement(std::string_view json, const Drawing& drawing) {
  const auto document = kb::parse_json(json);
  if (!document) return tl::unexpected(not_understood(document.error().front().message));
  const Parts nodes = parts_of(*document, "objects", "name");
  const Parts edges = parts_of(*document, "edges", "id");
  Placement placement;
  for (const DrawnConcept& drawn : drawing.concepts) {
    const auto centre = point_in(text_of(part(nodes, drawn.id), "pos"));
    if (!centre) return tl::unexpected(not_understood(fmt::format("place for '{}'", drawn.id)));
    const Label label = concept_label(drawn.label, drawing.language);
    placement.concepts.push_back({*centre, label.width, label.height});
  }
  for (std::size_t i = 0; i < drawing.links.size(); ++i) {
    const kb::Json* edge = part(edges, fmt::format("link-{}", i));
    auto route = route_in(text_of(edge, "pos"));
    if (!route) return tl::unexpected(not_understood(fmt::format("line for link {}", i)));
    route->label = point_in(text_of(edge, "lp"));
    placement.links.push_back(*std::move(route));
  }
  move_to_origin(placement, drawing);
  return placement;
}

}  // namespace clusterwise::cli
