// The stage, the features, the problems and the risks of the situation.
#include <string>
#include <vector>

#include "cli/answer_words.h"
#include "cli/compose_sections.h"
#include "cli/numbers.h"
#include "cli/verdict_words.h"

namespace clusterwise::cli {
namespace {

using advisor::Finding;
using advisor::Verdict;

Bar bar_of(const Finding& finding) {
  Bar bar;
  bar.label = capitalised(finding.label);
  bar.badge = {finding.verdict, word(verdict_word(finding.verdict, advisor::VerdictOf::kFinding))};
  bar.value = finding.degree;
  bar.range = finding.degree_range;
  bar.share = share_of(finding.verdict, finding.certainty);
  bar.claims = finding.claims;
  return bar;
}

Chart chart_of(const std::vector<Finding>& findings, Word caption, Word label_head) {
  Chart chart{word(caption), word(label_head), word(Word::kDegreeHead), {}, false};
  for (const Finding& finding : findings) chart.bars.push_back(bar_of(finding));
  return chart;
}

// What the known values say of each finding.
ItemList reasons_of(const std::vector<Finding>& findings) {
  ItemList list;
  for (const Finding& finding : findings) {
    if (finding.because.empty()) continue;
    Item& item = list.items.emplace_back(Item{led(finding.label, {}), items_of(finding.because)});
    if (finding.verdict == Verdict::kOpen) item.sentence.remark = word(Word::kByKnownOnly);
  }
  return list;
}

void add_reasons(const std::vector<Finding>& findings, std::vector<Block>& to) {
  ItemList list = reasons_of(findings);
  if (!list.items.empty()) to.emplace_back(std::move(list));
}

Section findings_section(const std::string& anchor, Word heading, Word label_head,
                         const kb::Text& none, const std::vector<Finding>& findings) {
  Section section = section_of(anchor, heading);
  if (findings.empty()) {
    section.blocks.emplace_back(Paragraph{plain(none), Tone::kPlain});
    return section;
  }
  section.blocks.emplace_back(chart_of(findings, heading, label_head));
  add_reasons(findings, section.blocks);
  return section;
}

kb::Text certainty_of(const advisor::StageFinding& stage, const advisor::Answer& answer) {
  if (stage.verdict == Verdict::kOpen)
    return fill(Word::kStageMay, {stage.label, share_of(stage.verdict, stage.certainty)});
  if (!stage.certainty.exact)
    return capitalised(fill(Word::kEnded, {in_all_sampled(answer.completions.count)}));
  return answer.completions.count == 1 ? kb::Text{} : word(Word::kStageHolds);
}

void add_stage(const advisor::Answer& answer, std::vector<Block>& to) {
  const advisor::StageFinding& stage = answer.stage;
  if (stage.id.empty()) {
    to.emplace_back(Paragraph{plain(word(Word::kStageNone)), Tone::kLead});
    return;
  }
  const bool open = stage.verdict == Verdict::kOpen;
  to.emplace_back(
      Paragraph{led(open ? word(Word::kUndetermined) : stage.label, certainty_of(stage, answer)),
                Tone::kLead});
  if (!stage.because.empty()) to.emplace_back(ItemList{items_of(stage.because)});
}

}  // namespace

Section stage_section(const advisor::Answer& answer) {
  Section section = section_of("stage", Word::kStageAndFeatures);
  add_stage(answer, section.blocks);
  if (answer.features.empty()) return section;
  Chart chart = chart_of(answer.features, Word::kFeatures, Word::kFeature);
  chart.explained = answer.completions.count > 1;
  section.blocks.emplace_back(std::move(chart));
  add_reasons(answer.features, section.blocks);
  return section;
}

Section problems_section(const advisor::Answer& answer) {
  return findings_section("problems", Word::kProblems, Word::kProblem,
                          capitalised(fill(Word::kEnded, {word(Word::kNoProblems)})),
                          answer.problems);
}

Section risks_section(const advisor::Answer& answer) {
  return findings_section("risks", Word::kRisks, Word::kRisk, word(Word::kNoRisks), answer.risks);
}

}  // namespace clusterwise::cli
