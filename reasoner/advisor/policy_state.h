// What a policy keeps, and the steps that its questions share. Private to the advisor's files.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "reasoner/advisor/advisor.h"
#include "reasoner/advisor/evaluation.h"
#include "reasoner/advisor/interface.h"
#include "reasoner/datalog/datalog.h"

namespace clusterwise::advisor {

struct Policy::State {
  const kb::Store& store;
  datalog::Program program;
  Interface interface;
  datalog::Diagnostics warnings;
  std::vector<UsedFile> rules;
  std::map<std::string, kb::Measurement> catalogue;  // indicators of the knowledge

  // The profile by its known values, and completions within the budget; budget 0: the known values
  // alone.
  kb::Result<Evaluation> evaluate(const Profile& profile, std::size_t budget,
                                  std::uint64_t seed) const;
};

// recommend.cpp
Answer make_answer(const Policy::State& policy, const Profile& profile, Evaluation& evaluation);
// why.cpp
std::vector<ProofStep> make_proofs(const Policy::State& policy, const Profile& profile,
                                   Evaluation& evaluation, std::string_view target);

}  // namespace clusterwise::advisor
