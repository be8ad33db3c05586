// What changes from one answer to another: between a profile and the same with other values, or
// between two periods of a region.
//
// Complete in itself like an Answer, so that rendering needs nothing else.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "reasoner/advisor/answer.h"

namespace clusterwise::advisor {

struct ValueChange {
  std::string indicator;
  kb::Text label;
  kb::Measurement measurement;
  std::optional<Range> before;  // absent: unknown
  std::optional<Range> after;
};

// kAppeared, kVanished: from or to the verdict no. kRose, kFell: otherwise towards yes or no, or
// the degree, or the share of completions where every one was evaluated. kSame: none of these; the
// reasons may have changed all the same, and of a role its place or its measures.
enum class Direction { kSame, kAppeared, kVanished, kRose, kFell };

// Rules by which something holds, told apart by their id and the names that they speak of.
struct RuleChanges {
  std::vector<Reason> newly;      // fire after only, as they then read
  std::vector<Reason> no_longer;  // fire before only, as they read then
  std::vector<Reason> otherwise;  // fire in both with other values, as they read after

  bool empty() const { return newly.empty() && no_longer.empty() && otherwise.empty(); }
};

struct Standing {
  Verdict verdict = Verdict::kNo;
  double degree = 0;  // of a role its score
  Range range;        // over completions
  double stability = 0;
};

// Of a feature, a problem or a risk.
struct FindingChange {
  std::string id;
  kb::Text label;
  Direction direction = Direction::kSame;
  Standing before;
  Standing after;
  RuleChanges rules;
};

struct RoleChange {
  FindingChange role;
  std::size_t place_before = 0;  // among the roles, from 1; 0 where it is not recommended
  std::size_t place_after = 0;
  std::vector<Named> new_measures;
  std::vector<Named> dropped_measures;
};

struct StageChange {
  bool changed = false;  // the stage, whether it is settled, or its reasons
  Named before;
  Named after;
  Verdict verdict_before = Verdict::kYes;
  Verdict verdict_after = Verdict::kYes;
  RuleChanges rules;
};

struct Difference {
  std::vector<ValueChange> values;  // sorted by indicator
  StageChange stage;
  std::vector<RoleChange> roles;  // those that change, in the order of the answer after
  std::vector<FindingChange> features;
  std::vector<FindingChange> problems;
  std::vector<FindingChange> risks;
  // What holds, or might, in both alike.
  std::vector<Named> same_roles;
  std::vector<Named> same_features;
  std::vector<Named> same_problems;
  std::vector<Named> same_risks;

  // Whether anything but the values changes.
  bool changes_answer() const {
    return stage.changed || !roles.empty() || !features.empty() || !problems.empty() ||
           !risks.empty();
  }
};

// A difference of degrees below this is none: two decimals are shown.
inline constexpr double kLeastDifference = 0.005;

Difference difference(const Answer& before, const Answer& after);

// The values of the indicators that differ, sorted by id.
std::vector<ValueChange> changed_values(const Answer& before, const Answer& after);

}  // namespace clusterwise::advisor
