// Accounts in sentences. A rule is its sentence; what it asks for stands below it, and below the
// whole the claims, each in full where it is cited first.
#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <string>
#include <vector>

#include "cli/answer_words.h"
#include "cli/ask_text.h"
#include "cli/claims.h"
#include "cli/numbers.h"
#include "cli/outline.h"
#include "cli/render_text.h"
#include "cli/voice.h"

namespace clusterwise::cli {
namespace {

using advisor::Account;
using advisor::Ask;
using advisor::RuleUse;
using advisor::Truth;
using advisor::Verdict;

constexpr std::size_t kFewRules = 5;   // that could have given the target
constexpr std::size_t kFewInside = 2;  // that could have given what one of them lacks

Style style_of(Truth state) {
  switch (state) {
    case Truth::kMet:
      return Style::kGood;
    case Truth::kUnknown:
      return Style::kOpen;
    case Truth::kFailed:
      return Style::kBad;
  }
  return Style::kPlain;
}

Word verdict_word(const Account& account, bool is_role) {
  if (account.holds) {
    const bool sure = account.verdict == Verdict::kYes;
    if (is_role) return sure ? Word::kRoleYes : Word::kRoleByKnown;
    return sure ? Word::kFindingYes : Word::kFindingByKnown;
  }
  switch (account.verdict) {
    case Verdict::kYes:
      return is_role ? Word::kRoleByCompletions : Word::kFindingByCompletions;
    case Verdict::kOpen:
      return is_role ? Word::kRoleOpen : Word::kFindingOpen;
    case Verdict::kNo:
      return is_role ? Word::kRoleNo : Word::kFindingNo;
  }
  return Word::kFindingNo;
}

class AccountPage {
 public:
  AccountPage(const Account& account, Detail detail, Environment& env)
      : account_(account), full_(detail == Detail::kFull), env_(env), say_(env.language) {}

  void render() {
    head();
    const std::size_t count = shown(account_.rules, account_.holds, kFewRules);
    for (std::size_t i = 0; i < count; ++i) listed(account_.rules[i], i + 1, account_.holds);
    more(account_.rules.size(), count, 0);
    stage();
    page_.write(env_);
  }

 private:
  // ---- The head

  void head() {
    page_.heading(say_(heading_of(account_), {account_.target.label}));
    std::string place = say_(account_.region_name);
    for (const std::string& part : {say_(account_.industry), account_.period}) {
      if (!part.empty()) place += " · " + part;
    }
    page_.paragraph(styled(place));
    const bool is_role = account_.is_role;
    const Style style = account_.verdict == Verdict::kOpen ? Style::kOpen
                        : account_.holds                   ? Style::kGood
                                                           : Style::kBad;
    const kb::Text verdict =
        fill(verdict_word(account_, is_role), {account_.region_name, account_.target.label});
    for (const std::string& line : say_.paragraphs(verdict)) page_.paragraph(styled(line, style));
    if (account_.holds) {
      degree(is_role ? Word::kScore : Word::kDegree);
    } else {
      const Word heading = account_.rules.empty() ? Word::kNoRule : Word::kNearestRules;
      for (const std::string& line : say_.paragraphs(word(heading))) page_.paragraph(styled(line));
    }
  }

  void degree(Word which) {
    if (!account_.degree) return;
    kb::Text text = fill(which, {same(two_decimals(*account_.degree))});
    if (account_.degree_from) text = made_from(text, *account_.degree_from);
    for (const std::string& line : say_.paragraphs(text)) page_.paragraph(styled(line));
  }

  // ---- Rules

  std::size_t shown(const std::vector<RuleUse>& rules, bool hold, std::size_t few) const {
    return hold || full_ ? rules.size() : std::min(few, rules.size());
  }

  void more(std::size_t all, std::size_t count, std::size_t depth) {
    if (all <= count) return;
    const kb::Text left = same(std::to_string(all - count));
    page_.item(depth, "…", styled(say_(Word::kMore, {left}), Style::kDim));
  }

  // A rule with a number, and at its end the claims that are new.
  void listed(const RuleUse& use, std::size_t number, bool fired) {
    sentence(use, 0, fmt::format("{}.", number), fired);
    asks(use, 1, fired);
    claims(1);
  }

  // The sentence, and behind it which rule says it and on what it rests.
  void sentence(const RuleUse& use, std::size_t depth, const std::string& mark, bool fired) {
    const kb::Text text = fired ? use.text : quoted(use.text);
    const std::vector<std::string> lines = say_.paragraphs(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      Styled line = styled(lines[i], depth == 0 ? Style::kStrong : Style::kPlain);
      if (i + 1 == lines.size()) line.push_back({remarks(use, fired), Style::kDim});
      if (i == 0) {
        page_.item(depth, mark, std::move(line));
      } else {
        page_.more(depth, std::move(line));
      }
    }
  }

  std::string remarks(const RuleUse& use, bool fired) {
    std::string text = " [" + use.rule + "]" + cited_.cite(use.claims);
    if (fired && use.degree)
      return text + " – " + say_(Word::kWithDegree, {same(two_decimals(*use.degree))});
    if (fired) return text;
    const Word lacks = use.unmet == 1 ? Word::kLacksOne : Word::kLacks;
    return text + " – " + say_(lacks, {same(std::to_string(use.unmet))});
  }

  void inside(const std::vector<RuleUse>& rules, std::size_t depth, bool fired) {
    const std::size_t count = shown(rules, fired, kFewInside);
    for (std::size_t i = 0; i < count; ++i) {
      sentence(rules[i], depth, fired ? "•" : mark_of(rules[i].state), fired);
      asks(rules[i], depth + 1, fired);
    }
    more(rules.size(), count, depth);
  }

  void asks(const RuleUse& use, std::size_t depth, bool fired) {
    for (const Ask& ask : use.asks) this->ask(ask, depth, fired);
  }

  // ---- What a rule asks for

  void ask(const Ask& ask, std::size_t depth, bool fired) {
    if (ask.kind == Ask::Kind::kAnother && ask.state == Truth::kMet) return;
    const bool told_by_rules = ask.kind == Ask::Kind::kFinding && !ask.by.empty() &&
                               !ask.repeated && (fired || ask.text.en.empty());
    if (told_by_rules) return inside(ask.by, depth, fired);
    const kb::Text text = text_of(ask, account_, fired);
    if (text.en.empty()) return;
    line(ask, text, depth, fired);
    const bool is_absence = ask.kind == Ask::Kind::kAbsence;
    for (const Ask& part : ask.parts) {
      if (is_absence) {
        this->ask(part, depth + 1, true);
      } else {
        counted(part, depth + 1, fired);
      }
    }
    if (ask.repeated) return;
    const bool holds = fired || is_absence;
    inside(ask.by, depth + 1, holds);
  }

  void line(const Ask& ask, const kb::Text& text, std::size_t depth, bool fired) {
    const std::vector<std::string> lines = say_.paragraphs(text);
    const bool sourced = ask.test && !ask.test->source.en.empty();
    const std::string source = sourced ? " – " + say_(Word::kValueSource, {ask.test->source}) : "";
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const bool last = i + 1 == lines.size();
      Styled styled_line = styled(lines[i], fired ? Style::kPlain : style_of(ask.state));
      if (last) styled_line.push_back({source + cited_.cite(ask.claims), Style::kDim});
      if (i == 0) {
        page_.item(depth, fired ? "•" : mark_of(ask.state), std::move(styled_line));
      } else {
        page_.more(depth, std::move(styled_line));
      }
    }
  }

  // One of the things that a count goes over: it holds, or what it lacks.
  void counted(const Ask& part, std::size_t depth, bool fired) {
    Styled name = styled(say_(part.repeated ? fill(Word::kSeeAbove, {part.text}) : part.text));
    page_.item(depth, mark_of(part.state), std::move(name));
    if (!part.repeated) inside(part.by, depth + 1, fired);
  }

  // ---- Claims

  // What the claims say that were not cited before.
  void claims(std::size_t depth) {
    for (const advisor::ClaimRef& claim : cited_.cited()) {
      if (!told_.insert(claim.id).second) continue;
      const std::vector<std::string> lines = say_.paragraphs(claim.text);
      const std::string name = fmt::format("{} §{}: ", claim.id, claim.section);
      for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i == 0) {
          page_.item(depth, "→", {{name, Style::kDim}, {lines[i], Style::kDim}});
        } else {
          page_.more(depth, styled(lines[i], Style::kDim));
        }
      }
    }
  }

  // ---- The stage

  void stage() {
    const advisor::StageAccount& stage = account_.stage;
    if (stage.because.empty() && stage.missing.empty()) return;
    page_.heading(say_(Word::kStageIs, {stage.stage.label}));
    for (std::size_t i = 0; i < stage.because.size(); ++i) listed(stage.because[i], i + 1, true);
    if (stage.missing.empty()) return;
    page_.heading(say_(Word::kStageMissing, {labels(stage.asked)}));
    const std::vector<RuleUse>& rules = stage.missing;
    const std::size_t count = shown(rules, false, kFewInside);
    for (std::size_t i = 0; i < count; ++i) listed(rules[i], i + 1, false);
    more(rules.size(), count, 0);
  }

  const Account& account_;
  bool full_;
  Environment& env_;
  Voice say_;
  Outline page_;
  CitedClaims cited_;
  std::set<std::string> told_;  // claims whose text has been written
};

}  // namespace

void render_account(const Account& account, Detail detail, Environment& env) {
  AccountPage(account, detail, env).render();
}

}  // namespace clusterwise::cli
