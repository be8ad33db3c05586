// What an answer does not speak of: computed from the rules themselves, so that it holds for any
// policy.
#pragma once

#include "kb/store.h"
#include "reasoner/advisor/answer.h"
#include "reasoner/advisor/interface.h"
#include "reasoner/advisor/phrase.h"
#include "reasoner/advisor/profile.h"

namespace clusterwise::advisor {

// REQUIRES: the answer's findings and recommendations are made; the interface is the program's.
Scope scope_of(const Answer& answer, const Profile& profile, const datalog::CheckedProgram& program,
               const Interface& interface, const kb::Store& store, Phrasebook& phrases);

}  // namespace clusterwise::advisor
