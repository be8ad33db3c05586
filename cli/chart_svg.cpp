// The picture is stretched to the width of its place (preserveAspectRatio="none"), so it holds
// lines and boxes only: letters would be stretched as well. Strokes keep their width by the style
// sheet.
#include "cli/chart_svg.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace clusterwise::cli {
namespace {

// In units of the picture.
constexpr double kMargin = 1;  // keeps strokes at the ends inside the picture
constexpr double kScale = 98;  // the length of 1
constexpr double kHeight = 20;
constexpr double kBarTop = 4;
constexpr double kBarHeight = 12;
constexpr double kCap = 4;  // of a whisker, up and down from the middle

std::string number(double value) { return fmt::format("{:.6g}", value); }

double place_of(double value) { return kMargin + kScale * std::clamp(value, 0.0, 1.0); }

void line(Literal look, double x1, double y1, double x2, double y2, HtmlPage& page) {
  page.shape("line", {{"class", std::string(look.text())},
                      {"x1", number(x1)},
                      {"y1", number(y1)},
                      {"x2", number(x2)},
                      {"y2", number(y2)}});
}

void box(Literal look, double from, double to, HtmlPage& page) {
  page.shape("rect", {{"class", std::string(look.text())},
                      {"x", number(place_of(from))},
                      {"y", number(kBarTop)},
                      {"width", number(place_of(to) - place_of(from))},
                      {"height", number(kBarHeight)}});
}

void grid(HtmlPage& page) {
  for (double at : std::array{0.0, 0.25, 0.5, 0.75, 1.0})
    line("grid", place_of(at), 0, place_of(at), kHeight, page);
}

void whisker(const advisor::Range& range, HtmlPage& page) {
  constexpr double kMiddle = kBarTop + kBarHeight / 2;
  // The whisker lies on the bar as well as beside it: light below, dark above.
  line("halo", place_of(range.low), kMiddle, place_of(range.high), kMiddle, page);
  for (double end : {range.low, range.high}) {
    line("halo", place_of(end), kMiddle - kCap, place_of(end), kMiddle + kCap, page);
    line("whisker", place_of(end), kMiddle - kCap, place_of(end), kMiddle + kCap, page);
  }
  line("whisker", place_of(range.low), kMiddle, place_of(range.high), kMiddle, page);
}

}  // namespace

void write_bar(const Bar& bar, const std::string& id, const std::string& title,
               const std::string& description, HtmlPage& page) {
  const std::string title_id = id + "-title";
  const std::string description_id = id + "-desc";
  const auto svg = page.element("svg", {{"class", "bar"},
                                        {"viewBox", fmt::format("0 0 100 {}", kHeight)},
                                        {"preserveAspectRatio", "none"},
                                        {"role", "img"},
                                        {"aria-labelledby", title_id + " " + description_id}});
  page.element_with("title", {{"id", title_id}}, title);
  page.element_with("desc", {{"id", description_id}}, description);
  grid(page);
  const bool open = bar.badge.verdict == advisor::Verdict::kOpen;
  if (open && bar.range.low < bar.range.high) box("open", bar.range.low, bar.range.high, page);
  if (bar.value > 0) box(open ? Literal("value unsure") : Literal("value"), 0, bar.value, page);
  if (!open && bar.range.low < bar.range.high) whisker(bar.range, page);
}

}  // namespace clusterwise::cli
