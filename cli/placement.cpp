#include "cli/placement.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "cli/drawing_look.h"
#include "cli/pipe_through.h"
#include "cli/render_dot.h"
#include "cli/squeeze.h"

namespace clusterwise::cli {
namespace {

// What there is for concepts where labels are to be printed at 7 points or more: 802 by 555 points
// of A4 on its side, enlarged from that to kLabelFont, without margins and two rows of the key.
constexpr double kEnlarged = kLabelFont / 7;
constexpr Page kPage{802 * kEnlarged - 20, 555 * kEnlarged - 60};
constexpr double kBetweenLines = 4;
constexpr double kArrow = 6;

Point unit(const Point& from, const Point& to) {
  const double length = std::hypot(to.x - from.x, to.y - from.y);
  if (length == 0) return {1, 0};
  return {(to.x - from.x) / length, (to.y - from.y) / length};
}

// Where a ray from a point inside the box leaves it.
double way_out(const Box& box, const Point& from, const Point& direction) {
  const auto along = [](double low, double high, double at, double step) {
    if (step == 0) return HUGE_VAL;
    return ((step > 0 ? high : low) - at) / step;
  };
  return std::max(0.0, std::min(along(box.centre.x - box.width / 2, box.centre.x + box.width / 2,
                                      from.x, direction.x),
                                along(box.centre.y - box.height / 2, box.centre.y + box.height / 2,
                                      from.y, direction.y)));
}

// A straight line from outline to outline, `aside` points beside that through the centres.
Route straight(const Box& from, const Box& to, double aside) {
  const Point ahead = unit(from.centre, to.centre);
  const auto moved = [&](const Box& box) {
    return Point{box.centre.x - aside * ahead.y, box.centre.y + aside * ahead.x};
  };
  const Point begin = moved(from);
  const Point end = moved(to);
  const double out = way_out(from, begin, ahead);
  const double in = way_out(to, end, {-ahead.x, -ahead.y});
  const Point start{begin.x + out * ahead.x, begin.y + out * ahead.y};
  Route route;
  route.tip = {end.x - in * ahead.x, end.y - in * ahead.y};
  const double room = std::hypot(route.tip.x - start.x, route.tip.y - start.y);
  const double arrow = std::min(kArrow, room);
  route.line = {start, {route.tip.x - arrow * ahead.x, route.tip.y - arrow * ahead.y}};
  return route;
}

// Links between the same two concepts lie side by side.
void draw_straight(const Drawing& drawing, Placement& placement) {
  using Ends = std::pair<std::size_t, std::size_t>;
  std::map<Ends, std::size_t> links_between;
  const auto ends_of = [](const DrawnLink& link) { return Ends(std::minmax(link.from, link.to)); };
  for (const DrawnLink& link : drawing.links) ++links_between[ends_of(link)];
  std::map<Ends, std::size_t> drawn;
  placement.links.clear();
  for (const DrawnLink& link : drawing.links) {
    const Ends ends = ends_of(link);
    const double middle = (static_cast<double>(links_between[ends]) - 1) / 2;
    const double aside = (static_cast<double>(drawn[ends]++) - middle) * kBetweenLines;
    placement.links.push_back(straight(placement.concepts[link.from], placement.concepts[link.to],
                                       link.from < link.to ? aside : -aside));
  }
}

}  // namespace

kb::Result<Placement> placement_of(const Drawing& drawing, const std::string& program,
                                   std::chrono::seconds limit) {
  const auto json = pipe_through({program, "-Tjson0"}, render_dot_for_layout(drawing), limit);
  if (!json) return tl::unexpected(json.error());
  auto placement = read_placement(*json, drawing);
  if (!placement || arrangement_of(drawing) == Arrangement::kLayers) return placement;
  squeeze(placement->concepts, kPage, kGap);
  const Point extent = extent_of(placement->concepts);
  placement->width = extent.x;
  placement->height = extent.y;
  draw_straight(drawing, *placement);
  return placement;
}

}  // namespace clusterwise::cli
