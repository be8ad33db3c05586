// Robustness: what becomes of verdicts when known values, and default limits of the rules, are
// moved by some per cent.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "reasoner/advisor/decide.h"

namespace clusterwise::advisor {

struct Steadiness {
  Verdict verdict = Verdict::kNo;  // without moving anything
  double share = 1;  // of what the values may be, moved and unknown: where the verdict is the same
  bool exact = true;
  std::optional<Hinge> hinge;  // without its label; none where the verdict is the same throughout
};

// Of the verdicts that are settled without moving anything. Values are moved as intervals are
// looked at: uniformly and each by itself, within the range of the catalogue. REQUIRES: where
// `limits` is above 0, the policy's default limits are inputs.
std::map<Target, Steadiness> vary(const PolicyCircuit& policy, const Readings& readings,
                                  const Catalogue& catalogue, const Variation& by,
                                  const DecideOptions& how = {});

}  // namespace clusterwise::advisor
