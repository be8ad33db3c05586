// The summary: what somebody reads who reads nothing else.
#include <algorithm>
#include <string>
#include <vector>

#include "cli/answer_words.h"
#include "cli/compose_sections.h"
#include "cli/numbers.h"
#include "cli/said.h"

namespace clusterwise::cli {
namespace {

using advisor::Finding;
using advisor::Recommendation;
using advisor::Verdict;

constexpr std::size_t kGravest = 3;        // risks that are named
constexpr std::size_t kFirstMeasures = 3;  // measures that are named

void append(const kb::Text& sentence, kb::Text& to) { to = in_a_row(to, sentence); }

kb::Text with(const kb::Text& label, const std::string& number) {
  return fill(Word::kScored, {label, same(number)});
}

std::string score_of(const Recommendation& role) {
  return rests_on_completions(role) ? range_of(role.score_range) : two_decimals(role.score);
}

std::vector<Recommendation> roles_with(Verdict verdict, const advisor::Answer& answer) {
  std::vector<Recommendation> roles;
  for (const Recommendation& role : answer.recommendations) {
    if (role.verdict == verdict) roles.push_back(role);
  }
  return roles;
}

kb::Text stage(const advisor::Answer& answer) {
  const advisor::StageFinding& stage = answer.stage;
  if (stage.id.empty()) return word(Word::kStageNone);
  if (stage.verdict == Verdict::kOpen) {
    kb::Text text = fill(Word::kEnded, {capitalised(word(Word::kUndetermined))});
    append(fill(Word::kStageMay, {stage.label, share_of(stage.verdict, stage.certainty)}), text);
    return text;
  }
  const bool all_known = answer.completions.count == 1;
  return fill(all_known ? Word::kStageIsKnown : Word::kStageSettled, {stage.label});
}

kb::Text to_do(const std::vector<Recommendation>& roles, bool any_open) {
  if (roles.empty()) return word(any_open ? Word::kNothingToDo : Word::kNoneCalledFor);
  const Recommendation& first = roles.front();
  kb::Text text = fill(Word::kFirst, {first.label, same(score_of(first))});
  std::vector<kb::Text> measures;
  for (const advisor::Measure& measure : first.measures) {
    if (measures.size() < kFirstMeasures) measures.push_back(measure.label);
  }
  if (!measures.empty()) append(fill(Word::kBeginWith, {one_after_another(measures)}), text);
  std::vector<kb::Text> others;
  for (std::size_t i = 1; i < roles.size(); ++i)
    others.push_back(with(roles[i].label, score_of(roles[i])));
  if (!others.empty()) append(fill(Word::kThen, {one_after_another(others)}), text);
  return text;
}

kb::Text open_roles(const std::vector<Recommendation>& roles, const advisor::Answer& answer) {
  std::vector<kb::Text> names;
  for (const Recommendation& role : roles) {
    const kb::Text share = share_of(role.verdict, role.certainty);
    names.push_back(fill(Word::kScored, {role.label, fill(Word::kInCompletions, {share})}));
  }
  std::vector<kb::Text> needs;
  for (const advisor::Need& need : answer.collect_first) needs.push_back(need.label);
  if (needs.empty()) return fill(Word::kEnded, {one_after_another(names)});
  return fill(Word::kDependsOn, {one_after_another(names), one_after_another(needs)});
}

kb::Text risks(const std::vector<Finding>& risks) {
  std::vector<kb::Text> gravest;
  for (const Finding& risk : risks) {
    if (risk.verdict == Verdict::kYes && gravest.size() < kGravest)
      gravest.push_back(with(risk.label, two_decimals(risk.degree)));
  }
  if (!gravest.empty()) return fill(Word::kEnded, {one_after_another(gravest)});
  if (risks.empty()) return word(Word::kNoRisks);
  std::vector<kb::Text> possible;
  double most = 0;
  for (const Finding& risk : risks) {
    if (possible.size() < kGravest) possible.push_back(risk.label);
    most = std::max(most, risk.certainty.stability);
  }
  return fill(Word::kRisksMay, {same(open_percent(most)), one_after_another(possible)});
}

// Of all recommended roles, each risk at its largest.
kb::Text risks_of_acting(const std::vector<Recommendation>& roles) {
  std::vector<advisor::RoleRisk> all;
  for (const Recommendation& role : roles)
    all.insert(all.end(), role.risks.begin(), role.risks.end());
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.degree > b.degree; });
  std::vector<std::string> seen;
  std::vector<kb::Text> gravest;
  for (const advisor::RoleRisk& risk : all) {
    if (gravest.size() == kGravest) break;
    if (std::find(seen.begin(), seen.end(), risk.id) != seen.end()) continue;
    seen.push_back(risk.id);
    gravest.push_back(with(risk.label, two_decimals(risk.degree)));
  }
  return gravest.empty() ? kb::Text{} : fill(Word::kEnded, {one_after_another(gravest)});
}

kb::Text certainty(const advisor::Answer& answer) {
  const std::size_t roles = answer.recommendations.size();
  const std::size_t open = roles_with(Verdict::kOpen, answer).size();
  const kb::Text all = same(std::to_string(roles));
  kb::Text text = open == 0       ? fill(Word::kSettledAll, {all})
                  : open == roles ? fill(Word::kSettledNone, {all})
                                  : fill(Word::kSettled, {same(std::to_string(roles - open)), all});
  append(fill(Word::kEnded, {counts_of(answer)}), text);
  append(method_of(answer), text);
  return text;
}

}  // namespace

Section summary_section(const advisor::Answer& answer) {
  const std::vector<Recommendation> recommended = roles_with(Verdict::kYes, answer);
  const std::vector<Recommendation> open = roles_with(Verdict::kOpen, answer);
  std::vector<kb::Text> refused;
  for (const Recommendation& role : roles_with(Verdict::kNo, answer)) refused.push_back(role.label);
  const kb::Text acting = risks_of_acting(recommended);

  std::vector<Sentence> sentences = {led(word(Word::kStage), stage(answer)),
                                     led(word(Word::kToDo), to_do(recommended, !open.empty()))};
  if (!open.empty()) sentences.push_back(led(word(Word::kOpenRoles), open_roles(open, answer)));
  if (!refused.empty())
    sentences.push_back(
        led(word(Word::kNotToDo), fill(Word::kEnded, {one_after_another(refused)})));
  const kb::Text situation = risks(answer.risks);
  const bool alike = acting == situation;
  sentences.push_back(led(word(alike ? Word::kRisksOfBoth : Word::kRisks), situation));
  if (!acting.en.empty() && !alike) sentences.push_back(led(word(Word::kRisksOfActing), acting));
  sentences.push_back(led(word(Word::kHowSure), certainty(answer)));

  Section section = section_of("summary", Word::kSummary);
  if (answer.completions.count > 1) section.blocks.emplace_back(small(word(Word::kCompletionIs)));
  for (Sentence& sentence : sentences) {
    sentence.text = capitalised(sentence.text);
    section.blocks.emplace_back(Paragraph{std::move(sentence), Tone::kLead});
  }
  return section;
}

}  // namespace clusterwise::cli
