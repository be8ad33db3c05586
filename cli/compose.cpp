#include "cli/compose.h"

#include "cli/answer_words.h"
#include "cli/compose_sections.h"
#include "cli/numbers.h"

namespace clusterwise::cli {

Section section_of(const std::string& anchor, Word heading) {
  return {anchor, word(heading), {}, {}};
}

Part part_of(const std::string& anchor, const kb::Text& heading) {
  return {anchor, capitalised(heading), std::nullopt, {}};
}

void add(std::vector<Block> blocks, Part& part) { part.groups.push_back({{}, std::move(blocks)}); }

std::string anchor_of_role(const std::string& id) { return "role-" + id; }

kb::Text capitalised(kb::Text text) {
  if (!text.en.empty() && text.en.front() >= 'a' && text.en.front() <= 'z')
    text.en.front() = static_cast<char>(text.en.front() - 'a' + 'A');
  return text;
}

Sentence plain(const kb::Text& text) { return led({}, text); }

Sentence led(const kb::Text& lead, const kb::Text& text) {
  Sentence sentence;
  sentence.lead = capitalised(lead);
  sentence.text = text;
  return sentence;
}

Paragraph small(const kb::Text& text) { return {plain(text), Tone::kSmall}; }

kb::Text share_of(advisor::Verdict verdict, const advisor::Certainty& certainty) {
  const bool open = verdict == advisor::Verdict::kOpen;
  const kb::Text share =
      same(open ? open_percent(certainty.stability) : percent(certainty.stability));
  return certainty.exact ? share : fill(Word::kAbout, {share});
}

std::vector<Item> items_of(const std::vector<advisor::Reason>& reasons) {
  std::vector<Item> items;
  for (const advisor::Reason& reason : reasons) {
    Sentence sentence = plain(reason.text);
    sentence.rule = reason.rule;
    sentence.claims = reason.claims;
    items.push_back({std::move(sentence), {}});
  }
  return items;
}

ItemList needs_list(const std::vector<advisor::Need>& needs, Word settles,
                    const advisor::Answer& answer) {
  ItemList list;
  for (const advisor::Need& need : needs) {
    Sentence sentence = led(need.label, effect_of(need, settles));
    const kb::Text limits = limits_of(need.indicator, answer);
    if (!limits.en.empty()) sentence.remark = fill(Word::kLimitOf, {limits});
    list.items.push_back({std::move(sentence), {}});
  }
  return list;
}

Document compose(const advisor::Answer& answer, const std::vector<advisor::Account>& accounts) {
  const bool named = !answer.region_name.en.empty() || !answer.region_name.zh.empty();
  Document document;
  document.kind = word(Word::kReport);
  document.title = named ? answer.region_name : same(answer.region);
  for (const kb::Text& part : {answer.industry, same(answer.period)}) {
    if (!part.en.empty() || !part.zh.empty()) document.about.push_back(part);
  }
  document.introduction = small(word(Word::kReportSays));
  document.sections = {summary_section(answer), profile_section(answer),  stage_section(answer),
                       roles_section(answer),   problems_section(answer), risks_section(answer),
                       collect_section(answer), cases_section(answer)};
  if (answer.robustness) document.sections.push_back(robustness_section(answer));
  document.sections.push_back(proofs_section(answer, accounts));
  document.sections.push_back(annex_section(answer, cited_in(document)));
  document.sections.push_back(method_section(answer));
  document.sections.push_back(scope_section(answer));
  return document;
}

}  // namespace clusterwise::cli
