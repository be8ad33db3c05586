// Robustness: what becomes of verdicts when known values, and default limits of the rules, are
// moved by some per cent.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "reasoner/advisor/decide.h"

namespace clusterwise::advisor {

struct VaryOptions {
  double values = 0;  // per cent by which each known value is moved at most, up and down
  double limits = 0;  // the same of each default limit
};

// What a verdict hangs on: the value that, as it is moved, changes the share of completions most.
struct Hinge {
  std::string indicator;
  bool is_limit = false;  // the limit is moved, not the value
  double moves = 0;       // by how much the share changes on average, 0..1
};

struct Steadiness {
  Verdict verdict = Verdict::kNo;  // without moving anything
  double share = 1;  // of what the values may be, moved and unknown: where the verdict is the same
  bool exact = true;
  std::optional<Hinge> hinge;  // none where the verdict is the same throughout
};

// Of the verdicts that are settled without moving anything. Values are moved as intervals are
// looked at: uniformly and each by itself, within the range of the catalogue. REQUIRES: where
// `limits` is above 0, the policy's default limits are inputs.
std::map<Target, Steadiness> vary(const PolicyCircuit& policy, const Readings& readings,
                                  const Catalogue& catalogue, const VaryOptions& options,
                                  const DecideOptions& how = {});

}  // namespace clusterwise::advisor
