// What the words of a unit are to one another: operators, calls, bodies. Its only external
// interface is assign_roles().

#include <algorithm>
#include <array>

#include "reasoner/datalog/format_words.h"

namespace clusterwise::datalog {
namespace {

using Kind = Unit::Kind;

constexpr std::array<std::string_view, 9> kWordOperators = {"band", "bor",  "bshl", "bshr", "bshru",
                                                            "bxor", "land", "lor",  "lxor"};
constexpr std::array<std::string_view, 12> kMarkOperators = {
    "<", "<=", ">", ">=", "=", "!=", "+", "-", "*", "/", "%", "^"};
constexpr std::array<std::string_view, 2> kWordSigns = {"bnot", "lnot"};
constexpr std::array<std::string_view, 4> kAggregates = {"max", "mean", "min", "sum"};

template <std::size_t N>
bool is_one_of(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

class Roles {
 public:
  Roles(std::vector<Word>& words, const Unit& unit) : words_(words), unit_(unit) {}

  void assign() {
    if (unit_.kind == Kind::kClause) find_bodies();
    for (std::size_t i = unit_.begin; i < unit_.end; ++i) {
      words_[i].spaced = i > unit_.begin && spaced(i);
      words_[i].may_break = may_break(i);
      words_[i].starts_line = unit_.kind == Kind::kAnnotation && starts_line(i);
    }
  }

 private:
  bool ends_operand(std::size_t i) const {
    const Word& word = words_[i];
    if (word.kind == TokenKind::kIdentifier) return !is_reserved(word.text);
    if (word.kind != TokenKind::kPunctuation) return word.kind != TokenKind::kDirective;
    return word.is(")") || word.is("]") || word.is("}") || word.is("_");
  }
  bool follows_operand(std::size_t i) const { return i > unit_.begin && ends_operand(i - 1); }

  bool is_sign(std::size_t i) const { return words_[i].is("-") && !follows_operand(i); }

  bool is_operator(std::size_t i) const {
    const Word& word = words_[i];
    if (word.kind == TokenKind::kIdentifier) return is_one_of(word.text, kWordOperators);
    return word.kind == TokenKind::kPunctuation && is_one_of(word.text, kMarkOperators) &&
           !is_sign(i);
  }

  // sum (x + 1) : { … }, bnot (x), but cat(x, y).
  bool is_called(std::size_t name) const {
    const Word& word = words_[name];
    if (word.kind != TokenKind::kIdentifier) return false;
    if (is_one_of(word.text, kWordOperators) || is_one_of(word.text, kWordSigns)) return false;
    const std::size_t after = words_[name + 1].closing + 1;
    return !is_one_of(word.text, kAggregates) || after >= unit_.end || !words_[after].is(":");
  }

  bool spaced(std::size_t i) const {
    const Word& left = words_[i - 1];
    const Word& right = words_[i];
    for (const char* mark : {",", ";", ".", ")", "]"})
      if (right.is(mark)) return false;
    for (const char* mark : {"(", "[", "!", "@"})
      if (left.is(mark)) return false;
    if (right.is("(") && is_called(i - 1)) return false;
    if (unit_.kind == Kind::kDeclaration && right.is(":")) return false;
    if (unit_.kind == Kind::kDirective && (left.is("=") || right.is("="))) return false;
    return !is_sign(i - 1);
  }

  bool may_break(std::size_t i) const {
    if (unit_.kind == Kind::kClause) return is_operator(i);
    return words_[i].is(",") || words_[i].is("|");
  }

  // The sentences of a rule, and what follows one.
  bool starts_line(std::size_t i) const {
    if (i < unit_.begin + 4 || !words_[i - 1].is(",") || words_[i].kind != TokenKind::kIdentifier)
      return false;
    const auto is_sentence = [&](std::size_t key) {
      return (words_[key].is("en") || words_[key].is("zh")) && words_[key + 1].is("=");
    };
    return is_sentence(i) || (words_[i - 2].kind == TokenKind::kString && is_sentence(i - 4));
  }

  // Where a condition may begin, a parenthesis holds conditions unless it is a side of a
  // comparison.
  void find_bodies() {
    std::vector<bool> in_body = {false};  // by bracket; the heads are none
    bool begins = false;
    for (std::size_t i = unit_.begin; i < unit_.end; ++i) {
      Word& word = words_[i];
      if (word.is(":-")) in_body.back() = true;
      if (word.opens != Bracket::kNone) {
        if (word.is("{") || (begins && holds_conditions(i))) word.opens = Bracket::kBody;
        in_body.push_back(word.opens == Bracket::kBody);
      } else if (word.is(")") || word.is("]") || word.is("}")) {
        in_body.pop_back();
      }
      const bool after_annotation = word.is("]");  // :- @[…] ( … )
      begins = (begins && word.is("!")) ||
               (in_body.back() && (word.is(":-") || word.is(",") || word.is(";") ||
                                   word.opens == Bracket::kBody || after_annotation));
    }
  }

  bool holds_conditions(std::size_t open) const {
    if (!words_[open].is("(")) return false;
    const Word& after = words_[words_[open].closing + 1];
    return after.is(",") || after.is(";") || after.is(")") || after.is("}") || after.is(".");
  }

  std::vector<Word>& words_;
  const Unit& unit_;
};

}  // namespace

void assign_roles(std::vector<Word>& words, const Unit& unit) { Roles(words, unit).assign(); }

}  // namespace clusterwise::datalog
