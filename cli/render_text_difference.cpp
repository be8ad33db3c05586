#include <algorithm>
#include <string>
#include <vector>

#include "cli/render_difference.h"
#include "cli/verdict_words.h"
#include "reasoner/advisor/numbers.h"

namespace clusterwise::cli {
namespace {

using advisor::Direction;
using advisor::FindingChange;
using advisor::Named;
using advisor::Reason;
using advisor::Verdict;

constexpr std::size_t kFewValues = 10;
constexpr std::size_t kFewChanges = 8;
constexpr std::size_t kFewRules = 3;  // of each sort, for each change

Word word_of(const FindingChange& change) {
  switch (change.direction) {
    case Direction::kSame:
      return change.rules.newly.empty() && change.rules.no_longer.empty() ? Word::kKeepsVerdict
                                                                          : Word::kOtherReasons;
    case Direction::kAppeared:
      return Word::kAppears;
    case Direction::kVanished:
      return Word::kGoes;
    case Direction::kRose:
      return Word::kRises;
    case Direction::kFell:
      return Word::kFalls;
  }
  return Word::kKeepsVerdict;
}

kb::Text joined_with(const kb::Text& left, const kb::Text& right) {
  return {left.en + ", " + right.en, left.zh + "，" + right.zh};
}

// ---- Rules

// Those told on this page before, by their ids.
void told_above(const std::vector<std::string>& rules, AnswerPage& on) {
  if (rules.empty()) return;
  std::string ids;
  for (const std::string& rule : rules) ids += (ids.empty() ? "[" : " [") + rule + "]";
  on.page.paragraph(styled(on.say(Word::kToldAbove, {same(ids)}), Style::kDim),
                    Margin::indent(2, "•"));
}

void render_rules(const advisor::RuleChanges& rules, AnswerPage& on) {
  const struct {
    Word word;
    const std::vector<Reason>& reasons;
  } lists[] = {{Word::kNowFires, rules.newly},
               {Word::kNoLongerFires, rules.no_longer},
               {Word::kFiresOtherwise, rules.otherwise}};
  std::vector<std::string> known;
  for (const auto& [which, reasons] : lists) {
    std::vector<const Reason*> fresh;
    for (const Reason& reason : reasons) {
      if (on.is_first(reason)) {
        fresh.push_back(&reason);
      } else if (std::find(known.begin(), known.end(), reason.rule) == known.end()) {
        known.push_back(reason.rule);
      }
    }
    const std::size_t count = on.shown(fresh.size(), kFewRules);
    for (std::size_t i = 0; i < count; ++i) on.reason(*fresh[i], fill(which, {fresh[i]->text}), 2);
    on.more(fresh.size(), count, 2);
  }
  told_above(known, on);
}

// ---- The parts

void render_values(const advisor::Difference& difference, AnswerPage& on) {
  on.label(Word::kValuesChanged, 0);
  const std::size_t count = on.shown(difference.values.size(), kFewValues);
  for (std::size_t i = 0; i < count; ++i) {
    const advisor::ValueChange& change = difference.values[i];
    on.page.paragraph(
        {{on.say(change.label) + " – "}, {on.say(value_change(change)), Style::kStrong}},
        Margin::indent(0, "•"));
  }
  on.more(difference.values.size(), count, 0);
}

void render_stage(const advisor::StageChange& stage, AnswerPage& on) {
  if (!stage.changed) return;
  on.page.blank();
  on.label(Word::kStage, 0);
  const kb::Text before = stage_text(stage.before.label, stage.verdict_before);
  const kb::Text after = stage_text(stage.after.label, stage.verdict_after);
  const kb::Text text = before == after ? joined_with(after, word(Word::kOtherReasons))
                                        : fill(Word::kFromOneTo, {before, after});
  on.page.paragraph(styled(on.say(text), Style::kStrong), Margin::indent(0, "•"));
  render_rules(stage.rules, on);
}

// "recommended 0.90 → undetermined, in 42% of completions", "recommended 0.90 → 0.83"
kb::Text standings(const FindingChange& change, advisor::VerdictOf about) {
  const kb::Text after = standing_text(change.after, about);
  if (change.direction == Direction::kSame) return after;
  const bool both = change.before.verdict == Verdict::kYes && change.after.verdict == Verdict::kYes;
  return fill(Word::kFromOneTo,
              {standing_text(change.before, about), both ? standing_detail(change.after) : after});
}

kb::Text place(std::size_t number) {
  return number == 0 ? word(Word::kNoPlace) : fill(Word::kPlace, {same(std::to_string(number))});
}

void render_change(const FindingChange& change, const kb::Text& standing, AnswerPage& on) {
  const Styled text{{on.say(change.label), Style::kStrong},
                    {" – " + on.say(Word::kStaysOfKind, {word(word_of(change)), standing})}};
  on.page.paragraph(text, Margin::indent(0, "•"));
  render_rules(change.rules, on);
}

void render_measures(Word which, const std::vector<Named>& measures, AnswerPage& on) {
  if (measures.empty()) return;
  for (const std::string& line : on.say.paragraphs(fill(which, {labels(measures)})))
    on.page.paragraph(styled(line), Margin::indent(2, "•"));
}

void render_role(const advisor::RoleChange& change, AnswerPage& on) {
  kb::Text standing = standings(change.role, advisor::VerdictOf::kRole);
  if (change.place_before != change.place_after) {
    standing = joined_with(
        standing, fill(Word::kFromOneTo, {place(change.place_before), place(change.place_after)}));
  }
  render_change(change.role, standing, on);
  render_measures(Word::kNewMeasures, change.new_measures, on);
  render_measures(Word::kDroppedMeasures, change.dropped_measures, on);
}

void render_roles(const std::vector<advisor::RoleChange>& roles, AnswerPage& on) {
  if (roles.empty()) return;
  on.page.blank();
  on.label(Word::kRoles, 0);
  for (const advisor::RoleChange& role : roles) render_role(role, on);
}

void render_findings(Word heading, const std::vector<FindingChange>& changes, AnswerPage& on) {
  if (changes.empty()) return;
  on.page.blank();
  on.label(heading, 0);
  const std::size_t count = on.shown(changes.size(), kFewChanges);
  for (std::size_t i = 0; i < count; ++i)
    render_change(changes[i], standings(changes[i], advisor::VerdictOf::kFinding), on);
  on.more(changes.size(), count, 0);
}

// What stays, on one line for all of it.
void render_same(const advisor::Difference& difference, AnswerPage& on) {
  const struct {
    Word word;
    const std::vector<Named>& same;
  } lists[] = {{Word::kRoles, difference.same_roles},
               {Word::kFeatures, difference.same_features},
               {Word::kProblems, difference.same_problems},
               {Word::kRisks, difference.same_risks}};
  kb::Text line;
  const auto add = [&](const kb::Text& text) {
    line.en += (line.en.empty() ? "" : "; ") + text.en;
    line.zh += (line.zh.empty() ? "" : "；") + text.zh;
  };
  if (!difference.stage.changed)
    add(fill(Word::kStaysOfKind, {word(Word::kStage), difference.stage.after.label}));
  for (const auto& [which, same] : lists) {
    if (!same.empty()) add(fill(Word::kStaysOfKind, {word(which), labels(same)}));
  }
  on.page.blank();
  on.label(Word::kStays, 0);
  for (const std::string& text :
       on.say.paragraphs(line.en.empty() ? word(Word::kNothingStays) : line))
    on.page.paragraph(styled(text));
}

void paragraphs(Word which, AnswerPage& on) {
  for (const std::string& text : on.say.paragraphs(word(which))) on.page.paragraph(styled(text));
}

}  // namespace

kb::Text given_value(const std::optional<advisor::Range>& value,
                     const kb::Measurement& measurement) {
  return value ? advisor::amount(*value, measurement) : word(Word::kUnknownValue);
}

kb::Text value_change(const advisor::ValueChange& change) {
  return fill(Word::kFromOneTo, {given_value(change.before, change.measurement),
                                 given_value(change.after, change.measurement)});
}

void render_difference(const advisor::Difference& difference, AnswerPage& on) {
  if (difference.values.empty()) return paragraphs(Word::kNoValueChanged, on);
  render_values(difference, on);
  if (!difference.changes_answer()) {
    on.page.blank();
    paragraphs(Word::kNothingChanges, on);
    return;
  }
  render_stage(difference.stage, on);
  render_roles(difference.roles, on);
  render_findings(Word::kFeatures, difference.features, on);
  render_findings(Word::kProblems, difference.problems, on);
  render_findings(Word::kRisks, difference.risks, on);
  render_same(difference, on);
}

}  // namespace clusterwise::cli
