// The head of an answer, and what it says of the roles.
#include <algorithm>
#include <string>
#include <vector>

#include "cli/answer_page.h"
#include "cli/verdict_words.h"

namespace clusterwise::cli {
namespace {

using advisor::Recommendation;
using advisor::Verdict;

constexpr std::size_t kFewReasons = 3;
constexpr std::size_t kFewMeasures = 4;
constexpr std::size_t kFewRisks = 3;
constexpr std::size_t kFewNeeds = 3;
constexpr std::size_t kIndent = 3;  // below a numbered role

Style style_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kYes:
      return Style::kGood;
    case Verdict::kOpen:
      return Style::kOpen;
    case Verdict::kNo:
      return Style::kDim;
  }
  return Style::kPlain;
}

std::string score_of(const Recommendation& role) {
  const std::string range = range_of(role.score_range);
  if (role.verdict == Verdict::kOpen || rests_on_completions(role))
    return bar(role.score_range.low) + " " + range;
  const std::string score = two_decimals(role.score);
  return bar(role.score) + " " + (range == score ? score : score + " (" + range + ")");
}

void render_measures(const Recommendation& role, AnswerPage& on) {
  if (role.measures.empty()) return;
  on.label(Word::kMeasures, kIndent);
  const std::size_t count = on.shown(role.measures.size(), kFewMeasures);
  for (std::size_t i = 0; i < count; ++i) {
    const advisor::Measure& measure = role.measures[i];
    Styled text = styled(on.say(measure.label));
    const kb::Text against = against_of(measure);
    if (!against.en.empty()) text.push_back({" – " + on.say(against)});
    text.push_back({on.claims.cite(measure.claims), Style::kDim});
    on.page.paragraph(text, Margin::indent(kIndent, "•"));
  }
  on.more(role.measures.size(), count, kIndent);
}

void render_risks(const Recommendation& role, AnswerPage& on) {
  if (role.risks.empty()) return;
  on.label(Word::kRisksOfActing, kIndent);
  const std::size_t count = on.shown(role.risks.size(), kFewRisks);
  for (std::size_t i = 0; i < count; ++i) {
    const advisor::RoleRisk& risk = role.risks[i];
    Styled text = styled(on.say(risk.label), Style::kBad);
    text.push_back({" " + two_decimals(risk.degree)});
    text.push_back({on.claims.cite(risk.claims), Style::kDim});
    on.page.paragraph(text, Margin::indent(kIndent, "•"));
    on.reasons(risk.because, 1, kIndent + 2);
  }
  on.more(role.risks.size(), count, kIndent);
}

void render_needs(const Recommendation& role, AnswerPage& on) {
  const std::vector<advisor::Need>& needs = role.certainty.needs;
  if (needs.empty()) return;
  on.label(Word::kFindOut, kIndent);
  const std::size_t count = on.shown(needs.size(), kFewNeeds);
  for (std::size_t i = 0; i < count; ++i) on.need(needs[i], kIndent);
  on.more(needs.size(), count, kIndent);
}

// How sure the verdict is, where that needs words.
void render_certainty(const Recommendation& role, std::size_t completions, AnswerPage& on) {
  if (role.verdict == Verdict::kNo) return;
  if (role.verdict == Verdict::kOpen) {
    const Word share = role.certainty.exact ? Word::kInCompletions : Word::kInSampled;
    on.page.paragraph(
        styled(on.say(share, {same(open_percent(role.certainty.stability))}), Style::kOpen),
        Margin::indent(kIndent));
  } else if (!role.certainty.exact) {
    on.page.paragraph(styled(on.say(in_all_sampled(completions))), Margin::indent(kIndent));
  }
}

void render_role(const Recommendation& role, std::size_t number, std::size_t completions,
                 AnswerPage& on) {
  const Styled name{{std::to_string(number) + ". "},
                    {on.say(role.label), Style::kStrong},
                    {"  " + on.say(verdict_word(role.verdict, advisor::VerdictOf::kRole)),
                     style_of(role.verdict)}};
  on.page.ends(name, styled(score_of(role), style_of(role.verdict)));
  render_certainty(role, completions, on);
  if (rests_on_completions(role)) {
    for (const std::string& sentence : on.say.paragraphs(word(Word::kByCompletions))) {
      on.page.paragraph(styled(sentence), Margin::indent(kIndent));
    }
  }
  if (!role.because.empty()) {
    on.label(Word::kWhy, kIndent);
    on.reasons(role.because, kFewReasons, kIndent);
  }
  render_measures(role, on);
  render_risks(role, on);
  render_needs(role, on);
}

// The roles of that verdict under their heading; numbers run on over the headings.
std::size_t render_section(const advisor::Answer& answer, Verdict verdict, Word heading,
                           std::size_t number, AnswerPage& on) {
  bool first = true;
  for (const Recommendation& role : answer.recommendations) {
    if (role.verdict != verdict) continue;
    if (first) on.page.heading(on.say(heading));
    if (!first) on.page.blank();
    render_role(role, ++number, answer.completions.count, on);
    first = false;
  }
  return number;
}

void render_refused(const advisor::Answer& answer, AnswerPage& on) {
  bool first = true;
  for (const Recommendation& role : answer.recommendations) {
    if (role.verdict != Verdict::kNo) continue;
    if (first) on.page.heading(on.say(Word::kNotToDo));
    on.page.paragraph(styled(on.say(role.label)), Margin::indent(0, "–"));
    first = false;
  }
}

kb::Text certainty_of(const advisor::StageFinding& stage, std::size_t completions) {
  if (stage.verdict == Verdict::kOpen) {
    return fill(stage.certainty.exact ? Word::kStageOpen : Word::kStageOpenSampled,
                {stage.label, same(open_percent(stage.certainty.stability))});
  }
  if (!stage.certainty.exact) return in_all_sampled(completions);
  return word(Word::kStageSure);
}

void render_stage(const advisor::StageFinding& stage, std::size_t completions, AnswerPage& on) {
  on.page.heading(on.say(Word::kStage));
  const bool open = stage.verdict == Verdict::kOpen;
  const kb::Text title = open ? word(Word::kUndetermined) : stage.label;
  on.page.paragraph(styled(on.say(title), Style::kStrong));
  if (completions > 1) {  // else nothing that matters is unknown
    const kb::Text verdict = certainty_of(stage, completions);
    for (const std::string& sentence : on.say.paragraphs(verdict)) {
      on.page.paragraph(styled(sentence, open ? Style::kOpen : Style::kGood));
    }
  }
  on.reasons(stage.because, 2, 0);
}

}  // namespace

Styled title_of(const advisor::Answer& answer, AnswerPage& on) {
  const kb::Text no_name = same(answer.region);
  const bool named = !answer.region_name.en.empty() || !answer.region_name.zh.empty();
  Styled title = styled(on.say(named ? answer.region_name : no_name), Style::kStrong);
  for (const kb::Text& part : {answer.industry, same(answer.period)}) {
    if (!part.en.empty()) title.push_back({" · " + on.say(part), Style::kStrong});
  }
  return title;
}

void render_head(const advisor::Answer& answer, AnswerPage& on) {
  const std::string counts = on.say(counts_of(answer));
  on.page.ends(title_of(answer, on), styled(counts));
  render_stage(answer.stage, answer.completions.count, on);
}

void render_roles(const advisor::Answer& answer, AnswerPage& on) {
  const std::vector<Recommendation>& roles = answer.recommendations;
  const bool any = std::any_of(roles.begin(), roles.end(), [](const Recommendation& role) {
    return role.verdict == Verdict::kYes;
  });
  if (!any) {
    on.page.heading(on.say(Word::kToDo));
    on.page.paragraph(styled(on.say(Word::kNothingToDo)));
  }
  std::size_t number = render_section(answer, Verdict::kYes, Word::kToDo, 0, on);
  number = render_section(answer, Verdict::kOpen, Word::kOpenRoles, number, on);
  render_refused(answer, on);
}

}  // namespace clusterwise::cli
