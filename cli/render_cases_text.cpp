#include <algorithm>
#include <fmt/format.h>
#include <string>

#include "cli/page.h"
#include "cli/render_rules.h"
#include "cli/voice.h"

namespace clusterwise::cli {
namespace {

using advisor::Mismatch;
using advisor::Topic;
using advisor::Verdict;

constexpr std::size_t kMostNames = 12;  // of rules, in a short list

Word verdict_word(Topic topic, Verdict verdict) {
  if (verdict == Verdict::kOpen) return Word::kUndetermined;
  const bool yes = verdict == Verdict::kYes;
  if (topic == Topic::kRule) return yes ? Word::kFires : Word::kSilent;
  if (topic == Topic::kMeasure) return yes ? Word::kProposed : Word::kNotProposed;
  if (topic == Topic::kRole) return yes ? Word::kRecommended : Word::kNotRecommended;
  return yes ? Word::kHolds : Word::kDoesNotHold;
}

Word topic_word(Topic topic) {
  switch (topic) {
    case Topic::kStage:
    case Topic::kStageEver:
      return Word::kStageNamed;
    case Topic::kRole:
      return Word::kRoleNamed;
    case Topic::kRisk:
      return Word::kRiskNamed;
    case Topic::kProblem:
      return Word::kProblemNamed;
    case Topic::kFeature:
      return Word::kFeatureNamed;
    case Topic::kMeasure:
      return Word::kMeasureNamed;
    case Topic::kRule:
      return Word::kRuleNamed;
  }
  return Word::kRuleNamed;
}

class CasesPage {
 public:
  CasesPage(const TestedCases& tested, Detail detail, Environment& env)
      : tested_(tested),
        detail_(detail),
        page_(env.out, env.width, env.colour),
        say_(env.language) {}

  void failures() {
    for (std::size_t i = 0; i < tested_.cases.size(); ++i) {
      const std::vector<Mismatch>& mismatches = tested_.report.results[i].mismatches;
      if (!mismatches.empty()) failure(tested_.cases[i], mismatches);
    }
  }

  void counts() {
    if (tested_.report.passed < tested_.cases.size()) page_.blank();
    const std::size_t passed = tested_.report.passed;
    const std::size_t failed = tested_.cases.size() - passed;
    page_.paragraph(styled(say_(passed == 1 ? Word::kOneCase : Word::kCasesCount,
                                {same(std::to_string(passed)), same(std::to_string(failed))}),
                           failed == 0 ? Style::kGood : Style::kBad));
  }

  void coverage() {
    const advisor::CasesReport& report = tested_.report;
    const auto reached = [&](const std::vector<std::string>& missing) {
      return same(std::to_string(report.rules - missing.size()));
    };
    page_.paragraph(
        styled(say_(Word::kCoverage, {same(std::to_string(report.rules)),
                                      reached(report.never_fire), reached(report.never_silent)})));
    names(Word::kNeverFire, report.never_fire);
    names(Word::kNeverSilent, report.never_silent);
  }

 private:
  void failure(const advisor::RuleCase& one, const std::vector<Mismatch>& mismatches) {
    page_.ends(styled(one.name, Style::kStrong), styled(place_in(one.place), Style::kDim));
    if (!one.why.empty()) page_.paragraph(styled(one.why, Style::kDim), Margin::indent(2));
    for (const Mismatch& mismatch : mismatches) {
      page_.paragraph(styled(headline(mismatch), Style::kBad), Margin::indent(2, "•"));
      for (const Styled& line : reasons(mismatch)) page_.paragraph(line, Margin::indent(4));
    }
  }

  std::string place_in(const datalog::Span& span) const {
    const datalog::Source& file = tested_.files[static_cast<std::size_t>(span.file)];
    return fmt::format("{}:{}", file.name, datalog::position_of(file.text, span.begin).line);
  }

  std::string headline(const Mismatch& mismatch) const {
    const advisor::Expectation& expected = mismatch.expected;
    if (expected.topic == Topic::kStage) {
      return say_(Word::kExpectedGot,
                  {word(Word::kStageOnly), same(expected.id), same(mismatch.got_stage)});
    }
    return say_(Word::kExpectedGot, {fill(topic_word(expected.topic), {same(expected.id)}),
                                     word(verdict_word(expected.topic, expected.verdict)),
                                     word(verdict_word(expected.topic, mismatch.got))});
  }

  std::vector<Styled> reasons(const Mismatch& mismatch) const {
    std::vector<Styled> lines;
    for (const advisor::Reason& reason : mismatch.because) lines.push_back(sentence(reason));
    if (mismatch.got == Verdict::kOpen) lines.push_back(styled(say_(Word::kUnknownDecides)));
    if (!mismatch.candidates.empty())
      lines.push_back(styled(say_(Word::kCouldGive, {same(ids_in(mismatch.candidates))})));
    for (const datalog::Condition& condition : mismatch.conditions) {
      if (condition.state == datalog::Condition::State::kFailed)
        lines.push_back(styled(unmet(mismatch, condition)));
    }
    return lines;
  }

  Styled sentence(const advisor::Reason& reason) const {
    return {{say_(reason.text)},
            {fmt::format(" [{}] {}", reason.rule, place_of_rule(reason.rule)), Style::kDim}};
  }

  std::string place_of_rule(const std::string& id) const {
    for (const ListedRule& listed : tested_.rules) {
      if (listed.rule.id == id) return place_of(listed);
    }
    return {};
  }

  std::string unmet(const Mismatch& mismatch, const datalog::Condition& condition) const {
    return fmt::format("{} [{}] {}", say_(Word::kConditionFails, {same(condition.text)}),
                       mismatch.expected.id, place_of_rule(mismatch.expected.id));
  }

  static kb::Text list_of(std::span<const std::string> ids) {
    std::vector<kb::Text> texts;
    for (const std::string& id : ids) texts.push_back(same(id));
    return joined(texts);
  }

  // A long list is cut, unless everything is wanted.
  std::string ids_in(const std::vector<std::string>& ids) const {
    const std::size_t shown =
        detail_ == Detail::kFull ? ids.size() : std::min(ids.size(), kMostNames);
    const std::string text = say_(list_of(std::span(ids).first(shown)));
    if (shown == ids.size()) return text;
    return text + ", " + say_(Word::kMore, {same(std::to_string(ids.size() - shown))});
  }

  void names(Word what, const std::vector<std::string>& ids) {
    if (ids.empty()) return;
    page_.paragraph(styled(say_(what, {same(ids_in(ids))})), Margin::indent(2));
  }

  const TestedCases& tested_;
  Detail detail_;
  Page page_;
  Voice say_;
};

}  // namespace

void render_text(const TestedCases& tested, Detail detail, Environment& env) {
  CasesPage page(tested, detail, env);
  page.failures();
  page.counts();
  page.coverage();
}

}  // namespace clusterwise::cli
