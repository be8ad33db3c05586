// What the profile gives, beside the limits that it is held against; and what it leaves open.
#include <string>
#include <vector>

#include "cli/answer_words.h"
#include "cli/case_words.h"
#include "cli/compose_sections.h"

namespace clusterwise::cli {
namespace {

using advisor::GivenValue;

const kb::Text kNothing = {"–", "–"};

Sentence source_of(const GivenValue& given) {
  if (given.source.en.empty()) return plain(word(Word::kNotGiven));
  Sentence sentence = plain(given.source);
  sentence.verbatim = true;
  return sentence;
}

Part values(const std::string& anchor, Word heading, const std::vector<GivenValue>& given,
            const advisor::Answer& answer) {
  Table table;
  table.columns = {word(Word::kIndicator), word(Word::kValueHead), word(Word::kLimitHead),
                   word(Word::kSourceHead)};
  for (const GivenValue& one : given) {
    const kb::Text limits = limits_of(one.indicator, answer);
    table.rows.push_back({plain(capitalised(one.label)), plain(one.amount),
                          plain(limits.en.empty() ? kNothing : limits), source_of(one)});
  }
  Part part = part_of(anchor, word(heading));
  add({std::move(table)}, part);
  return part;
}

Part unknown(const advisor::Answer& answer) {
  ItemList list;
  list.compact = true;
  for (const advisor::Named& one : answer.unknown) {
    Sentence sentence = plain(capitalised(one.label));
    const kb::Text limits = limits_of(one.id, answer);
    if (!limits.en.empty()) sentence.remark = fill(Word::kLimitOf, {limits});
    list.items.push_back({std::move(sentence), {}});
  }
  Part part = part_of("unknown-indicators", word(Word::kUnknown));
  add({std::move(list)}, part);
  return part;
}

}  // namespace

kb::Text limits_of(const std::string& indicator, const advisor::Answer& answer) {
  std::vector<kb::Text> amounts;
  for (const advisor::Threshold& threshold : answer.thresholds) {
    if (threshold.indicator == indicator) amounts.push_back(threshold.limit.amount);
  }
  return one_after_another(amounts);
}

namespace {

// What was done, and what came of it, where the profile tells.
void add_story(const advisor::Answer& answer, std::vector<Block>& to) {
  if (!answer.done.empty()) {
    Sentence done = led(word(Word::kDoneHere), labels_of(answer.done));
    done.claims = claims_of(answer.done);
    to.emplace_back(Paragraph{std::move(done), Tone::kPlain});
  }
  if (!answer.outcome.en.empty() || !answer.outcome.zh.empty())
    to.emplace_back(Paragraph{led(word(Word::kCameOfItHere), answer.outcome), Tone::kPlain});
}

}  // namespace

Section profile_section(const advisor::Answer& answer) {
  std::vector<GivenValue> exact;
  std::vector<GivenValue> uncertain;
  for (const GivenValue& given : answer.given)
    (given.value.low == given.value.high ? exact : uncertain).push_back(given);
  Section section = section_of("region", Word::kRegionAsGiven);
  section.blocks.emplace_back(Paragraph{plain(counts_of(answer)), Tone::kPlain});
  add_story(answer, section.blocks);
  if (!exact.empty()) section.parts.push_back(values("known-values", Word::kGiven, exact, answer));
  if (!uncertain.empty())
    section.parts.push_back(values("uncertain-values", Word::kUncertain, uncertain, answer));
  if (!answer.unknown.empty()) section.parts.push_back(unknown(answer));
  return section;
}

}  // namespace clusterwise::cli
