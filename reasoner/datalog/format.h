// Rule files in one layout.
#pragma once

#include <string>
#include <tl/expected.hpp>

#include "reasoner/datalog/diagnostics.h"
#include "reasoner/datalog/source.h"

namespace clusterwise::datalog {

// The text in the layout that all rule files share, or what is wrong with its syntax. Every token
// and comment is there, in the same order; literals and parentheses stay as they were written.
//
// An item fits on one line of 100 columns or is broken: a rule into one condition a line, anything
// else where the line is full. Of the author's layout three things count: blank lines between
// items, of which one is kept; a comment that begins its line stays on a line of its own; one that
// follows something stays behind it. So format(format(x)) is format(x).
tl::expected<std::string, Diagnostics> format(const Source& source);

}  // namespace clusterwise::datalog
