// Why something holds: the rules that fired.
#pragma once

#include <set>
#include <vector>

#include "reasoner/advisor/evaluation.h"
#include "reasoner/advisor/phrase.h"

namespace clusterwise::advisor {

// The nearest rules with an id above the fact, through those without one, strongest first. With
// `grounds` given, also the rules behind the facts of those relations that these rest on: a role
// rests on problems, whose rules hold the values.
std::vector<Reason> reasons_for(const std::vector<datalog::FactRef>& facts, Evaluation& evaluation,
                                Phrasebook& phrases,
                                const std::set<datalog::RelationId>& grounds = {});

}  // namespace clusterwise::advisor
