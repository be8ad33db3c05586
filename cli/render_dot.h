// A drawing in the language of Graphviz.
#pragma once

#include <string>
#include <string_view>

#include "cli/drawing.h"

namespace clusterwise::cli {

// Lengths between parts of a drawing, in points.
inline constexpr double kGap = 4;  // at least, between two concepts of a map

// A graph that Graphviz's command `dot` draws as it is, the key to kinds and relations below it.
// Every size is given, so that the places do not hang on the fonts of the machine.
std::string render_dot(const Drawing& drawing);

// The same for laying out: no key, and "link-N" as id of the N-th link.
std::string render_dot_for_layout(const Drawing& drawing);

// The text between double quotes, for a name or a label; whatever is in it, Graphviz shows it as it
// stands. A line end becomes one in the label.
std::string dot_quoted(std::string_view text);

}  // namespace clusterwise::cli
