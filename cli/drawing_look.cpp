#include "cli/drawing_look.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "cli/said.h"
#include "cli/terminal_text.h"
#include "cli/wrap.h"

namespace clusterwise::cli {
namespace {

constexpr std::size_t kConceptColumns = 20;
constexpr std::size_t kLinkColumns = 24;
constexpr double kPadding = 4;  // on each side of a concept's label

// Advance widths of the printable ASCII characters in hundredths of the font size, each the wider
// of Liberation Sans (which has the widths of Arial and Helvetica) and DejaVu Sans.
constexpr std::array<std::uint8_t, 95> kWidths = {
    32, 41, 46, 84, 64, 96, 78, 28, 40,  40, 50, 84, 32, 37, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64,
    64, 64, 34, 34, 84, 84, 84, 56, 102, 69, 69, 73, 78, 67, 62, 78, 76, 30, 50, 67, 56, 87, 75, 79,
    67, 79, 73, 67, 62, 74, 69, 99, 69,  67, 69, 40, 34, 40, 84, 56, 50, 62, 64, 55, 64, 62, 36, 64,
    64, 28, 28, 58, 28, 98, 64, 62, 64,  64, 42, 53, 40, 64, 60, 82, 60, 60, 53, 64, 34, 64, 84};

// Of any other character: a full square, or nothing where it combines with the one before.
double width_of(char32_t character) {
  if (character >= U' ' && character <= U'~') return kWidths.at(character - U' ') / 100.0;
  return display_width(character) == 0 ? 0 : 1;
}

std::string text_of(const Styled& line) {
  std::string text;
  for (const Run& run : line) text += run.text;
  return text;
}

std::size_t columns_of(const std::vector<Styled>& lines) {
  std::size_t widest = 0;
  for (const Styled& line : lines) widest = std::max(widest, display_width(text_of(line)));
  return widest;
}

// On as few lines as the columns allow, all of them about as long.
std::vector<Styled> evenly_wrapped(const std::string& text, std::size_t columns) {
  const Styled styled = {{text, Style::kPlain}};
  std::vector<Styled> lines = wrap(styled, columns);
  for (std::size_t narrower = columns_of(lines); narrower > 2; --narrower) {
    std::vector<Styled> tried = wrap(styled, narrower - 1);
    if (tried.size() > lines.size() || columns_of(tried) >= narrower) break;
    lines = std::move(tried);
  }
  return lines;
}

// "整合集群资源，" and "实施区域品牌战略"
std::vector<std::string> clauses_of(const std::string& text) {
  constexpr std::string_view kComma = "，";
  std::vector<std::string> clauses;
  std::size_t from = 0;
  for (std::size_t at = text.find(kComma); at != std::string::npos; at = text.find(kComma, from)) {
    clauses.push_back(text.substr(from, at + kComma.size() - from));
    from = at + kComma.size();
  }
  if (from < text.size() || clauses.empty()) clauses.push_back(text.substr(from));
  return clauses;
}

// Broken at the commas of Chinese, where that takes no more lines.
std::vector<Styled> broken(const std::string& text, std::size_t columns) {
  std::vector<Styled> lines = evenly_wrapped(text, columns);
  std::vector<Styled> by_clause;
  for (const std::string& clause : clauses_of(text)) {
    for (Styled& line : evenly_wrapped(clause, columns)) by_clause.push_back(std::move(line));
  }
  return by_clause.size() <= lines.size() ? by_clause : lines;
}

}  // namespace

KindLook look_of_kind(std::size_t place) {
  constexpr std::array<std::string_view, 9> kLight = {"#77aadd", "#ee8866", "#eedd88",
                                                      "#ffaabb", "#99ddff", "#44bb99",
                                                      "#bbcc33", "#aaaa00", "#dddddd"};
  constexpr std::array kOutlines = {Outline::kRounded, Outline::kSquare, Outline::kDashed};
  return {kLight.at(place % kLight.size()), kOutlines.at(place / kLight.size() % kOutlines.size())};
}

RelationLook look_of_relation(std::size_t number) {
  constexpr std::array<std::string_view, 6> kMuted = {"#332288", "#cc6677", "#117733",
                                                      "#999933", "#882255", "#aa4499"};
  constexpr std::array kStrokes = {Stroke::kSolid, Stroke::kDashed, Stroke::kDotted, Stroke::kBold};
  return {kMuted.at(number % kMuted.size()), kStrokes.at(number / kMuted.size() % kStrokes.size())};
}

double text_width(std::string_view text, double font) {
  double width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    width += width_of(point.value);
    at += point.bytes;
  }
  return width * font;
}

Label label_of(const kb::Text& text, Language language, double font, std::size_t columns) {
  Label label;
  label.font = font;
  for (const Tongue tongue : tongues_of({&text}, language)) {
    for (const Styled& line : broken(in_tongue(text, tongue), columns)) {
      label.lines.push_back({text_of(line), tongue == Tongue::kChinese});
      label.width = std::max(label.width, text_width(label.lines.back().text, font));
    }
  }
  label.height = static_cast<double>(label.lines.size()) * font * kLineHeight;
  return label;
}

Label concept_label(const kb::Text& text, Language language) {
  Label label = label_of(text, language, kLabelFont, kConceptColumns);
  label.width += 2 * kPadding;
  label.height += kPadding;
  return label;
}

Label link_label(const kb::Text& text, Language language) {
  Label label = label_of(text, language, kLinkFont, kLinkColumns);
  label.width += kPadding;
  return label;
}

std::string one_line(const kb::Text& text, Language language) {
  std::string line;
  for (const Tongue tongue : tongues_of({&text}, language)) {
    if (!line.empty()) line += " / ";
    line += in_tongue(text, tongue);
  }
  return line;
}

}  // namespace clusterwise::cli
