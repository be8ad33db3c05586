// What leads beyond the verdicts: values worth finding out, robustness, cases.
#include <algorithm>
#include <string>
#include <vector>

#include "cli/answer_words.h"
#include "cli/case_words.h"
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

kb::Text name_of(const advisor::ComparableCase& one) {
  kb::Text name = one.label;
  for (const kb::Text& part : {one.industry, same(one.period)}) {
    if (!part.en.empty()) name = {name.en + " · " + part.en, name.zh + " · " + part.zh};
  }
  return name;
}

Item item_of(const advisor::ComparableCase& one) {
  Item item{led(name_of(one), fill(Word::kSimilar, {same(two_decimals(one.similarity))})), {}};
  if (one.is_profile) item.sentence.remark = word(Word::kOwnProfile);
  const auto add = [&](const kb::Text& text, const std::vector<advisor::ClaimRef>& claims) {
    Sentence sentence = plain(capitalised(text));
    sentence.claims = claims;
    item.items.push_back({std::move(sentence), {}});
  };
  if (!one.shared.empty()) add(fill(Word::kShared, {labels(one.shared)}), {});
  if (!one.differs.empty()) add(fill(Word::kDiffers, {labels(one.differs)}), {});
  if (!one.only_here.empty()) add(fill(Word::kOnlyHere, {labels(one.only_here)}), {});
  if (!one.done.empty()) add(fill(Word::kDoneThere, {labels_of(one.done)}), claims_of(one.done));
  if (!one.outcome.empty())
    add(fill(Word::kCameOfIt, {labels_of(one.outcome)}), claims_of(one.outcome));
  for (const advisor::ClaimRef& claim : one.evidence) add(claim.text, {claim});
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
  section.blocks.emplace_back(needs_list(answer.collect_first, Word::kSettlesOnAverage, answer));
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

}  // namespace clusterwise::cli
