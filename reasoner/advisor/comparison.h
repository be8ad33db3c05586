// Several answers side by side, and where they are those of one region at different times, what
// changes from each to the next.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "reasoner/advisor/advisor.h"
#include "reasoner/advisor/answer.h"
#include "reasoner/advisor/difference.h"

namespace clusterwise::advisor {

// What each answer says of one role or risk, in the order of the answers.
struct ComparedRow {
  std::string id;
  kb::Text label;
  std::vector<Standing> standings;
};

struct ComparedStage {
  Named stage;
  Verdict verdict = Verdict::kYes;
};

// A rule that fires in some of the answers only: its sentence where it fires first, and where.
struct DecidingRule {
  Reason reason;
  std::vector<bool> fires;  // by answer
};

// An indicator whose values differ, and that rules look at which fire in some of the answers only.
struct DecidingIndicator {
  std::string indicator;
  kb::Text label;
  kb::Measurement measurement;
  std::vector<std::optional<Range>> values;  // by answer; absent: unknown
  std::vector<DecidingRule> rules;
};

struct Comparison {
  std::vector<ComparedRow> roles;  // best first: by recommendations, then the sum of scores
  std::vector<ComparedStage> stages;
  std::vector<ComparedRow> risks;  // of those that hold or might somewhere; by the sum of degrees
  std::vector<DecidingIndicator> indicators;  // by the number of rules, larger first
  // From each answer to the next, where they are one region's at different times; else none.
  std::vector<Difference> steps;
};

// Puts answers of one region and industry at different periods into the order of time and returns
// true; leaves others as they are. Periods are ordered as texts, numbers in them as numbers.
bool order_by_period(std::vector<Answer>& answers);

// `over_time`: whether the answers are in the order of time, as order_by_period says.
Comparison compare(std::span<const Answer> answers, const IndicatorsOfRules& indicators,
                   bool over_time);

}  // namespace clusterwise::advisor
