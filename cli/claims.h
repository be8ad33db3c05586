// Claims as they follow a sentence.
#pragma once

#include <string>
#include <vector>

#include "reasoner/advisor/answer.h"

namespace clusterwise::cli {

// " (R5c, R5h §2.5)"; empty without claims.
std::string claims_in_brief(const std::vector<advisor::ClaimRef>& claims);

}  // namespace clusterwise::cli
