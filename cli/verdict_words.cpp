#include "cli/verdict_words.h"

#include "cli/numbers.h"

namespace clusterwise::cli {

using advisor::Standing;
using advisor::Verdict;
using advisor::VerdictOf;

std::string_view verdict_id(Verdict verdict, VerdictOf about) {
  const bool of_role = about == VerdictOf::kRole;
  switch (verdict) {
    case Verdict::kYes:
      return of_role ? "recommended" : "holds";
    case Verdict::kOpen:
      return "undetermined";
    case Verdict::kNo:
      return of_role ? "not-recommended" : "does-not-hold";
  }
  return "undetermined";
}

Word verdict_word(Verdict verdict, VerdictOf about) {
  const bool of_role = about == VerdictOf::kRole;
  switch (verdict) {
    case Verdict::kYes:
      return of_role ? Word::kRecommended : Word::kHolds;
    case Verdict::kOpen:
      return Word::kUndetermined;
    case Verdict::kNo:
      return of_role ? Word::kNotRecommended : Word::kDoesNotHold;
  }
  return Word::kUndetermined;
}

kb::Text standing_detail(const Standing& standing) {
  switch (standing.verdict) {
    case Verdict::kYes:
      return same(standing.degree < standing.range.low ? range_of(standing.range)
                                                       : two_decimals(standing.degree));
    case Verdict::kOpen:
      return fill(Word::kInCompletions, {same(percent(standing.stability))});
    case Verdict::kNo:
      break;
  }
  return {};
}

kb::Text stage_text(const kb::Text& stage, Verdict verdict) {
  if (verdict != Verdict::kOpen) return stage;
  const kb::Text open = word(Word::kUndetermined);
  return {stage.en + " (" + open.en + ")", stage.zh + "（" + open.zh + "）"};
}

kb::Text standing_text(const Standing& standing, VerdictOf about) {
  const kb::Text verdict = word(verdict_word(standing.verdict, about));
  const kb::Text detail = standing_detail(standing);
  if (detail.en.empty()) return verdict;
  const bool is_open = standing.verdict == Verdict::kOpen;
  return {verdict.en + (is_open ? ", " : " ") + detail.en,
          verdict.zh + (is_open ? "，" : " ") + detail.zh};
}

}  // namespace clusterwise::cli
