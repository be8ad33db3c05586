// What was done in a case and what came of it, in words.
#pragma once

#include <vector>

#include "reasoner/advisor/answer.h"

namespace clusterwise::cli {

// As one list in each language. Labels may hold commas of their own.
kb::Text labels_of(const std::vector<advisor::Told>& told);

// The claims it rests on, each once, in the order of their ids.
std::vector<advisor::ClaimRef> claims_of(const std::vector<advisor::Told>& told);

}  // namespace clusterwise::cli
