// Completions: a profile with every interval and unknown given one value within its range.
//
// The limits that the rules compare an indicator with cut its range into cells; within a cell every
// test of the rules comes out the same. Assumptions, not probabilities: the cells of an unknown
// weigh equally, values in an interval are uniform.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kb/store.h"
#include "reasoner/advisor/answer.h"
#include "reasoner/advisor/policy_circuit.h"
#include "reasoner/advisor/profile.h"
#include "reasoner/datalog/columns.h"

namespace clusterwise::advisor {

// A part of an indicator's range, both ends included.
struct Cell {
  double first = 0;
  double last = 0;
  double weight = 1;  // of the indicator's cells together: 1
};

// An indicator that the profile leaves open, or a limit that is moved.
struct OpenIndicator {
  std::string id;  // of the indicator
  datalog::InputId input{};
  Range range;              // the interval; for an unknown, all that it may be
  std::vector<Cell> cells;  // ascending, at least one
  std::string better;       // "higher", "lower" or empty
  bool unknown = false;     // not an interval
  bool is_limit = false;
};

using Catalogue = std::map<std::string, kb::Measurement>;  // by indicator id

// Nothing where it is unknown.
std::optional<Range> value_of(const Readings& readings, const std::string& indicator);

// The range that the catalogue gives an indicator. Where it has no end, it is taken to reach beyond
// its outermost cut, as far again as that cut lies from zero, at least by one.
Range range_of(const kb::Measurement& measurement, const std::vector<double>& cuts);
// REQUIRES: cuts ascending.
std::vector<Cell> cells_of(Range range, const std::vector<double>& cuts, bool unknown);

// Cuts by input number, ascending.
using Cuts = std::map<datalog::InputId, std::vector<double>>;

// The open indicators that some target depends on, in the order of their input numbers; limits
// where `limits`, by their number, has more than one value for them. REQUIRES: `cuts` has those of
// the policy.
std::vector<OpenIndicator> open_indicators(const Readings& readings, const PolicyCircuit& policy,
                                           const Catalogue& catalogue, const Cuts& cuts,
                                           const std::vector<Range>& limits = {});

// Values of open indicators, as the circuit's inputs.
struct Completions {
  std::vector<datalog::Column> columns;  // by input number; those not open are empty
  std::size_t count = 0;
  std::size_t weighing = 0;  // the first so many are a fair sample, the others lie at extremes
};

// How many completions at_ends() gives: two for each cell, its ends, of each indicator. More than
// `most`: most + 1.
std::size_t ends_count(const std::vector<OpenIndicator>& open, std::size_t most);
// Every combination of the ends of the cells.
Completions at_ends(const std::vector<OpenIndicator>& open, std::size_t inputs);
// A seeded sample of `count`: half of them fair, then corners (all low, all high, all on their
// better side, all on their worse), then ends of cells. REQUIRES: count >= 2.
Completions sample(const std::vector<OpenIndicator>& open, std::size_t inputs, std::size_t count,
                   std::uint64_t seed);

}  // namespace clusterwise::advisor
