#include "cli/answer_page.h"

#include <algorithm>

namespace clusterwise::cli {

AnswerPage::AnswerPage(Detail detail, Environment& env)
    : page(env.out, env.width, env.colour), say(env.language), detail_(detail) {}

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

void AnswerPage::need(const advisor::Need& need, std::size_t indent) {
  const Styled text{{say(need.label)},
                    {" (" + need.indicator + ")", Style::kDim},
                    {" – " + say(effect_of(need))}};
  page.paragraph(text, Margin::indent(indent, "•"));
}

void AnswerPage::reasons(const std::vector<advisor::Reason>& because, std::size_t few,
                         std::size_t indent) {
  const std::size_t count = shown(because.size(), few);
  for (std::size_t i = 0; i < count; ++i) {
    const advisor::Reason& reason = because[i];
    const std::vector<std::string> sentences = say.paragraphs(reason.text);
    for (std::size_t s = 0; s < sentences.size(); ++s) {
      Styled text = styled(sentences[s]);
      if (s + 1 == sentences.size()) {
        text.push_back({" [" + reason.rule + "]", Style::kDim});
        text.push_back({claims.cite(reason.claims), Style::kDim});
      }
      page.paragraph(text, s == 0 ? Margin::indent(indent, "•") : Margin::indent(indent + 2));
    }
  }
  more(because.size(), count, indent);
}

void render_text(const advisor::Answer& answer, Detail detail, Environment& env) {
  AnswerPage on(detail, env);
  render_head(answer, on);
  render_roles(answer, on);
  render_situation(answer, on);
  render_cases(answer, on);
  render_method(answer, on);
  if (on.full()) on.claims.render(on.page, on.say);
}

}  // namespace clusterwise::cli
