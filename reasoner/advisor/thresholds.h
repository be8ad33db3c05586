// The limits that indicators are held against, wherever the rules keep them.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "reasoner/advisor/phrase.h"
#include "reasoner/advisor/policy_state.h"

namespace clusterwise::advisor {

// The given rows of every relation that has a column of indicators, one of floats and none of
// regions: those about `indicators`, in the order of the program. A row is in use where what was
// found about the region rests on it.
std::vector<Threshold> thresholds(const Policy::State& policy, Evaluation& evaluation,
                                  const std::set<std::string>& indicators, Phrasebook& phrases);

}  // namespace clusterwise::advisor
