// What an answer says of the situation: problems, features, risks, cases; and how it was decided.
#include <fmt/format.h>
#include <string>
#include <utility>
#include <vector>

#include "cli/answer_page.h"
#include "cli/verdict_words.h"

namespace clusterwise::cli {
namespace {

using advisor::Finding;
using advisor::Verdict;

constexpr std::size_t kFewFindings = 6;
constexpr std::size_t kFewUnknown = 8;
constexpr std::size_t kHashLength = 12;  // of a file, as people compare them

Style style_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kYes:
      return Style::kStrong;
    case Verdict::kOpen:
      return Style::kOpen;
    case Verdict::kNo:
      return Style::kDim;
  }
  return Style::kPlain;
}

std::string verdict_of(const Finding& finding, AnswerPage& on) {
  const kb::Text verdict = word(verdict_word(finding.verdict, advisor::VerdictOf::kFinding));
  if (finding.verdict != Verdict::kOpen) return on.say(verdict);
  const Word how = finding.certainty.exact ? Word::kInCompletions : Word::kInSampled;
  const kb::Text share = fill(how, {same(open_percent(finding.certainty.stability))});
  return on.say(kb::Text{verdict.en + ", " + share.en, verdict.zh + "，" + share.zh});
}

std::string degree_of(const Finding& finding) {
  const std::string degree = two_decimals(finding.degree);
  const std::string range = range_of(finding.degree_range);
  return range == degree ? degree : fmt::format("{} ({})", degree, range);
}

void render_finding(const Finding& finding, AnswerPage& on) {
  const Styled text{{on.say(finding.label), Style::kStrong},
                    {"  " + verdict_of(finding, on), style_of(finding.verdict)},
                    {on.claims.cite(finding.claims), Style::kDim}};
  on.page.ends(text, styled(bar(finding.degree) + " " + degree_of(finding)));
  on.reasons(finding.because, 1, 2);
}

void render_findings(const std::vector<Finding>& findings, Word heading, AnswerPage& on) {
  on.page.heading(on.say(heading));
  if (findings.empty()) on.page.paragraph(styled(on.say(Word::kNoProblems), Style::kDim));
  const std::size_t count = on.shown(findings.size(), kFewFindings);
  for (std::size_t i = 0; i < count; ++i) render_finding(findings[i], on);
  on.more(findings.size(), count, 0);
}

void render_features(const std::vector<Finding>& features, AnswerPage& on) {
  on.page.heading(on.say(Word::kFeatures));
  std::vector<std::vector<Run>> rows;
  for (const Finding& feature : features) {
    rows.push_back({{on.say(feature.label)},
                    {bar(feature.degree) + " " + degree_of(feature)},
                    {verdict_of(feature, on), style_of(feature.verdict)}});
  }
  on.page.table(rows, 0);
  if (!on.full()) return;
  for (const Finding& feature : features) on.reasons(feature.because, 0, 2);
}

void render_given(const advisor::Answer& answer, AnswerPage& on) {
  if (!on.full() || answer.given.empty()) return;
  on.page.heading(on.say(Word::kGiven));
  for (const advisor::GivenValue& given : answer.given) {
    Styled text{{on.say(given.label) + "  "}, {on.say(given.amount), Style::kStrong}};
    if (!given.source.en.empty()) text.push_back({" – " + on.say(given.source), Style::kDim});
    on.page.paragraph(text, Margin::indent(0, "•"));
  }
}

void render_unknown(const advisor::Answer& answer, AnswerPage& on) {
  if (answer.unknown.empty()) return;
  on.page.heading(on.say(Word::kUnknown));
  const std::size_t count = on.shown(answer.unknown.size(), kFewUnknown);
  const std::vector<advisor::Named> first(
      answer.unknown.begin(), answer.unknown.begin() + static_cast<std::ptrdiff_t>(count));
  for (const std::string& line : on.say.paragraphs(labels(first))) {
    on.page.paragraph(styled(line));
  }
  on.more(answer.unknown.size(), count, 0);
}

// What the answer does not speak of.
void render_scope(const advisor::Scope& scope, AnswerPage& on) {
  const std::vector<kb::Text> sentences = sentences_of(scope);
  if (!sentences.empty()) on.page.heading(on.say(Word::kScope));
  for (const kb::Text& sentence : sentences) {
    for (const std::string& line : on.say.paragraphs(sentence)) on.page.paragraph(styled(line));
  }
}

void render_collect_first(const advisor::Answer& answer, AnswerPage& on) {
  if (answer.collect_first.empty()) return;
  on.page.heading(on.say(Word::kCollectFirst));
  for (const advisor::Need& need : answer.collect_first) on.need(need, 0, Word::kSettlesOnAverage);
}

// Rule files are many: a short page counts them.
void render_used(const advisor::Answer& answer, AnswerPage& on) {
  std::vector<kb::Text> used;
  if (!on.full())
    used.push_back(fill(Word::kRuleFiles, {same(std::to_string(answer.rules.size()))}));
  for (const advisor::UsedFile& file : answer.rules) {
    if (!on.full()) break;
    used.push_back(same(file.path + " " + file.sha256.substr(0, kHashLength)));
  }
  for (const advisor::UsedPack& pack : answer.packs) {
    used.push_back(
        same(fmt::format("{} {} {}", pack.pack, pack.version, pack.sha256.substr(0, kHashLength))));
  }
  for (const std::string& line : on.say.paragraphs(fill(Word::kUsed, {joined(used)}))) {
    on.page.paragraph(styled(line, Style::kDim));
  }
}

}  // namespace

void render_situation(const advisor::Answer& answer, AnswerPage& on) {
  render_findings(answer.problems, Word::kProblems, on);
  render_features(answer.features, on);
  render_findings(answer.risks, Word::kRisks, on);
}

void render_method(const advisor::Answer& answer, AnswerPage& on) {
  render_given(answer, on);
  render_collect_first(answer, on);
  render_unknown(answer, on);
  render_scope(answer.scope, on);
  on.page.heading(on.say(Word::kDecided));
  const bool assumed = answer.completions.count > 1;
  for (const std::string& line : on.say.paragraphs(method_of(answer))) {
    on.page.paragraph(styled(line));
  }
  if (assumed) {
    for (const std::string& line : on.say.paragraphs(word(Word::kAssumptions))) {
      on.page.paragraph(styled(line));
    }
  }
  render_used(answer, on);
}

}  // namespace clusterwise::cli
