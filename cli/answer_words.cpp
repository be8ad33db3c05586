#include "cli/answer_words.h"

#include "cli/numbers.h"

namespace clusterwise::cli {

using advisor::ProofStep;
using advisor::StepKind;
using advisor::Verdict;

Word word_of_role(Verdict verdict) {
  switch (verdict) {
    case Verdict::kYes:
      return Word::kRecommended;
    case Verdict::kOpen:
      return Word::kUndetermined;
    case Verdict::kNo:
      return Word::kNotRecommended;
  }
  return Word::kNotRecommended;
}

Word word_of_finding(Verdict verdict) {
  switch (verdict) {
    case Verdict::kYes:
      return Word::kHolds;
    case Verdict::kOpen:
      return Word::kUndetermined;
    case Verdict::kNo:
      return Word::kDoesNotHold;
  }
  return Word::kDoesNotHold;
}

kb::Text labels(const std::vector<advisor::Named>& named) {
  std::vector<kb::Text> texts;
  for (const advisor::Named& one : named) texts.push_back(one.label);
  return joined(texts);
}

bool rests_on_completions(const advisor::Recommendation& role) {
  return role.verdict == Verdict::kYes && role.score < role.score_range.low;
}

kb::Text effect_of(const advisor::Need& need) {
  return need.settles > 0 ? fill(Word::kSettles, {same(percent(need.settles))})
                          : fill(Word::kMoves, {same(percent(need.moves))});
}

kb::Text method_of(const advisor::Answer& answer) {
  const kb::Text count = same(std::to_string(answer.completions.count));
  if (!answer.completions.exact) return fill(Word::kSampled, {count});
  if (!answer.completions.range_exact) return fill(Word::kRangesSampled, {count});
  return word(answer.completions.count == 1 ? Word::kOneEvaluation : Word::kExact);
}

kb::Text sentence_of(const ProofStep& step) {
  const kb::Text text = step.text.en.empty() ? same(step.fact) : step.text;
  switch (step.kind) {
    case StepKind::kValue:
      return fill(Word::kValue, {text});
    case StepKind::kKnowledge:
      return fill(Word::kKnowledge, {text});
    case StepKind::kCondition:
      return fill(Word::kCondition, {text});
    case StepKind::kAbsence:
      return fill(Word::kAbsence, {text});
    case StepKind::kFact:
      return fill(Word::kFact, {text});
    case StepKind::kRule:
    case StepKind::kThreshold:
      return text;
  }
  return text;
}

}  // namespace clusterwise::cli
