#include "cli/drawing_svg.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <ostream>

#include "cli/drawing_key.h"
#include "cli/drawing_look.h"
#include "cli/html_page.h"
#include "cli/words.h"

namespace clusterwise::cli {
namespace {

constexpr double kMargin = 10;
constexpr double kAboveKey = 10;
constexpr double kAscent = 0.86;  // of a line of text, from its top to its base, in line heights
constexpr double kCorner = 4;
constexpr double kArrowWidth = 5;
constexpr std::string_view kOutlineColour = "#444444";
constexpr std::string_view kDashes = "5,3";
constexpr std::string_view kDots = "1.2,2.4";

// To a tenth of a point; never "-0".
std::string number(double value) {
  const double rounded = std::round(value * 10) / 10;
  return fmt::format("{:.6g}", rounded == 0 ? 0.0 : rounded);
}

std::string at(const Point& point) {
  return number(point.x + kMargin) + "," + number(point.y + kMargin);
}

class Picture {
 public:
  Picture(const Drawing& drawing, const Placement& placement, std::ostream& out)
      : drawing_(drawing),
        placement_(placement),
        out_(out),
        page_(out),
        key_(key_of(drawing, placement.width)) {}

  void write() {
    const double width = std::max(placement_.width, key_.width) + 2 * kMargin;
    const double height = placement_.height + kAboveKey + key_.height + 2 * kMargin;
    const std::string title = one_line(this->title(), drawing_.language);
    {
      const auto svg = page_.element(
          "svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                  {"width", number(width) + "pt"},
                  {"height", number(height) + "pt"},
                  {"viewBox", fmt::format("0 0 {} {}", number(width), number(height))},
                  {"role", "img"},
                  {"aria-label", title},
                  {"font-family", std::string(kFonts)}});
      page_.element_with("title", {}, title);
      page_.shape("rect", {{"width", "100%"}, {"height", "100%"}, {"fill", "#ffffff"}});
      for (std::size_t i = 0; i < drawing_.links.size(); ++i) line(i);
      for (std::size_t i = 0; i < drawing_.links.size(); ++i) link_text(i);
      for (std::size_t i = 0; i < drawing_.concepts.size(); ++i) concept_at(i);
      key();
    }
    out_ << '\n';
  }

 private:
  kb::Text title() const {
    const kb::Text counts = fill(Word::kDrawn, {same(std::to_string(drawing_.concepts.size())),
                                                same(std::to_string(drawing_.links.size()))});
    if (!drawing_.subject) return counts;
    return fill(Word::kDrawnAround, {drawing_.concepts[*drawing_.subject].label, counts});
  }

  // On a line of its own in the source.
  [[nodiscard]] HtmlPage::Element group(const Attributes& attributes) {
    out_ << '\n';
    return page_.element("g", attributes);
  }

  void stroke(Attributes& attributes, const RelationLook& look) const {
    attributes.push_back({"stroke", std::string(look.colour)});
    attributes.push_back({"stroke-width", look.stroke == Stroke::kBold ? "1.6" : "0.9"});
    if (look.stroke == Stroke::kDashed)
      attributes.push_back({"stroke-dasharray", std::string(kDashes)});
    if (look.stroke == Stroke::kDotted)
      attributes.push_back({"stroke-dasharray", std::string(kDots)});
  }

  void arrow(const Route& route, const RelationLook& look) {
    std::string path = "M" + at(route.line.front()) + (route.line.size() == 2 ? "L" : "C");
    for (std::size_t i = 1; i < route.line.size(); ++i)
      path += (i == 1 ? "" : " ") + at(route.line[i]);
    Attributes attributes = {{"d", path}, {"fill", "none"}};
    stroke(attributes, look);
    page_.shape("path", attributes);
    const Point& base = route.line.back();
    const double length = std::hypot(route.tip.x - base.x, route.tip.y - base.y);
    if (length == 0) return;
    const double across = kArrowWidth / 2 / length;
    const Point side{-(route.tip.y - base.y) * across, (route.tip.x - base.x) * across};
    page_.shape("path", {{"d", fmt::format("M{}L{}L{}z", at(route.tip),
                                           at({base.x + side.x, base.y + side.y}),
                                           at({base.x - side.x, base.y - side.y}))},
                         {"fill", std::string(look.colour)}});
  }

  void line(std::size_t index) {
    const DrawnLink& drawn = drawing_.links[index];
    const auto whole = group({{"class", "link"}});
    const kb::Text& from = drawing_.concepts[drawn.from].label;
    const kb::Text& to = drawing_.concepts[drawn.to].label;
    const kb::Text& relation = drawing_.relations[drawn.relation];
    page_.element_with("title", {},
                       one_line(fill(Word::kDrawnLink, {from, relation, to}), drawing_.language));
    arrow(placement_.links[index], look_of_relation(drawn.relation));
  }

  void rectangle(const Box& box, Attributes attributes) {
    Attributes all = {{"x", number(box.centre.x - box.width / 2 + kMargin)},
                      {"y", number(box.centre.y - box.height / 2 + kMargin)},
                      {"width", number(box.width)},
                      {"height", number(box.height)}};
    all.insert(all.end(), attributes.begin(), attributes.end());
    page_.shape("rect", all);
  }

  void lines(const Label& label, const Point& centre, Literal anchor) {
    const double line_height = label.font * kLineHeight;
    double base = centre.y - static_cast<double>(label.lines.size()) * line_height / 2 +
                  label.font * kAscent + (line_height - label.font) / 2;
    for (const LabelLine& line : label.lines) {
      page_.element_with("text",
                         {{"x", number(centre.x + kMargin)},
                          {"y", number(base + kMargin)},
                          {"font-size", number(label.font)},
                          {"text-anchor", std::string(anchor.text())},
                          {"xml:lang", line.chinese ? "zh" : "en"}},
                         line.text);
      base += line_height;
    }
  }

  void link_text(std::size_t index) {
    const auto& centre = placement_.links[index].label;
    if (!centre) return;
    const Label label =
        link_label(drawing_.relations[drawing_.links[index].relation], drawing_.language);
    const auto whole = group({{"class", "relation"}});
    rectangle({*centre, label.width, label.height}, {{"fill", "#ffffff"}});
    lines(label, *centre, "middle");
  }

  Attributes outlined(const KindLook& look, bool strong) const {
    Attributes attributes = {{"fill", std::string(look.fill)},
                             {"stroke", std::string(kOutlineColour)},
                             {"stroke-width", strong ? "2" : "0.6"}};
    if (look.outline == Outline::kRounded) attributes.push_back({"rx", number(kCorner)});
    if (look.outline == Outline::kDashed)
      attributes.push_back({"stroke-dasharray", std::string(kDashes)});
    return attributes;
  }

  void concept_at(std::size_t index) {
    const DrawnConcept& drawn = drawing_.concepts[index];
    const DrawnKind& kind = drawing_.kinds[drawn.kind];
    const Box& box = placement_.concepts[index];
    const auto whole = group({{"id", drawn.id}, {"class", "concept"}});
    page_.element_with(
        "title", {},
        one_line(fill(Word::kDrawnConcept, {drawn.label, kind.label, drawn.definition}),
                 drawing_.language));
    rectangle(box, outlined(look_of_kind(kind.place), drawing_.subject == index));
    lines(concept_label(drawn.label, drawing_.language), box.centre, "middle");
  }

  void key() {
    const auto whole = group({{"class", "key"}});
    const double height = kLinkFont * kLineHeight;
    for (const KeyEntry& entry : key_.entries) {
      const Point from{entry.at.x, entry.at.y + placement_.height + kAboveKey};
      const Point middle{from.x + kSampleWidth / 2, from.y + height / 2};
      if (entry.is_kind) {
        rectangle({middle, kSampleWidth, height},
                  outlined(look_of_kind(drawing_.kinds[entry.number].place), false));
      } else {
        arrow({{{from.x, middle.y}, {from.x + kSampleWidth - kArrowWidth, middle.y}},
               {from.x + kSampleWidth, middle.y},
               {}},
              look_of_relation(entry.number));
      }
      lines(entry.label, {from.x + kSampleWidth + 4, middle.y}, "start");
    }
  }

  const Drawing& drawing_;
  const Placement& placement_;
  std::ostream& out_;
  HtmlPage page_;
  Key key_;
};

}  // namespace

void write_svg(const Drawing& drawing, const Placement& placement, std::ostream& out) {
  Picture(drawing, placement, out).write();
}

}  // namespace clusterwise::cli
