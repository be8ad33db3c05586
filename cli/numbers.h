// Numbers as a reader likes them.
#pragma once

#include <string>

#include "reasoner/advisor/answer.h"

namespace clusterwise::cli {

std::string two_decimals(double value);  // 0.82, for degrees and scores
std::string percent(double share);       // 0.423 is "42%"
// Of an open verdict: where all completions but single values agree it is ">99%" or "<1%".
std::string open_percent(double share);
std::string range_of(
    const advisor::Range& r);   // "0.61–0.90", or one number where both ends are shown alike
std::string bar(double value);  // ten cells for 0..1
// The same, up to `high` half filled.
std::string bar_between(double value, double high);

}  // namespace clusterwise::cli
