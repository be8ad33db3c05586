// Values of indicators as people read them: the one place that puts a number and a unit together.
#pragma once

#include "kb/knowledge.h"
#include "reasoner/advisor/answer.h"

namespace clusterwise::advisor {

// "60 per 1,000 firms a year", "35 %", "yes"; without a measurement the number alone.
kb::Text amount_text(double value, const kb::Measurement* measurement);
// "40 to 60 out of 100"; one amount where both ends are the same.
kb::Text amount_text(const Range& range, const kb::Measurement* measurement);

// Whether its values are but yes and no, 1 and 0.
bool is_yes_or_no(const kb::Measurement* measurement);

}  // namespace clusterwise::advisor
