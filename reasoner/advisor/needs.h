// Which unknown value would tell most about an open verdict.
#pragma once

#include <vector>

#include "reasoner/advisor/evaluation.h"
#include "reasoner/advisor/phrase.h"

namespace clusterwise::advisor {

// The unknown or uncertain indicators by the share of the verdict's uncertainty that knowing each
// one's cell takes away on average (mutual information over entropy, 0..1), largest first, at most
// `most`. Empty where the verdict is settled.
std::vector<Need> needs_of(const Outcome& outcome, const CompletionSet& completions,
                           Phrasebook& phrases, std::size_t most);

}  // namespace clusterwise::advisor
