// What changes from one answer to another, on a page and as JSON.
#pragma once

#include <optional>

#include "cli/answer_page.h"
#include "cli/json_page.h"
#include "reasoner/advisor/difference.h"

namespace clusterwise::cli {

// "60 → 5 (per 1,000 firms a year)"; an absent value is unknown.
kb::Text value_change(const advisor::ValueChange& change);
// "60 (per 1,000 firms a year)"
// "60", "40–60", "unknown".
kb::Text given_value(const std::optional<advisor::Range>& value,
                     const kb::Measurement& measurement);

// The values, then what they change, then what stays.
void render_difference(const advisor::Difference& difference, AnswerPage& on);
// The members of an object: values, stage, roles, features, problems, risks, unchanged.
void write_difference(const advisor::Difference& difference, JsonPage& json);
// A value as a profile has it: a number, {"low": …, "high": …}, or null.
void write_given(const std::optional<advisor::Range>& value, JsonPage& json);

}  // namespace clusterwise::cli
