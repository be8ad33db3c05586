// Cases that show what a region shows: those of the knowledge, and profiles of the user's.
#pragma once

#include <set>
#include <span>
#include <string>
#include <vector>

#include "kb/store.h"
#include "reasoner/advisor/answer.h"
#include "reasoner/advisor/phrase.h"

namespace clusterwise::advisor {

// The features, problems and risks that hold in every completion.
std::vector<Named> findings_of(const Answer& answer);

// Cases of the knowledge by the findings that they share with the region, best first; cases that
// share none are left out. Similarity is Jaccard's: findings of both / findings of either. It
// counts findings that rules can make (`possible`) and some case shows: of what no case speaks of,
// a case's silence says nothing.
std::vector<ComparableCase> comparable_cases(const std::vector<Named>& findings,
                                             const std::set<std::string>& possible,
                                             const kb::Store& store, Phrasebook& phrases);

// The same of profiles that rules were applied to, over all their findings. One of the same region,
// industry and period as the answer is the region itself, and is left out.
std::vector<ComparableCase> comparable_profiles(const Answer& answer,
                                                std::span<const Answer> cases);

// By similarity, larger first; equal ones stay in their order.
void sort_by_similarity(std::vector<ComparableCase>& cases);

}  // namespace clusterwise::advisor
