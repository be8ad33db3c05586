// Several answers side by side on a page.
#pragma once

#include <span>

#include "cli/answer_page.h"
#include "reasoner/advisor/comparison.h"

namespace clusterwise::cli {

// Which profiles, then stages, roles, risks, what makes the difference, and the steps in time; a
// full page goes on with each answer in full.
void render_comparison(std::span<const advisor::Answer> answers,
                       const advisor::Comparison& comparison, Detail detail, Environment& env);

}  // namespace clusterwise::cli
