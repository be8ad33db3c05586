#include "cli/case_words.h"

#include <algorithm>
#include <set>
#include <string>

#include "reasoner/advisor/natural_order.h"

namespace clusterwise::cli {

kb::Text labels_of(const std::vector<advisor::Told>& told) {
  kb::Text list;
  for (const advisor::Told& one : told) {
    list.en += (list.en.empty() ? "" : "; ") + one.label.en;
    list.zh += (list.zh.empty() ? "" : "；") + one.label.zh;
  }
  return list;
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
