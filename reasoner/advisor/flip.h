// Flips: the smallest changes of indicators that turn a verdict.
//
// A change gives an indicator a value in another cell; indicators that stay unknown, or in their
// interval, must leave the verdict as it is wherever they lie. Fewest indicators first, then the
// smallest sum of distances, each in parts of its indicator's range.
#pragma once

#include <string>
#include <vector>

#include "reasoner/advisor/completions.h"
#include "reasoner/advisor/policy_circuit.h"

namespace clusterwise::advisor {

struct CellChange {
  datalog::InputId input{};
  std::size_t first = 0;  // cell of FlipSearch::indicators, any of these will do
  std::size_t last = 0;
  double distance = 0;  // from the present value, interval or unknown to the nearest of them, 0..1
};

struct CellFlip {
  std::vector<CellChange> changes;  // in the order of the inputs
  double distance = 0;              // sum of theirs
};

struct FlipSearch {
  bool already = false;                                  // as wanted without a change
  std::map<datalog::InputId, OpenIndicator> indicators;  // over their whole ranges
  std::vector<CellFlip> flips;  // all of the smallest number of changes, nearest first, at most so
                                // many as asked for; none: no change within the ranges turns it
};

// Changes after which the target holds in every completion (`wanted` is kYes) or in none (kNo).
// Fails where the verdict is no function of cells, or too large a
// one.
kb::Result<FlipSearch> find_flips(const PolicyCircuit& policy, const Target& target, Verdict wanted,
                                  const Readings& readings, const Catalogue& catalogue,
                                  std::size_t most = 5);

}  // namespace clusterwise::advisor
