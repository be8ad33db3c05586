// How roles follow from the values, or what the nearest rules lack for them: accounts as lists.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "cli/answer_words.h"
#include "cli/ask_text.h"
#include "cli/compose_sections.h"
#include "cli/numbers.h"

namespace clusterwise::cli {
namespace {

using advisor::Account;
using advisor::Ask;
using advisor::RuleUse;
using advisor::Truth;

constexpr std::size_t kFewRules = 3;  // of those that could have given a role

class AccountList {
 public:
  explicit AccountList(const Account& account) : account_(account) {}

  // All rules where they hold, else the nearest.
  ItemList of(const std::vector<RuleUse>& rules, bool hold) const {
    const std::size_t count = hold ? rules.size() : std::min(kFewRules, rules.size());
    ItemList list;
    for (std::size_t i = 0; i < count; ++i) list.items.push_back(rule(rules[i], hold, false));
    return list;
  }

 private:
  Item rule(const RuleUse& use, bool fired, bool marked) const {
    Item item{plain(fired ? use.text : quoted(use.text)), {}};
    if (marked) item.sentence.mark = mark_of(use.state);
    item.sentence.rule = use.rule;
    item.sentence.claims = use.claims;
    if (fired && use.degree)
      item.sentence.remark = fill(Word::kWithDegree, {same(two_decimals(*use.degree))});
    for (const Ask& ask : use.asks) add(ask, fired, item.items);
    return item;
  }

  void add(const Ask& ask, bool fired, std::vector<Item>& items) const {
    if (ask.kind == Ask::Kind::kAnother && ask.state == Truth::kMet) return;
    const bool told_by_rules = ask.kind == Ask::Kind::kFinding && !ask.by.empty() &&
                               !ask.repeated && (fired || ask.text.en.empty());
    if (told_by_rules) return add_rules(ask.by, fired, items);
    const kb::Text text = text_of(ask, account_, fired);
    if (text.en.empty()) return;
    Item item{plain(text), {}};
    if (!fired) item.sentence.mark = mark_of(ask.state);
    item.sentence.claims = ask.claims;
    add_parts(ask, fired, item.items);
    const bool is_absence = ask.kind == Ask::Kind::kAbsence;
    if (!ask.repeated) add_rules(ask.by, fired || is_absence, item.items);
    items.push_back(std::move(item));
  }

  // What makes hold what must not; else what was counted, each with whether it holds.
  void add_parts(const Ask& ask, bool fired, std::vector<Item>& items) const {
    for (const Ask& part : ask.parts) {
      if (ask.kind == Ask::Kind::kAbsence) {
        add(part, true, items);
        continue;
      }
      const kb::Text text = part.repeated ? fill(Word::kSeeAbove, {part.text}) : part.text;
      Item item{plain(text), {}};
      item.sentence.mark = mark_of(part.state);
      if (!part.repeated) add_rules(part.by, fired, item.items);
      items.push_back(std::move(item));
    }
  }

  void add_rules(const std::vector<RuleUse>& rules, bool fired, std::vector<Item>& items) const {
    for (const RuleUse& use : rules) items.push_back(rule(use, fired, !fired));
  }

  const Account& account_;
};

Details details_of(const Account& account) {
  return {fill(heading_of(account), {account.target.label}),
          AccountList(account).of(account.rules, account.holds)};
}

// What is told of the stage is the same in all accounts, but that not all ask for it.
void add_stage(const advisor::Answer& answer, const std::vector<Account>& accounts,
               Section& section) {
  const auto told = [&](const std::vector<RuleUse> advisor::StageAccount::*rules) {
    return std::find_if(accounts.begin(), accounts.end(),
                        [&](const Account& one) { return !(one.stage.*rules).empty(); });
  };
  if (const auto one = told(&advisor::StageAccount::because); one != accounts.end()) {
    const bool open = answer.stage.verdict == advisor::Verdict::kOpen;
    const Word heading = open ? Word::kStageByKnown : Word::kStageIs;
    section.blocks.emplace_back(Details{fill(heading, {one->stage.stage.label}),
                                        AccountList(*one).of(one->stage.because, true)});
  }
  if (const auto one = told(&advisor::StageAccount::missing); one != accounts.end()) {
    section.blocks.emplace_back(Details{fill(Word::kStageMissing, {labels(one->stage.asked)}),
                                        AccountList(*one).of(one->stage.missing, false)});
  }
}

}  // namespace

Section proofs_section(const advisor::Answer& answer, const std::vector<Account>& accounts) {
  Section section = section_of("proofs", Word::kProofs);
  section.blocks.emplace_back(Paragraph{plain(word(Word::kProofsSay)), Tone::kPlain});
  for (const Account& account : accounts) {
    if (!account.rules.empty()) section.blocks.emplace_back(details_of(account));
  }
  add_stage(answer, accounts, section);
  return section;
}

}  // namespace clusterwise::cli
