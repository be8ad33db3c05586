// Cases of the knowledge that show what a region shows.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "kb/store.h"
#include "reasoner/advisor/answer.h"
#include "reasoner/advisor/phrase.h"

namespace clusterwise::advisor {

// Cases by the findings that they share with the region, best first; cases that share none are left
// out. Similarity is Jaccard's: findings of both / findings of either, over the findings that rules
// can make at all.
std::vector<ComparableCase> comparable_cases(const std::set<std::string>& findings,
                                             const std::set<std::string>& possible,
                                             const kb::Store& store, Phrasebook& phrases);

}  // namespace clusterwise::advisor
