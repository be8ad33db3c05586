// Why the rules do not say what a case expects: as much as one evaluation shows.
#pragma once

#include <map>
#include <string>

#include "reasoner/advisor/evaluation.h"
#include "reasoner/advisor/policy_state.h"
#include "reasoner/advisor/run_cases.h"

namespace clusterwise::advisor {

// The rules that fire by the known values, each with one of its derivations.
using FiredRules = std::map<std::string, datalog::Derivation>;

// The facts that propose the measure, for whatever role.
std::vector<datalog::FactRef> proposals_of(std::string_view measure, const Evaluation& evaluation,
                                           const Interface& interface);

// Fills in because, candidates and conditions. `relation` is the one that holds what the
// expectation is about (of Topic::kRule: any).
void explain(Mismatch& mismatch, datalog::RelationId relation, const Policy::State& policy,
             Evaluation& evaluation, const FiredRules& fired);

}  // namespace clusterwise::advisor
