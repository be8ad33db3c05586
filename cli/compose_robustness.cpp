// What becomes of settled verdicts as values and limits are moved.
#include <vector>

#include "cli/answer_words.h"
#include "cli/compose_sections.h"
#include "cli/numbers.h"
#include "cli/verdict_words.h"

namespace clusterwise::cli {
namespace {

using advisor::SteadyVerdict;

kb::Text hinge_of(const SteadyVerdict& one) {
  if (!one.hinge) return {"–", "–"};
  return capitalised(one.hinge->is_limit ? fill(Word::kTheLimitFor, {one.hinge->label})
                                         : one.hinge->label);
}

Table table_of(const std::vector<SteadyVerdict>& moved) {
  Table table;
  table.columns = {word(Word::kAboutHead), word(Word::kVerdictHead), word(Word::kStaysHead),
                   word(Word::kHangsOnHead)};
  for (const SteadyVerdict& one : moved) {
    const kb::Text share = same(percent(one.share));
    table.rows.push_back({plain(capitalised(one.label)),
                          plain(capitalised(word(verdict_word(one.verdict, one.about)))),
                          plain(one.exact ? share : fill(Word::kAbout, {share})),
                          plain(hinge_of(one))});
  }
  return table;
}

}  // namespace

Section robustness_section(const advisor::Answer& answer) {
  Section section = section_of("robustness", Word::kRobustness);
  for (const kb::Text& sentence : sentences_of(answer.robustness->by))
    section.blocks.emplace_back(Paragraph{plain(sentence), Tone::kPlain});
  const Steadiness found = steadiness_of(*answer.robustness);
  if (!found.moved.empty()) section.blocks.emplace_back(table_of(found.moved));
  if (!found.steady.empty()) {
    const kb::Text steady = fill(Word::kSteady, {labels_apart(found.steady)});
    section.blocks.emplace_back(Paragraph{plain(steady), Tone::kPlain});
  }
  return section;
}

}  // namespace clusterwise::cli
