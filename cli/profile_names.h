// Names by which the profiles on one page are told apart.
#pragma once

#include <span>
#include <vector>

#include "kb/knowledge.h"
#include "reasoner/advisor/answer.h"

namespace clusterwise::cli {

// As short as they can be and still differ: the region, the period of one region's profiles, else
// both, else with the industry; those that are alike even so get their number.
std::vector<kb::Text> profile_names(std::span<const advisor::Answer> answers);

}  // namespace clusterwise::cli
