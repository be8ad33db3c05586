// From an answer to the report on it. One function a section, in the order of the report; what is
// said is said in both languages.
#pragma once

#include <vector>

#include "cli/document.h"
#include "reasoner/advisor/account.h"
#include "reasoner/advisor/answer.h"

namespace clusterwise::cli {

// `accounts`: of each role, in the order of the answer.
Document compose(const advisor::Answer& answer, const std::vector<advisor::Account>& accounts);

}  // namespace clusterwise::cli
