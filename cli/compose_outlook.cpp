// What leads beyond the verdicts: values worth finding out, cases, proofs.
#include <algorithm>
#include <string>
#include <vector>

#include "cli/answer_words.h"
#include "cli/compose_sections.h"
#include "cli/numbers.h"

namespace clusterwise::cli {
namespace {

using advisor::Verdict;

bool any_open(const advisor::Answer& answer) {
  const auto open = [](const auto& one) { return one.verdict == Verdict::kOpen; };
  return open(answer.stage) || std::ranges::any_of(answer.recommendations, open) ||
         std::ranges::any_of(answer.features, open) || std::ranges::any_of(answer.problems, open) ||
         std::ranges::any_of(answer.risks, open);
}

Item item_of(const advisor::ComparableCase& one) {
  Item item{led(one.label, fill(Word::kSimilar, {same(two_decimals(one.similarity))})), {}};
  if (!one.shared.empty())
    item.items.push_back({plain(fill(Word::kShared, {labels(one.shared)})), {}});
  if (!one.differs.empty())
    item.items.push_back({plain(fill(Word::kDiffers, {labels(one.differs)})), {}});
  return item;
}

Item item_of(const advisor::ProofStep& step) {
  Item item{plain(sentence_of(step)), {}};
  item.sentence.rule = step.rule;
  item.sentence.claims = step.claims;
  if (!step.source.empty()) item.sentence.remark = fill(Word::kSource, {same(step.source)});
  if (step.repeated) item.sentence.remark = word(Word::kRepeated);
  for (const advisor::ProofStep& premise : step.premises) item.items.push_back(item_of(premise));
  return item;
}

}  // namespace

Section collect_section(const advisor::Answer& answer) {
  Section section = section_of("find-out", Word::kCollectFirst);
  if (answer.collect_first.empty()) {
    const Word none = any_open(answer) ? Word::kNoneTelling : Word::kAllSettled;
    section.blocks.emplace_back(Paragraph{plain(word(none)), Tone::kPlain});
    return section;
  }
  section.blocks.emplace_back(needs_list(answer.collect_first, answer));
  section.blocks.emplace_back(small(word(Word::kCollectBy)));
  return section;
}

Section cases_section(const advisor::Answer& answer) {
  Section section = section_of("cases", Word::kCases);
  ItemList list;
  for (const advisor::ComparableCase& one : answer.comparable_cases)
    list.items.push_back(item_of(one));
  if (list.items.empty()) {
    section.blocks.emplace_back(Paragraph{plain(word(Word::kNoCases)), Tone::kPlain});
  } else {
    section.blocks.emplace_back(std::move(list));
  }
  return section;
}

Section proofs_section(const std::vector<RoleProof>& proofs) {
  Section section = section_of("proofs", Word::kProofs);
  section.blocks.emplace_back(Paragraph{plain(word(Word::kProofsSay)), Tone::kPlain});
  for (const RoleProof& proof : proofs) {
    if (proof.proofs.empty()) continue;
    Details details{fill(Word::kProofOf, {proof.role}), {}};
    for (const advisor::ProofStep& step : proof.proofs) details.list.items.push_back(item_of(step));
    section.blocks.emplace_back(std::move(details));
  }
  if (section.blocks.size() == 1)
    section.blocks = {Paragraph{plain(word(Word::kNoProofs)), Tone::kPlain}};
  return section;
}

}  // namespace clusterwise::cli
