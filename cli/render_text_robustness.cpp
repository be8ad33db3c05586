#include "cli/answer_page.h"
#include "cli/answer_words.h"
#include "cli/verdict_words.h"

namespace clusterwise::cli {
namespace {

using advisor::SteadyVerdict;

void paragraphs(const kb::Text& text, AnswerPage& on) {
  for (const std::string& line : on.say.paragraphs(text)) on.page.paragraph(styled(line));
}

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
  for (const kb::Text& sentence : sentences_of(answer.robustness->by)) paragraphs(sentence, on);
  const Steadiness found = steadiness_of(*answer.robustness);
  for (const SteadyVerdict& one : found.moved) {
    on.page.paragraph({{on.say(one.label), Style::kStrong},
                       {" – " + on.say(verdict_word(one.verdict, one.about))},
                       {" – " + standing(one, on)}},
                      Margin::indent(0, "•"));
  }
  if (!found.steady.empty()) paragraphs(fill(Word::kSteady, {labels_apart(found.steady)}), on);
}

}  // namespace clusterwise::cli
