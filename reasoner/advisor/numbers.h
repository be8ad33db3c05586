// Numbers as people read them.
#pragma once

#include <string>

#include "kb/knowledge.h"
#include "reasoner/advisor/answer.h"

namespace clusterwise::advisor {

// Whole numbers in full, others rounded: two decimals at most, none from 1,000 on, below 1 three
// significant digits; without an exponent: 11607, 93.95, 0.0248. As numbers stand in files.
std::string number_text(double number);

// As numbers are read: English parts thousands, 12,000, Chinese does not.
kb::Text readable(double number);

// A value of an indicator with its unit, in the display of the indicator if it has one: a share of
// 0.02 is "2 %" and "2%". The one way in which values of indicators are printed.
kb::Text amount(double value, const kb::Measurement& measurement);
// Of an interval: "20–45 %".
kb::Text amount(const Range& values, const kb::Measurement& measurement);

}  // namespace clusterwise::advisor
