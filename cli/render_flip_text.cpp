// The verdict, what is wanted, and each way to it as a list of indicators with their values now and
// then.
#include <fmt/format.h>
#include <string>

#include "cli/numbers.h"
#include "cli/page.h"
#include "cli/render_flip.h"
#include "cli/verdict_words.h"
#include "cli/voice.h"
#include "reasoner/advisor/numbers.h"

namespace clusterwise::cli {
namespace {

using advisor::FlipAnswer;
using advisor::FlipOption;
using advisor::NeededValue;

kb::Text amount(double value, const NeededValue& needed) {
  return advisor::amount(value, needed.measurement);
}

kb::Text value_now(const NeededValue& needed) {
  return needed.now ? advisor::amount(*needed.now, needed.measurement) : word(Word::kNotKnown);
}

kb::Text value_then(const NeededValue& needed) {
  const kb::Text from = amount(needed.at_least.value_or(0), needed);
  const kb::Text to = amount(needed.below.value_or(0), needed);
  if (needed.at_least && needed.below) return fill(Word::kFromBelow, {from, to});
  if (needed.at_least) return fill(Word::kAtLeastNow, {from});
  return fill(Word::kBelow, {to});
}

void render_change(const NeededValue& needed, Page& page, const Voice& say) {
  const kb::Text change = fill(Word::kNowThen, {value_now(needed), value_then(needed)});
  const Styled text{
      {say(needed.label)}, {" (" + needed.indicator + ")", Style::kDim}, {": " + say(change)}};
  page.paragraph(text, Margin::indent(3, "•"));
}

void render_option(const FlipOption& option, std::size_t number, Page& page, const Voice& say) {
  const kb::Text distance = option.distance > 0
                                ? fill(Word::kMoved, {same(percent(option.distance))})
                                : word(Word::kOnlyToFindOut);
  page.blank();
  page.paragraph(
      {{std::to_string(number) + ". "},
       {say(Word::kChanges, {same(std::to_string(option.changes.size()))}), Style::kStrong},
       {" – " + say(distance), Style::kDim}});
  for (const NeededValue& needed : option.changes) render_change(needed, page, say);
}

}  // namespace

void render_text(const FlipAnswer& answer, Environment& env) {
  Page page(env.out, env.width, env.colour);
  const Voice say(env.language);
  const kb::Text now = word(verdict_word(answer.now, answer.about));
  const kb::Text wanted = word(verdict_word(answer.wanted, answer.about));
  if (!answer.is_examined) {
    const kb::Text told = fill(Word::kStaysOfKind, {answer.label, word(Word::kFlipUnexamined)});
    for (const std::string& line : say.paragraphs(told)) page.paragraph(styled(line));
    return;
  }
  page.paragraph(styled(say(fill(Word::kStaysOfKind, {answer.label, now})), Style::kStrong));
  const Word head = answer.already           ? Word::kFlipAlready
                    : answer.options.empty() ? Word::kFlipNone
                                             : Word::kFlipHead;
  for (const std::string& line : say.paragraphs(fill(head, {wanted}))) page.paragraph(styled(line));
  for (std::size_t i = 0; i < answer.options.size(); ++i)
    render_option(answer.options[i], i + 1, page, say);
  if (answer.options.empty()) return;
  page.blank();
  for (const std::string& line : say.paragraphs(word(Word::kFlipNote)))
    page.paragraph(styled(line, Style::kDim));
}

}  // namespace clusterwise::cli
