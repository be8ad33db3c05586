// Tells what becomes of the verdicts of an answer as values and limits are moved.

#include <algorithm>

#include "reasoner/advisor/phrase.h"
#include "reasoner/advisor/policy_state.h"
#include "reasoner/advisor/robustness.h"

namespace clusterwise::advisor {
namespace {

// All of them; or those that hold, and those that would where values were others.
enum class Which { kAll, kThatMayHold };

struct Part {
  datalog::RelationId relation;
  VerdictOf about;
  Which which;
};

SteadyVerdict steady_verdict(const std::string& id, const Steadiness& found, VerdictOf about,
                             Phrasebook& phrases) {
  SteadyVerdict result{id,          phrases.label(id), about,      found.verdict,
                       found.share, found.exact,       found.hinge};
  if (result.hinge) result.hinge->label = phrases.label(result.hinge->indicator);
  return result;
}

}  // namespace

kb::Result<Robustness> make_robustness(const Policy::State& policy, const Profile& profile,
                                       Evaluation& evaluation, const Options& options) {
  const OpenLimits limits = options.vary->limits > 0 ? OpenLimits::kDefault : OpenLimits::kNone;
  const kb::Result<PolicyCircuit> circuit = policy.circuit(profile, evaluation, limits);
  if (!circuit) return tl::unexpected(circuit.error());
  const std::map<Target, Steadiness> found =
      vary(*circuit, profile.indicators, policy.catalogue, *options.vary, how_to_decide(options));
  const Interface& interface = policy.interface;
  const Part parts[] = {{interface.recommends, VerdictOf::kRole, Which::kAll},
                        {interface.stage, VerdictOf::kStage, Which::kThatMayHold},
                        {interface.feature, VerdictOf::kFinding, Which::kAll},
                        {interface.problem, VerdictOf::kFinding, Which::kThatMayHold},
                        {interface.risk, VerdictOf::kFinding, Which::kThatMayHold}};
  Phrasebook phrases = policy.phrasebook();
  Robustness result{*options.vary, {}};
  for (const Part& part : parts) {
    const auto begin = static_cast<std::ptrdiff_t>(result.verdicts.size());
    for (const auto& [target, steadiness] : found) {
      const bool may_hold = steadiness.verdict == Verdict::kYes || steadiness.share < 1;
      if (target.first != part.relation || (part.which == Which::kThatMayHold && !may_hold))
        continue;
      result.verdicts.push_back(steady_verdict(target.second, steadiness, part.about, phrases));
    }
    std::stable_sort(result.verdicts.begin() + begin, result.verdicts.end(),
                     [](const auto& a, const auto& b) { return a.share < b.share; });
  }
  return result;
}

}  // namespace clusterwise::advisor
