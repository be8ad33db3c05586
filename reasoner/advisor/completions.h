// Completions: a profile with every interval and unknown given one value within its range.
//
// The limits that the rules compare an indicator with cut its range into cells; within a cell every
// test of the rules comes out the same. Where the cells of all open indicators are few enough,
// every combination is laid out; otherwise some corners (all low, all high, all on their better
// side, all on their worse) and a seeded sample. Assumptions, not probabilities: the cells of an
// unknown weigh equally, values in an interval are uniform.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "kb/store.h"
#include "reasoner/advisor/answer.h"
#include "reasoner/advisor/profile.h"

namespace clusterwise::advisor {

// A part of an indicator's range, half-open above.
struct Cell {
  Range range;
  double weight = 1;  // of the indicator's cells together: 1
};

struct OpenIndicator {
  std::string id;
  std::vector<Cell> cells;
  std::string better;    // "higher", "lower" or empty
  bool unknown = false;  // not an interval
};

struct Completion {
  std::vector<std::size_t> cells;  // per open indicator
  std::vector<double> values;
  double weight = 1;  // of all completions together: 1
};

struct CompletionSet {
  std::vector<OpenIndicator> open;
  std::vector<Completion> completions;  // at least one
  bool exact = true;
};

// The limits of each indicator that the rules read, ascending.
using Cuts = std::map<std::string, std::vector<double>>;

// REQUIRES: budget >= 1.
CompletionSet lay_out(const Profile& profile, const Cuts& cuts,
                      const std::map<std::string, kb::Measurement>& catalogue, std::size_t budget,
                      std::uint64_t seed);

}  // namespace clusterwise::advisor
