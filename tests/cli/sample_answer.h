// An answer with something in every field, for the tests of rendering.
#pragma once

#include <vector>

#include "reasoner/advisor/answer.h"
#include "reasoner/advisor/proof.h"

namespace clusterwise::cli {

advisor::Answer sample_answer();
std::vector<advisor::ProofStep> sample_proof();

}  // namespace clusterwise::cli
