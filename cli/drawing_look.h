// How kinds, relations and labels of a drawing look, and how much room letters take. Lengths are in
// points.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/environment.h"
#include "kb/knowledge.h"

namespace clusterwise::cli {

enum class Outline { kRounded, kSquare, kDashed };

struct KindLook {
  std::string_view fill;  // "#rrggbb", light enough for black letters
  Outline outline = Outline::kRounded;
};

// Of the kind at that place in the order of declaration. The colours are "light" of Paul Tol's
// qualitative schemes ("Colour Schemes", SRON/EPS/TN/09-002, 2021), made to be told apart by the
// colour-blind; kinds that share one differ in outline.
KindLook look_of_kind(std::size_t place);

enum class Stroke { kSolid, kDashed, kDotted, kBold };

struct RelationLook {
  std::string_view colour;
  Stroke stroke = Stroke::kSolid;
};

// Of the drawing's n-th relation. The colours are the dark ones of Paul Tol's scheme "muted".
RelationLook look_of_relation(std::size_t number);

inline constexpr std::string_view kFonts =
    "Liberation Sans,Arial,Helvetica,Noto Sans CJK SC,Noto Sans SC,PingFang SC,Microsoft YaHei,"
    "WenQuanYi Zen Hei,SimHei,sans-serif";
inline constexpr double kLabelFont = 10;
inline constexpr double kLinkFont = 8;
inline constexpr double kLineHeight = 1.2;  // in heights of the font

// Width of a line of text, at least that in any of the usual sans-serif faces.
double text_width(std::string_view text, double font);

struct LabelLine {
  std::string text;
  bool chinese = false;
};

// A label on its lines, each language on lines of its own, and the room that they take.
struct Label {
  std::vector<LabelLine> lines;  // never empty
  double font = kLabelFont;
  double width = 0;
  double height = 0;
};

// On lines of about so many letters, half as many Chinese characters.
Label label_of(const kb::Text& text, Language language, double font, std::size_t columns);

// Of a concept, with the room between text and outline; of a link.
Label concept_label(const kb::Text& text, Language language);
Label link_label(const kb::Text& text, Language language);

// The text in the drawing's languages on one line, parted by a slash.
std::string one_line(const kb::Text& text, Language language);

}  // namespace clusterwise::cli
