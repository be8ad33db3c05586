// Puts what would turn a verdict into words of the catalogue.

#include <algorithm>

#include "reasoner/advisor/flip.h"
#include "reasoner/advisor/phrase.h"
#include "reasoner/advisor/policy_state.h"

namespace clusterwise::advisor {
namespace {

NeededValue needed_value(const CellChange& change, const FlipSearch& search,
                         const Policy::State& policy, const Profile& profile, Phrasebook& phrases) {
  const OpenIndicator& indicator = search.indicators.at(change.input);
  NeededValue result;
  result.indicator = indicator.id;
  result.label = phrases.label(indicator.id);
  result.measurement = policy.catalogue.at(indicator.id);
  result.now = value_of(profile.indicators, indicator.id);
  if (change.first > 0) result.at_least = indicator.cells[change.first].first;
  if (change.last + 1 < indicator.cells.size())
    result.below = indicator.cells[change.last + 1].first;
  result.distance = change.distance;
  return result;
}

VerdictOf about(const Target& target, const Interface& interface) {
  if (target.first == interface.recommends) return VerdictOf::kRole;
  return target.first == interface.stage ? VerdictOf::kStage : VerdictOf::kFinding;
}

// Away from what is; an open verdict is to be settled as yes.
Verdict opposite(Verdict now) { return now == Verdict::kYes ? Verdict::kNo : Verdict::kYes; }

}  // namespace

kb::Result<FlipAnswer> Policy::flip(const Profile& profile, std::string_view target_id,
                                    std::optional<Verdict> wanted) const {
  const std::optional<Target> target = state_->target_of(target_id);
  if (!target) return tl::unexpected(state_->no_target(target_id));
  kb::Result<Evaluation> evaluation = state_->evaluate(profile);
  if (!evaluation) return tl::unexpected(evaluation.error());
  const kb::Result<PolicyCircuit> circuit = state_->circuit(profile, *evaluation);
  if (!circuit) return tl::unexpected(circuit.error());
  const Decisions decisions = decide(*circuit, profile.indicators, state_->catalogue);
  const Verdict now = decisions.of(target->first, target->second).verdict;
  const Verdict aim = wanted.value_or(opposite(now));
  const kb::Result<FlipSearch> search =
      find_flips(*circuit, *target, aim, profile.indicators, state_->catalogue);
  if (!search) return tl::unexpected(search.error());
  Phrasebook phrases = state_->phrasebook();
  FlipAnswer result{profile.region,
                    target->second,
                    phrases.label(target->second),
                    about(*target, state_->interface),
                    now,
                    aim,
                    circuit->targets.contains(*target),
                    search->already,
                    {}};
  for (const CellFlip& flip : search->flips) {
    FlipOption& option = result.options.emplace_back();
    option.distance = flip.distance;
    for (const CellChange& change : flip.changes)
      option.changes.push_back(needed_value(change, *search, *state_, profile, phrases));
  }
  return result;
}

}  // namespace clusterwise::advisor
