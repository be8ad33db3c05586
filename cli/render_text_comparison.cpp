#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "cli/comparison_table.h"
#include "cli/profile_names.h"
#include "cli/render_comparison.h"
#include "cli/render_difference.h"
#include "cli/verdict_words.h"

namespace clusterwise::cli {
namespace {

using advisor::Answer;
using advisor::DecidingIndicator;
using advisor::DecidingRule;

constexpr std::size_t kFewIndicators = 8;
constexpr std::size_t kFewRules = 2;
constexpr std::size_t kMostNamed = 6;  // profiles; of more, only how many

class ComparisonPage {
 public:
  ComparisonPage(std::span<const Answer> answers, const advisor::Comparison& comparison,
                 AnswerPage& on)
      : answers_(answers), comparison_(comparison), names_(profile_names(answers)), on_(on) {}

  void render() {
    profiles();
    stages();
    rows(Word::kRoles, comparison_.roles, advisor::VerdictOf::kRole);
    rows(Word::kRisks, comparison_.risks, advisor::VerdictOf::kFinding);
    shares();
    indicators();
    steps();
    chance();
  }

 private:
  void profiles() {
    on_.page.heading(on_.say(Word::kCompared));
    for (std::size_t i = 0; i < answers_.size(); ++i) {
      const Answer& answer = answers_[i];
      Styled text = styled(std::to_string(i + 1) + ". ");
      const Styled title = title_of(answer, on_);
      text.insert(text.end(), title.begin(), title.end());
      const std::string counts = on_.say(
          Word::kCounts,
          {same(std::to_string(answer.given.size())), same(std::to_string(answer.unknown.size()))});
      on_.page.ends(text, styled(counts, Style::kDim));
    }
  }

  void stages() {
    on_.page.heading(on_.say(Word::kStage));
    ComparisonRow row;
    for (const advisor::ComparedStage& one : comparison_.stages)
      row.cells.push_back({stage_text(one.stage.label, one.verdict), {}});
    render_table(names_, {row}, on_);
  }

  void rows(Word heading, const std::vector<advisor::ComparedRow>& all, advisor::VerdictOf about) {
    on_.page.heading(on_.say(heading));
    std::vector<ComparisonRow> rows;
    for (const advisor::ComparedRow& one : all) {
      ComparisonRow row{one.label, {}};
      for (const advisor::Standing& standing : one.standings)
        row.cells.push_back(cell(standing, about));
      rows.push_back(std::move(row));
    }
    if (rows.empty()) on_.page.paragraph(styled(on_.say(Word::kNoneOfThem), Style::kDim));
    if (!rows.empty()) render_table(names_, rows, on_);
  }

  static ComparisonCell cell(const advisor::Standing& standing, advisor::VerdictOf about) {
    const bool open = standing.verdict == advisor::Verdict::kOpen;
    return {word(verdict_word(standing.verdict, about)),
            open ? same(percent(standing.stability)) : standing_detail(standing),
            static_cast<int>(standing.verdict)};
  }

  // What the percentages say, where there are any.
  void shares() {
    const auto open = [](const std::vector<advisor::ComparedRow>& rows) {
      return std::any_of(rows.begin(), rows.end(), [](const advisor::ComparedRow& row) {
        return std::any_of(row.standings.begin(), row.standings.end(), [](const auto& standing) {
          return standing.verdict == advisor::Verdict::kOpen;
        });
      });
    };
    if (!open(comparison_.roles) && !open(comparison_.risks)) return;
    on_.page.blank();
    for (const std::string& line : on_.say.paragraphs(word(Word::kSharesOfCompletions)))
      on_.page.paragraph(styled(line, Style::kDim));
  }

  // ---- What makes the difference

  void indicators() {
    on_.page.heading(on_.say(Word::kMakesDifference));
    if (comparison_.indicators.empty()) paragraphs(Word::kNothingDiffers);
    const std::size_t count = on_.shown(comparison_.indicators.size(), kFewIndicators);
    for (std::size_t i = 0; i < count; ++i) indicator(comparison_.indicators[i]);
    on_.more(comparison_.indicators.size(), count, 0);
  }

  void indicator(const DecidingIndicator& one) {
    const Styled text{{on_.say(one.label), Style::kStrong},
                      {" – " + on_.say(values(one))}};
    on_.page.paragraph(text, Margin::indent(0, "•"));
    const std::size_t count = on_.shown(one.rules.size(), kFewRules);
    for (std::size_t i = 0; i < count; ++i) rule(one.rules[i]);
    on_.more(one.rules.size(), count, 2);
  }

  // "1985: 60, 2000s: 2"; of many, from where to where.
  kb::Text values(const DecidingIndicator& one) const {
    if (names_.size() > kMostNamed) return span_of(one);
    std::vector<kb::Text> all;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      all.push_back(fill(Word::kStaysOfKind, {names_[i], given_value(one.values[i], one.measurement)}));
    }
    return joined(all);
  }

  static kb::Text span_of(const DecidingIndicator& one) {
    std::optional<advisor::Range> span;
    std::size_t unknown = 0;
    for (const std::optional<advisor::Range>& value : one.values) {
      if (!value) ++unknown;
      if (value && !span) span = value;
      if (value) *span = {std::min(span->low, value->low), std::max(span->high, value->high)};
    }
    std::vector<kb::Text> parts;
    if (span) parts.push_back(given_value(span, one.measurement));
    if (unknown > 0) parts.push_back(fill(Word::kUnknownIn, {same(std::to_string(unknown))}));
    return joined(parts);
  }

  void rule(const DecidingRule& rule) {
    const kb::Text where = who_fires(rule);
    if (on_.is_first(rule.reason)) {
      on_.reason(rule.reason, fill(Word::kFiresIn, {where, rule.reason.text}), 2);
    } else {
      const kb::Text id = same("[" + rule.reason.rule + "]");
      on_.page.paragraph(styled(on_.say(Word::kFiresIn, {where, id}), Style::kDim),
                         Margin::indent(2, "•"));
    }
  }

  kb::Text who_fires(const DecidingRule& rule) const {
    std::vector<kb::Text> who;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (rule.fires[i]) who.push_back(names_[i]);
    }
    if (who.size() <= kMostNamed) return joined(who);
    return fill(Word::kInSome,
                {same(std::to_string(who.size())), same(std::to_string(names_.size()))});
  }

  // ---- Time

  void steps() {
    for (std::size_t i = 0; i < comparison_.steps.size(); ++i) {
      on_.page.heading(
          on_.say(Word::kPeriodToPeriod, {same(answers_[i].period), same(answers_[i + 1].period)}));
      told(answers_[i]);
      render_difference(comparison_.steps[i], on_);
    }
  }

  // What the earlier profile says was done.
  void told(const Answer& answer) {
    std::vector<kb::Text> deeds;
    for (const advisor::Told& one : answer.done) deeds.push_back(one.label);
    if (!deeds.empty()) lines(fill(Word::kDoneThere, {joined(deeds)}));
    if (!answer.outcome.en.empty()) lines(fill(Word::kCameOfIt, {answer.outcome}));
    if (!deeds.empty() || !answer.outcome.en.empty()) on_.page.blank();
  }

  void chance() {
    const bool sampled = std::any_of(answers_.begin(), answers_.end(), [](const Answer& answer) {
      return !answer.completions.exact;
    });
    if (comparison_.steps.empty() || !sampled) return;
    on_.page.blank();
    paragraphs(Word::kMaybeChance);
  }

  void paragraphs(Word which) { lines(word(which)); }

  void lines(const kb::Text& text) {
    for (const std::string& line : on_.say.paragraphs(text))
      on_.page.paragraph(styled(line), Margin{});
  }

  std::span<const Answer> answers_;
  const advisor::Comparison& comparison_;
  std::vector<kb::Text> names_;
  AnswerPage& on_;
};

}  // namespace

void render_comparison(std::span<const Answer> answers, const advisor::Comparison& comparison,
                       Detail detail, Environment& env) {
  AnswerPage on(detail, env);
  ComparisonPage(answers, comparison, on).render();
  if (!on.full()) {
    on.page.blank();
    on.page.paragraph(styled(on.say(Word::kWholeAnswers), Style::kDim));
    return;
  }
  on.claims.render(on.page, on.say);
  for (const Answer& answer : answers) {
    env.out << "\n\n";
    render_text(answer, detail, env);
  }
}

}  // namespace clusterwise::cli
