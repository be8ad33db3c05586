#include "cli/drawing_look.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <set>

namespace clusterwise::cli {
namespace {

// Relative luminance, as the Web Content Accessibility Guidelines 2.1 define it.
double luminance(std::string_view colour) {
  const auto channel = [&](std::size_t at) {
    const double value = std::stoi(std::string(colour.substr(at, 2)), nullptr, 16) / 255.0;
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

TEST_CASE("black letters can be read on the colour of every kind") {
  std::set<std::pair<std::string_view, Outline>> looks;
  for (std::size_t place = 0; place < 27; ++place) {
    const KindLook look = look_of_kind(place);
    CHECK((luminance(look.fill) + 0.05) / 0.05 >= 4.5);
    looks.emplace(look.fill, look.outline);
  }
  CHECK(looks.size() == 27);
}

TEST_CASE("the line of every relation is seen on white") {
  std::set<std::pair<std::string_view, Stroke>> looks;
  for (std::size_t number = 0; number < 24; ++number) {
    const RelationLook look = look_of_relation(number);
    CHECK(1.05 / (luminance(look.colour) + 0.05) >= 3);
    looks.emplace(look.colour, look.stroke);
  }
  CHECK(looks.size() == 24);
}

std::vector<std::string> lines_of(const Label& label) {
  std::vector<std::string> lines;
  for (const LabelLine& line : label.lines) lines.push_back(line.text);
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("a label is broken into even lines, each language by itself") {
  const kb::Text text{"strengthen cooperation of industry, university and research",
                      "整合集群资源，实施区域品牌战略"};
  CHECK(lines_of(concept_label(text, Language::kBoth)) ==
        Lines{"strengthen", "cooperation of", "industry, university", "and research",
              "整合集群资源，", "实施区域品牌战略"});
  CHECK(lines_of(concept_label(text, Language::kChinese)) ==
        Lines{"整合集群资源，", "实施区域品牌战略"});
  CHECK(lines_of(concept_label({"GIS", "GIS"}, Language::kBoth)) == Lines{"GIS"});
  CHECK(lines_of(concept_label({"", ""}, Language::kBoth)).size() == 1);
}

TEST_CASE("a label has room for its widest line") {
  const Label label = concept_label({"Wilmington", "硅谷"}, Language::kBoth);
  CHECK(label.width > text_width("Wilmington", kLabelFont));
  CHECK(label.height >= 2 * kLabelFont * kLineHeight);
  CHECK(text_width("硅谷", 10) == 20);
  CHECK(text_width("mmmm", 10) > text_width("iiii", 10));
}

}  // namespace
}  // namespace clusterwise::cli
