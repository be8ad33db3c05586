#include "reasoner/advisor/robustness.h"

#include <algorithm>
#include <cmath>

namespace clusterwise::advisor {
namespace {

Range moved(Range value, double per_cent) {
  const double share = per_cent / 100;
  return {value.low - share * std::abs(value.low), value.high + share * std::abs(value.high)};
}

Range within(Range range, const kb::Measurement& measurement) {
  if (measurement.minimum) range.low = std::max(range.low, *measurement.minimum);
  if (measurement.maximum) range.high = std::min(range.high, *measurement.maximum);
  return range;
}

Readings moved(const Readings& readings, const Catalogue& catalogue, double per_cent) {
  Readings result = readings;
  for (auto& [id, reading] : result) {
    if (reading.value) reading.value = within(moved(*reading.value, per_cent), catalogue.at(id));
  }
  return result;
}

std::vector<Range> limits_of(const PolicyCircuit& policy, double per_cent) {
  std::vector<Range> result;
  for (const Limit& limit : policy.limits)
    result.push_back(moved({limit.value, limit.value}, per_cent));
  return result;
}

std::optional<Hinge> hinge_of(const Outcome& outcome, const Decisions& decisions) {
  const Settling* most = nullptr;
  for (const Settling& one : outcome.settling) {
    const bool is_moved = !decisions.open[one.open].unknown;
    if (is_moved && (most == nullptr || one.moves > most->moves)) most = &one;
  }
  if (most == nullptr || most->moves <= 0) return std::nullopt;
  const OpenIndicator& open = decisions.open[most->open];
  return Hinge{open.id, open.is_limit, most->moves};
}

}  // namespace

std::map<Target, Steadiness> vary(const PolicyCircuit& policy, const Readings& readings,
                                  const Catalogue& catalogue, const VaryOptions& options,
                                  const DecideOptions& how) {
  const Decisions before = decide(policy, readings, catalogue, how, limits_of(policy, 0));
  const Decisions after = decide(policy, moved(readings, catalogue, options.values), catalogue, how,
                                 limits_of(policy, options.limits));
  std::map<Target, Steadiness> result;
  for (const auto& [target, outcome] : after.outcomes) {
    const Verdict verdict = before.outcomes.at(target).verdict;
    if (verdict == Verdict::kOpen) continue;
    const double share = verdict == Verdict::kYes ? outcome.stability : 1 - outcome.stability;
    result[target] = {verdict, share, outcome.exact, hinge_of(outcome, after)};
  }
  return result;
}

}  // namespace clusterwise::advisor
