#include "cli/answer_page.h"

#include <algorithm>

namespace clusterwise::cli {

AnswerPage::AnswerPage(Detail detail, Environment& env)
    : page(env.out, env.width, env.colour && env.format == Format::kText,
           env.format == Format::kMarkdown ? Markup::kMarkdown : Markup::kTerminal),
      say(env.language),
      detail_(detail) {}

std::size_t AnswerPage::shown(std::size_t all, std::size_t few) const {
  return full() ? all : std::min(all, few);
}

void AnswerPage::more(std::size_t all, std::size_t shown, std::size_t indent) {
  if (all <= shown) return;
  const kb::Text count = same(std::to_string(all - shown));
  page.paragraph(styled(say(Word::kMore, {count}), Style::kDim), Margin::indent(indent, "…"));
}

void AnswerPage::label(Word which, std::size_t indent) {
  page.paragraph(styled(say(which), Style::kStrong), Margin::indent(indent));
}

void AnswerPage::need(const advisor::Need& need, std::size_t indent, Word settles) {
  const Styled text{{say(need.label)},
                    {" (" + need.indicator + ")", Style::kDim},
                    {" – " + say(effect_of(need, settles))}};
  page.paragraph(text, Margin::indent(indent, "•"));
}

void AnswerPage::reasons(const std::vector<advisor::Reason>& because, std::size_t few,
                         std::size_t indent) {
  const std::size_t count = shown(because.size(), few);
  for (std::size_t i = 0; i < count; ++i) this->reason(because[i], because[i].text, indent);
  more(because.size(), count, indent);
}

void AnswerPage::reason(const advisor::Reason& reason, const kb::Text& text, std::size_t indent) {
  const std::vector<std::string> sentences = say.paragraphs(text);
  for (std::size_t s = 0; s < sentences.size(); ++s) {
    Styled line = styled(sentences[s]);
    if (s + 1 == sentences.size()) {
      line.push_back({" [" + reason.rule + "]", Style::kDim});
      line.push_back({claims.cite(reason.claims), Style::kDim});
    }
    page.paragraph(line, s == 0 ? Margin::indent(indent, "•") : Margin::indent(indent + 2));
  }
}

bool AnswerPage::is_first(const advisor::Reason& reason) {
  return told_.insert({reason.rule, reason.text.en}).second;
}

void render_text(const advisor::Answer& answer, Detail detail, Environment& env) {
  AnswerPage on(detail, env);
  render_head(answer, on);
  render_roles(answer, on);
  render_situation(answer, on);
  render_cases(answer, on);
  render_robustness(answer, on);
  render_method(answer, on);
  if (on.full()) on.claims.render(on.page, on.say);
}

}  // namespace clusterwise::cli
