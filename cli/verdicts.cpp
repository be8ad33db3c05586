#include "cli/verdicts.h"

namespace clusterwise::cli {

using advisor::Verdict;
using advisor::VerdictOf;

std::string_view verdict_id(Verdict verdict, VerdictOf about) {
  const bool role = about == VerdictOf::kRole;
  switch (verdict) {
    case Verdict::kYes:
      return role ? "recommended" : "holds";
    case Verdict::kOpen:
      return "undetermined";
    case Verdict::kNo:
      return role ? "not-recommended" : "does-not-hold";
  }
  return "undetermined";
}

Word verdict_word(Verdict verdict, VerdictOf about) {
  const bool role = about == VerdictOf::kRole;
  switch (verdict) {
    case Verdict::kYes:
      return role ? Word::kRecommended : Word::kHolds;
    case Verdict::kOpen:
      return Word::kUndetermined;
    case Verdict::kNo:
      return role ? Word::kNotRecommended : Word::kDoesNotHold;
  }
  return Word::kUndetermined;
}

}  // namespace clusterwise::cli
