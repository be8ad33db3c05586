// The five roles: side by side, then each with what speaks for it and what it takes.
#include <algorithm>
#include <string>
#include <vector>

#include "cli/answer_words.h"
#include "cli/compose_sections.h"
#include "cli/numbers.h"
#include "cli/verdict_words.h"

namespace clusterwise::cli {
namespace {

using advisor::Recommendation;
using advisor::Verdict;

Badge badge_of(const Recommendation& role) {
  return {role.verdict, word(verdict_word(role.verdict, advisor::VerdictOf::kRole))};
}

Bar bar_of(const Recommendation& role) {
  Bar bar;
  bar.label = capitalised(role.label);
  bar.anchor = anchor_of_role(role.id);
  bar.badge = badge_of(role);
  bar.value = role.score;
  bar.range = role.score_range;
  bar.share = share_of(role.verdict, role.certainty);
  return bar;
}

Chart chart_of(const advisor::Answer& answer) {
  const bool explained = answer.completions.count > 1;
  Chart chart{word(Word::kRoles), word(Word::kRole), word(Word::kScoreHead), {}, explained};
  for (const Recommendation& role : answer.recommendations) chart.bars.push_back(bar_of(role));
  return chart;
}

std::vector<Block> certainty(const Recommendation& role, std::size_t completions) {
  const bool all_known = completions == 1;
  std::vector<Block> blocks;
  const auto add_text = [&](const kb::Text& text) {
    blocks.emplace_back(Paragraph{plain(capitalised(text)), Tone::kPlain});
  };
  if (role.verdict == Verdict::kNo)
    add_text(word(all_known ? Word::kNotCalledFor : Word::kNeverRecommended));
  if (role.verdict == Verdict::kOpen)
    add_text(fill(Word::kSometimesRecommended, {share_of(role.verdict, role.certainty)}));
  if (role.verdict == Verdict::kYes && !role.certainty.exact)
    add_text(fill(Word::kEnded, {in_all_sampled(completions)}));
  if (rests_on_completions(role)) add_text(word(Word::kByCompletions));
  return blocks;
}

ItemList measures_of(const Recommendation& role) {
  ItemList list;
  for (const advisor::Measure& measure : role.measures) {
    Sentence sentence = led(measure.label, against_of(measure));
    sentence.claims = measure.claims;
    list.items.push_back({std::move(sentence), {}});
  }
  return list;
}

ItemList risks_of(const Recommendation& role) {
  ItemList list;
  for (const advisor::RoleRisk& risk : role.risks) {
    Sentence sentence = led(risk.label, same(two_decimals(risk.degree)));
    sentence.claims = risk.claims;
    list.items.push_back({std::move(sentence), items_of(risk.because)});
  }
  return list;
}

// Evidence of a problem that unknown values could take away says so.
std::vector<Item> reasons_of(const Recommendation& role, const advisor::Answer& answer) {
  std::vector<Item> items = items_of(role.because);
  for (const auto* findings : {&answer.problems, &answer.risks}) {
    for (const advisor::Finding& finding : *findings) {
      if (finding.verdict != Verdict::kOpen) continue;
      for (std::size_t i = 0; i < items.size(); ++i) {
        const auto& because = finding.because;
        const bool is_evidence = std::any_of(because.begin(), because.end(), [&](const auto& one) {
          return one.rule == role.because[i].rule && one.text == role.because[i].text;
        });
        if (is_evidence)
          items[i].sentence.remark =
              fill(Word::kOnlyByKnown, {share_of(finding.verdict, finding.certainty)});
      }
    }
  }
  return items;
}

void add_list(Word heading, ItemList list, Part& part) {
  if (list.items.empty()) return;
  part.groups.push_back({word(heading), {std::move(list)}});
}

Part part_of_role(const Recommendation& role, const advisor::Answer& answer) {
  Part part = part_of(anchor_of_role(role.id), role.label);
  part.badge = badge_of(role);
  std::vector<Block> certain = certainty(role, answer.completions.count);
  if (!certain.empty()) add(std::move(certain), part);
  add_list(Word::kWhy, ItemList{reasons_of(role, answer)}, part);
  add_list(Word::kMeasures, measures_of(role), part);
  add_list(Word::kRisksOfActing, risks_of(role), part);
  add_list(Word::kFindOut, needs_list(role.certainty.needs, Word::kSettles, answer), part);
  return part;
}

}  // namespace

Section roles_section(const advisor::Answer& answer) {
  Section section = section_of("roles", Word::kRoles);
  section.blocks.emplace_back(chart_of(answer));
  for (const Recommendation& role : answer.recommendations)
    section.parts.push_back(part_of_role(role, answer));
  return section;
}

}  // namespace clusterwise::cli
