// From an answer to the report on it. One function a section, in the order of the report; what is
// said is said in both languages.
#pragma once

#include <vector>

#include "cli/document.h"
#include "reasoner/advisor/answer.h"
#include "reasoner/advisor/proof.h"

namespace clusterwise::cli {

// How a role follows from the known values; no proofs where it does not.
struct RoleProof {
  kb::Text role;
  std::vector<advisor::ProofStep> proofs;
};

Document compose(const advisor::Answer& answer, const std::vector<RoleProof>& proofs);

}  // namespace clusterwise::cli
