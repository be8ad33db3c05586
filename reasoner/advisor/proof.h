// Proofs as an analyst reads them: from a finding down to the values of the profile, thresholds and
// claims.
#pragma once

#include <string>
#include <vector>

#include "kb/knowledge.h"
#include "reasoner/advisor/answer.h"

namespace clusterwise::advisor {

enum class StepKind {
  kRule,       // a rule fired: `text` is its sentence, `rule` its id
  kValue,      // a value of the profile
  kThreshold,  // a limit of an indicator, with its basis
  kSetting,    // another number of the policy, with the reason for it
  kKnowledge,  // a link or concept of the knowledge
  kCondition,  // a comparison that held: "60 >= 10"
  kAbsence,    // something that does not hold, as the rule demands
  kFact        // any other fact
};

struct ProofStep {
  StepKind kind = StepKind::kFact;
  kb::Text text;
  std::string fact;  // as the rules write it: relation("a", "b", 1)
  std::string rule;  // kRule only; empty for rules without an id
  kb::Text source;   // kValue: where the profile says it is from; kThreshold: basis and source;
                     // kSetting: why it is so
  std::vector<ClaimRef> claims;
  bool repeated = false;  // its premises stand further up, under the same fact
  std::vector<ProofStep> premises;
};

}  // namespace clusterwise::advisor
