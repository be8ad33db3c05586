#include "cli/answer_words.h"

#include <algorithm>

#include "cli/numbers.h"
#include "reasoner/advisor/numbers.h"

namespace clusterwise::cli {

using advisor::Verdict;

kb::Text labels(const std::vector<advisor::Named>& named) {
  std::vector<kb::Text> texts;
  for (const advisor::Named& one : named) texts.push_back(one.label);
  return joined(texts);
}

kb::Text labels_apart(const std::vector<advisor::Named>& named) {
  std::vector<kb::Text> texts;
  for (const advisor::Named& one : named) texts.push_back(one.label);
  return one_after_another(texts);
}

bool rests_on_completions(const advisor::Recommendation& role) {
  return role.verdict == Verdict::kYes && role.score < role.score_range.low;
}

kb::Text effect_of(const advisor::Need& need, Word settles) {
  if (need.settles > 0) return fill(settles, {same(percent(need.settles))});
  std::string points = percent(need.moves);
  points.pop_back();  // not per cent of anything
  return fill(Word::kMoves, {same(points)});
}

kb::Text counts_of(const advisor::Answer& answer) {
  const auto count = [](std::size_t number) { return same(std::to_string(number)); };
  const auto intervals =
      std::count_if(answer.given.begin(), answer.given.end(),
                    [](const auto& one) { return one.value.low < one.value.high; });
  const kb::Text known = count(answer.given.size());
  const kb::Text unknown = count(answer.unknown.size());
  if (intervals == 0) return fill(Word::kCounts, {known, unknown});
  return fill(Word::kCountsWithIntervals,
              {known, count(static_cast<std::size_t>(intervals)), unknown});
}

kb::Text against_of(const advisor::Measure& measure) {
  kb::Text result;
  const auto add = [&](const std::vector<advisor::Named>& all, Word one, Word several) {
    if (all.empty()) return;
    const kb::Text part = fill(all.size() == 1 ? one : several, {labels(all)});
    result.en += (result.en.empty() ? "" : "; ") + part.en;
    result.zh += (result.zh.empty() ? "" : "；") + part.zh;
  };
  add(measure.addresses, Word::kAgainstProblem, Word::kAgainstProblems);
  add(measure.mitigates, Word::kAgainstRisk, Word::kAgainstRisks);
  return result;
}

std::vector<kb::Text> sentences_of(const advisor::Scope& scope) {
  std::vector<kb::Text> sentences;
  const auto add = [&](Word which, const std::vector<advisor::Named>& what) {
    if (!what.empty()) sentences.push_back(fill(which, {labels(what)}));
  };
  add(Word::kUnread, scope.unread);
  add(Word::kUnanswered, scope.unanswered);
  add(Word::kUnexamined, scope.unexamined);
  return sentences;
}

kb::Text in_all_sampled(std::size_t completions) {
  return fill(Word::kInAllSampled, {advisor::readable(static_cast<double>(completions))});
}

kb::Text method_of(const advisor::Answer& answer) {
  const kb::Text count = advisor::readable(static_cast<double>(answer.completions.count));
  if (!answer.completions.exact) return fill(Word::kSampled, {count});
  if (!answer.completions.range_exact) return fill(Word::kRangesSampled, {count});
  return word(answer.completions.count == 1 ? Word::kOneEvaluation : Word::kExact);
}

std::vector<kb::Text> sentences_of(const advisor::Variation& by) {
  const auto per_cent = [](double amount) { return same(advisor::number_text(amount) + "%"); };
  std::vector<kb::Text> sentences;
  if (by.values > 0) sentences.push_back(fill(Word::kValuesMoved, {per_cent(by.values)}));
  if (by.limits > 0) sentences.push_back(fill(Word::kLimitsMoved, {per_cent(by.limits)}));
  sentences.push_back(word(Word::kMovedHow));
  return sentences;
}

Steadiness steadiness_of(const advisor::Robustness& robustness) {
  Steadiness result;
  for (const advisor::SteadyVerdict& one : robustness.verdicts) {
    const bool is_said = one.verdict == Verdict::kYes || one.about == advisor::VerdictOf::kRole;
    if (one.share < 1 || one.hinge) {
      result.moved.push_back(one);
    } else if (is_said) {
      result.steady.push_back({one.id, one.label});
    }
  }
  return result;
}

}  // namespace clusterwise::cli
