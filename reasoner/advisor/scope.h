// What an answer does not speak of: computed from the rules themselves, so that it holds for any
// policy.
#pragma once

#include "kb/store.h"
#include "reasoner/advisor/answer.h"
#include "reasoner/advisor/interface.h"
#include "reasoner/advisor/phrase.h"
#include "reasoner/advisor/policy_state.h"
#include "reasoner/advisor/profile.h"

namespace clusterwise::advisor {

// The problems and risks of the knowledge that no rule can find, by their ids; of those packs that
// the rules speak of at all. REQUIRES: the interface is the program's.
std::vector<std::string> unexamined_by(const datalog::CheckedProgram& program,
                                       const Interface& interface, const kb::Store& store);

// REQUIRES: the answer's findings and recommendations are made.
Scope scope_of(const Answer& answer, const Profile& profile, const Policy::State& policy,
               Phrasebook& phrases);

}  // namespace clusterwise::advisor
