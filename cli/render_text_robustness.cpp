#include "cli/answer_page.h"
#include "cli/verdict_words.h"
#include "reasoner/advisor/numbers.h"

namespace clusterwise::cli {
namespace {

using advisor::SteadyVerdict;
using advisor::Verdict;

void paragraphs(const kb::Text& text, AnswerPage& on) {
  for (const std::string& line : on.say.paragraphs(text)) on.page.paragraph(styled(line));
}

kb::Text per_cent(double amount) { return same(advisor::number_text(amount) + "%"); }

void render_variation(const advisor::Variation& by, AnswerPage& on) {
  if (by.values > 0) paragraphs(fill(Word::kValuesMoved, {per_cent(by.values)}), on);
  if (by.limits > 0) paragraphs(fill(Word::kLimitsMoved, {per_cent(by.limits)}), on);
  paragraphs(word(Word::kMovedHow), on);
}

bool is_steady(const SteadyVerdict& one) { return one.share >= 1 && !one.hinge; }

std::string standing(const SteadyVerdict& one, const AnswerPage& on) {
  const kb::Text share = same(percent(one.share));
  std::string text = on.say(one.exact ? Word::kVerdictStays : Word::kVerdictStaysSampled, {share});
  if (!one.hinge) return text;
  const Word hangs = one.hinge->is_limit ? Word::kHangsOnLimit : Word::kHangsOn;
  return text + " – " + on.say(hangs, {one.hinge->label});
}

}  // namespace

void render_robustness(const advisor::Answer& answer, AnswerPage& on) {
  if (!answer.robustness) return;
  on.page.heading(on.say(Word::kRobustness));
  render_variation(answer.robustness->by, on);
  std::vector<kb::Text> steady;
  for (const SteadyVerdict& one : answer.robustness->verdicts) {
    if (is_steady(one)) {
      if (one.verdict == Verdict::kYes || one.about == advisor::VerdictOf::kRole)
        steady.push_back(one.label);
      continue;
    }
    on.page.paragraph({{on.say(one.label), Style::kStrong},
                       {" – " + on.say(verdict_word(one.verdict, one.about))},
                       {" – " + standing(one, on)}},
                      Margin::indent(0, "•"));
  }
  if (!steady.empty()) paragraphs(fill(Word::kSteady, {joined(steady)}), on);
}

}  // namespace clusterwise::cli
