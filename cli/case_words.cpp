#include "cli/case_words.h"

#include <algorithm>
#include <set>
#include <string>

#include "cli/words.h"
#include "reasoner/advisor/natural_order.h"

namespace clusterwise::cli {

kb::Text labels_of(const std::vector<advisor::Told>& told) {
  std::vector<kb::Text> labels;
  for (const advisor::Told& one : told) labels.push_back(one.label);
  return one_after_another(labels);
}

std::vector<advisor::ClaimRef> claims_of(const std::vector<advisor::Told>& told) {
  std::vector<advisor::ClaimRef> claims;
  std::set<std::string> known;
  for (const advisor::Told& one : told) {
    for (const advisor::ClaimRef& claim : one.claims) {
      if (known.insert(claim.id).second) claims.push_back(claim);
    }
  }
  std::sort(claims.begin(), claims.end(),
            [](const auto& a, const auto& b) { return advisor::natural_less(a.id, b.id); });
  return claims;
}

}  // namespace clusterwise::cli
