#include "cli/ask_text.h"

#include <string_view>
#include <utility>

#include "reasoner/advisor/given_facts.h"
#include "reasoner/advisor/numbers.h"

namespace clusterwise::cli {
namespace {

using advisor::Account;
using advisor::Ask;
using advisor::Limit;
using advisor::Test;
using advisor::Truth;

kb::Text number(double value) { return same(advisor::number_text(value)); }

// "10 or more"
kb::Text needed(const std::string& comparison, const kb::Text& amount) {
  if (comparison == ">=") return fill(Word::kOrMore, {amount});
  if (comparison == ">") return fill(Word::kMoreThan, {amount});
  if (comparison == "<") return fill(Word::kLessThan, {amount});
  if (comparison == "<=") return fill(Word::kNoMoreThan, {amount});
  if (comparison == "!=") return fill(Word::kOtherThan, {amount});
  return amount;
}

// Of two values, the one that will do.
kb::Text needed(const Test& test) {
  if (!test.is_yes_or_no) return needed(test.comparison, test.limit->amount);
  return word(test.comparison == "<" || test.comparison == "!=" ? Word::kNo : Word::kYes);
}

kb::Text operator+(kb::Text left, const kb::Text& right) {
  left.en += right.en;
  left.zh += right.zh;
  return left;
}

// " (default: one firm in a hundred is caught each year)"
kb::Text origin(const Limit& limit) {
  if (limit.basis.empty() && limit.source.en.empty()) return {};
  const kb::Text basis = advisor::basis_text(limit.basis);
  if (limit.source.en.empty()) return {" (" + basis.en + ")", "（" + basis.zh + "）"};
  if (limit.basis.empty()) return {" (" + limit.source.en + ")", "（" + limit.source.zh + "）"};
  return fill(Word::kLimitFrom, {basis, limit.source});
}

kb::Text text_of(const Test& test, Truth state, bool fired) {
  const kb::Text amount = test.value ? test.amount : word(Word::kNotInProfile);
  if (!test.limit) return fill(Word::kValueKnown, {test.label, amount});
  const bool straddles = state == Truth::kUnknown && test.value;
  if (fired && !test.is_yes_or_no) {
    kb::Text text = fill(Word::kLimit, {test.label, amount, needed(test)}) + origin(*test.limit);
    if (test.value && test.value->low < test.value->high) {
      const Word middle = straddles ? Word::kMiddleOfInterval : Word::kMiddleCounts;
      text = text + kb::Text{"; ", "；"} + word(middle);
    }
    return text;
  }
  const kb::Text text =
      fill(Word::kNeeds, {test.label, amount, needed(test)}) + origin(*test.limit);
  return straddles ? text + kb::Text{": ", "："} + word(Word::kOpenInterval) : text;
}

kb::Text stage_text(const Ask& ask, const Account& account, bool fired) {
  if (fired) return fill(Word::kBelowInStage, {ask.text});
  const kb::Text& label = account.stage.stage.label;
  if (ask.state == Truth::kMet) return fill(Word::kStageOfRule, {label});
  return fill(Word::kNeedsStage, {label, ask.text});
}

kb::Text count_text(const Ask& ask, bool fired) {
  if (fired && (ask.comparison == ">=" || ask.comparison == ">"))
    return fill(Word::kCounted, {ask.text, number(ask.have), number(ask.need)});
  return fill(Word::kCountNeeds,
              {ask.text, number(ask.have), needed(ask.comparison, number(ask.need))});
}

kb::Text absence_text(const Ask& ask) {
  if (ask.text.en.empty() && ask.state == Truth::kMet) return {};
  if (ask.state == Truth::kMet) return fill(Word::kNotFound, {ask.text});
  const bool is_told = !ask.by.empty() || !ask.parts.empty();
  if (ask.state == Truth::kUnknown && !is_told) return fill(Word::kNotFoundYet, {ask.text});
  if (ask.text.en.empty()) return word(Word::kMustNotAllBe);
  return fill(Word::kMustNotHold, {ask.text});
}

kb::Text part_text(const advisor::Arithmetic::Part& part) {
  const kb::Text value = number(part.value);
  if (part.operation == "max") return fill(Word::kLargestOf, {value});
  if (part.operation == "min") return fill(Word::kSmallestOf, {value});
  if (part.operation == "sum") return fill(Word::kSumOf, {value});
  if (part.operation == "mean") return fill(Word::kMeanOf, {value});
  return fill(Word::kCountOf, {value});
}

// What only has rules for a name is called by the first of them.
kb::Text name_of(const Ask& ask) {
  if (!ask.text.en.empty() || ask.by.empty()) return ask.text;
  return same("[" + ask.by.front().rule + "]");
}

}  // namespace

kb::Text text_of(const Ask& ask, const Account& account, bool fired) {
  switch (ask.kind) {
    case Ask::Kind::kTest:
      return text_of(*ask.test, ask.state, fired);
    case Ask::Kind::kStage:
      return stage_text(ask, account, fired);
    case Ask::Kind::kCount:
      return count_text(ask, fired);
    case Ask::Kind::kAbsence:
      return absence_text(ask);
    case Ask::Kind::kAnother:
      return word(Word::kAnotherRule);
    case Ask::Kind::kFinding:
      return ask.repeated ? fill(Word::kSeeAbove, {name_of(ask)}) : ask.text;
    case Ask::Kind::kKnowledge:
    case Ask::Kind::kOther:
      return ask.text;
  }
  return {};
}

kb::Text quoted(kb::Text text) {
  for (std::string* one : {&text.en, &text.zh}) {
    for (const auto& [outer, inner] : {std::pair{"“", "‘"}, std::pair{"”", "’"}}) {
      for (std::size_t at = one->find(outer); at != std::string::npos; at = one->find(outer, at))
        one->replace(at, std::string_view(outer).size(), inner);
    }
  }
  return fill(Word::kQuoted, {text});
}

Word heading_of(const Account& account) {
  if (account.holds) return Word::kProofOf;
  return account.verdict == advisor::Verdict::kOpen ? Word::kStillOpen : Word::kWhyNot;
}

std::string mark_of(Truth state) {
  switch (state) {
    case Truth::kMet:
      return "✓";
    case Truth::kUnknown:
      return "?";
    case Truth::kFailed:
      return "✗";
  }
  return "";
}

kb::Text made_from(const kb::Text& degree, const advisor::Arithmetic& arithmetic) {
  const kb::Text formula = same(arithmetic.text);
  std::vector<kb::Text> parts;
  for (const auto& part : arithmetic.parts) parts.push_back(part_text(part));
  if (parts.empty()) return fill(Word::kValueKnown, {degree, formula});
  return fill(Word::kMadeFrom, {degree, formula, joined(parts)});
}

}  // namespace clusterwise::cli
