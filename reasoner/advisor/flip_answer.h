// What would turn a verdict, for a reader: complete in itself, in both languages.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reasoner/advisor/answer.h"

namespace clusterwise::advisor {

// An indicator, and the values that it would need.
struct NeededValue {
  std::string indicator;
  kb::Text label;
  kb::Measurement measurement;
  std::optional<Range> now;        // nothing: unknown
  std::optional<double> at_least;  // nothing: from the lowest on
  std::optional<double> below;     // nothing: up to the highest
  double distance = 0;             // how far it has to move, in parts of its range, 0..1
};

struct FlipOption {
  std::vector<NeededValue> changes;  // all of them together
  double distance = 0;               // sum of theirs
};

struct FlipAnswer {
  std::string region;
  std::string target;
  kb::Text label;
  VerdictOf about = VerdictOf::kFinding;
  Verdict now = Verdict::kNo;
  Verdict wanted = Verdict::kYes;
  bool is_examined = true;          // some rule can give it
  bool already = false;             // it is as wanted
  std::vector<FlipOption> options;  // the fewest changes, nearest first; none: it cannot be turned
};

}  // namespace clusterwise::advisor
