#include "reasoner/advisor/needs.h"

#include <algorithm>
#include <cmath>

namespace clusterwise::advisor {
namespace {

// Of a yes-or-no question, in bits, times the weight of the completions that it is asked of.
double weighted_entropy(double yes, double no) {
  const double all = yes + no;
  if (yes <= 0 || no <= 0) return 0;
  return -(yes * std::log2(yes / all) + no * std::log2(no / all));
}

double uncertainty_left(const Outcome& outcome, const CompletionSet& set, std::size_t indicator) {
  std::vector<double> yes(set.open[indicator].cells.size(), 0);
  std::vector<double> no(yes.size(), 0);
  for (std::size_t i = 0; i < set.completions.size(); ++i) {
    const Completion& completion = set.completions[i];
    (outcome.holds[i] ? yes : no)[completion.cells[indicator]] += completion.weight;
  }
  double left = 0;
  for (std::size_t cell = 0; cell < yes.size(); ++cell)
    left += weighted_entropy(yes[cell], no[cell]);
  return left;
}

}  // namespace

std::vector<Need> needs_of(const Outcome& outcome, const CompletionSet& set, Phrasebook& phrases,
                           std::size_t most) {
  double yes = 0, no = 0;
  for (std::size_t i = 0; i < set.completions.size(); ++i)
    (outcome.holds[i] ? yes : no) += set.completions[i].weight;
  const double uncertainty = weighted_entropy(yes, no);
  std::vector<Need> result;
  if (uncertainty <= 0) return result;
  for (std::size_t i = 0; i < set.open.size(); ++i) {
    const double settled = 1 - uncertainty_left(outcome, set, i) / uncertainty;
    // Below this a sample shows as much for an indicator that does not matter.
    constexpr double kNoise = 0.01;
    if (settled > kNoise) result.push_back({set.open[i].id, {}, std::min(1.0, settled)});
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const Need& a, const Need& b) { return a.settles > b.settles; });
  if (result.size() > most) result.resize(most);
  for (Need& need : result) need.label = phrases.label(need.indicator);
  return result;
}

}  // namespace clusterwise::advisor
