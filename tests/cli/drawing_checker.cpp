#include "tests/cli/drawing_checker.h"

#include <algorithm>
#include <regex>

#include "cli/terminal_text.h"

namespace clusterwise::cli {
namespace {

constexpr double kRounding = 0.15;  // of coordinates as they are written

struct Area {
  std::string name;
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
};

bool overlap(const Area& a, const Area& b) {
  return std::min(a.right, b.right) - std::max(a.left, b.left) > kRounding &&
         std::min(a.bottom, b.bottom) - std::max(a.top, b.top) > kRounding;
}

bool within(const Area& inner, const Area& outer) {
  return inner.left >= outer.left - kRounding && inner.right <= outer.right + kRounding &&
         inner.top >= outer.top - kRounding && inner.bottom <= outer.bottom + kRounding;
}

double letter_width(char32_t letter) {
  constexpr std::u32string_view kNarrow = U"iljtfr.,:;'|!()[]-/ I";
  constexpr std::u32string_view kBroad = U"mwMW@%";
  if (letter > U'~') return static_cast<double>(display_width(letter)) / 2;
  if (kNarrow.find(letter) != std::u32string_view::npos) return 0.28;
  if (kBroad.find(letter) != std::u32string_view::npos) return 0.82;
  return letter >= U'A' && letter <= U'Z' ? 0.66 : 0.56;
}

double estimated_width(std::string_view text) {
  double width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    width += letter_width(point.value);
    at += point.bytes;
  }
  return width;
}

std::string attribute(const std::string& tag, const std::string& name) {
  const std::string before = " " + name + "=\"";
  const std::size_t begin = tag.find(before);
  if (begin == std::string::npos) return "";
  const std::size_t from = begin + before.size();
  return tag.substr(from, tag.find('"', from) - from);
}

double number(const std::string& tag, const std::string& name) {
  const std::string text = attribute(tag, name);
  return text.empty() ? 0 : std::stod(text);
}

std::string unescaped(std::string text) {
  const std::vector<std::pair<std::string, std::string>> entities = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}};
  for (const auto& [entity, character] : entities) {
    for (std::size_t at; (at = text.find(entity)) != std::string::npos;)
      text.replace(at, entity.size(), character);
  }
  return text;
}

// A group of the picture: its boxes and texts.
struct Group {
  std::string look;  // its class
  std::string id;
  std::vector<Area> boxes;
  std::vector<Area> texts;
  double font = 0;
};

Area box_of(const std::string& tag, const std::string& name) {
  const double x = number(tag, "x");
  const double y = number(tag, "y");
  return {name, x, y, x + number(tag, "width"), y + number(tag, "height")};
}

Area text_area(const std::string& tag, const std::string& content) {
  const double font = number(tag, "font-size");
  const double width = estimated_width(content) * font;
  const double x = number(tag, "x") - (attribute(tag, "text-anchor") == "middle" ? width / 2 : 0);
  const double y = number(tag, "y");
  return {content, x, y - 0.85 * font, x + width, y + 0.2 * font};
}

Group group_in(const std::string& source) {
  Group group;
  const std::string head = source.substr(0, source.find('>'));
  group.look = attribute(" " + head, "class");
  group.id = attribute(" " + head, "id");
  static const std::regex kRect("<rect[^>]*>");
  for (std::sregex_iterator at(source.begin(), source.end(), kRect), end; at != end; ++at)
    group.boxes.push_back(box_of(at->str(), group.look + " " + group.id));
  static const std::regex kText("(<text[^>]*>)([^<]*)</text>");
  for (std::sregex_iterator at(source.begin(), source.end(), kText), end; at != end; ++at) {
    group.texts.push_back(text_area((*at)[1], unescaped((*at)[2])));
    group.font = number((*at)[1], "font-size");
  }
  return group;
}

std::vector<Group> groups_in(std::string_view svg) {
  std::vector<Group> groups;
  const std::string begin = "\n<g ";
  for (std::size_t at = svg.find(begin); at != std::string_view::npos;) {
    const std::size_t next = svg.find(begin, at + 1);
    const std::size_t from = at + begin.size();
    groups.push_back(group_in(std::string(svg.substr(from, next - from))));
    at = next;
  }
  return groups;
}

class Checker {
 public:
  CheckedDrawing check(std::string_view svg) {
    const std::string head(svg.substr(0, svg.find('>')));
    result_.width = number(head, "width");
    result_.height = number(head, "height");
    for (const Group& group : groups_in(svg)) add(group);
    const Area page{"page", 0, 0, result_.width, result_.height};
    for (std::size_t i = 0; i < areas_.size(); ++i) {
      if (!within(areas_[i], page)) problem(areas_[i].name + " is not within the picture");
      for (std::size_t j = i + 1; j < areas_.size(); ++j) {
        if (overlap(areas_[i], areas_[j])) problem(areas_[i].name + " overlaps " + areas_[j].name);
      }
    }
    return result_;
  }

 private:
  void problem(const std::string& text) { result_.problems.push_back(text); }

  void add(const Group& group) {
    if (group.look == "link") {
      ++result_.links;
    } else if (group.look == "key") {
      for (const Area& text : group.texts) areas_.push_back(text);
      for (const Area& box : group.boxes) areas_.push_back(box);
    } else {
      add_labelled(group);
    }
  }

  void add_labelled(const Group& group) {
    if (group.boxes.size() != 1 || group.texts.empty()) {
      problem(group.look + " " + group.id + " is no box with a label");
      return;
    }
    const Area& box = group.boxes.front();
    areas_.push_back(box);
    for (const Area& text : group.texts) {
      if (!within(text, box)) problem(text.name + " is not within " + box.name);
    }
    for (std::size_t i = 1; i < group.texts.size(); ++i) {
      if (overlap(group.texts[i - 1], group.texts[i]))
        problem(group.texts[i].name + " overlaps the line above");
    }
    if (group.look == "concept") {
      ++result_.concepts;
      result_.label_font = group.font;
    } else {
      ++result_.relation_labels;
    }
  }

  CheckedDrawing result_;
  std::vector<Area> areas_;
};

}  // namespace

CheckedDrawing check_drawing(std::string_view svg) { return Checker().check(svg); }

}  // namespace clusterwise::cli
