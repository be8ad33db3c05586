// What a policy keeps, and the steps that its questions share. Private to the advisor's files.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "reasoner/advisor/advisor.h"
#include "reasoner/advisor/decide.h"
#include "reasoner/advisor/evaluation.h"
#include "reasoner/advisor/interface.h"
#include "reasoner/advisor/outside.h"
#include "reasoner/advisor/phrase.h"
#include "reasoner/datalog/datalog.h"

namespace clusterwise::advisor {

struct Policy::State {
  const kb::Store& store;
  datalog::Program program;
  Interface interface;
  datalog::Diagnostics warnings;
  std::vector<UsedFile> rules;
  Catalogue catalogue;                  // indicators of the knowledge
  std::vector<std::string> unexamined;  // what no rule can find, as scope.h says
  Outside outside;

  Phrasebook phrasebook() const { return Phrasebook(store, outside); }

  // What the second column of the relation may hold.
  std::vector<std::string> ids_in(datalog::RelationId relation) const;
  // The finding with that id; nothing where no relation that the advisor reads could give it.
  std::optional<Target> target_of(std::string_view id) const;
  static kb::Failure no_target(std::string_view id);

  // The profile by its known values. Fails where the evaluation meets a limit.
  kb::Result<Evaluation> evaluate(const Profile& profile) const;
  // Of the region that was evaluated.
  kb::Result<PolicyCircuit> circuit(const Profile& profile, Evaluation& evaluation,
                                    OpenLimits limits = OpenLimits::kNone) const;
  kb::Result<Decisions> decide(const Profile& profile, Evaluation& evaluation,
                               const Options& options) const;
};

inline DecideOptions how_to_decide(const Options& options) {
  return {std::max<std::size_t>(2, options.budget), options.seed};
}

// recommend.cpp
Answer make_answer(const Policy::State& policy, const Profile& profile, Evaluation& evaluation,
                   const Decisions& decisions);
// make_robustness.cpp; REQUIRES: options.vary
kb::Result<Robustness> make_robustness(const Policy::State& policy, const Profile& profile,
                                       Evaluation& evaluation, const Options& options);
// why.cpp
std::vector<ProofStep> make_proofs(const Policy::State& policy, const Profile& profile,
                                   Evaluation& evaluation, std::string_view target);

}  // namespace clusterwise::advisor
