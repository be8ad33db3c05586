// Terms, atoms and bodies. Binary operators are read by precedence climbing over one table; the
// rest is recursive descent.

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <utility>

#include "reasoner/datalog/parser.h"
#include "reasoner/datalog/parser_core.h"

namespace clusterwise::datalog {
namespace {

// How tightly the binary operators bind, loosest first; all but ^ group to the left.
constexpr std::array<std::pair<std::string_view, int>, 14> kLevels = {{{"lor", 1},
                                                                       {"lxor", 2},
                                                                       {"land", 3},
                                                                       {"bor", 4},
                                                                       {"bxor", 5},
                                                                       {"band", 6},
                                                                       {"bshl", 7},
                                                                       {"bshr", 7},
                                                                       {"bshru", 7},
                                                                       {"+", 8},
                                                                       {"-", 8},
                                                                       {"*", 9},
                                                                       {"/", 9},
                                                                       {"%", 9}}};
constexpr std::array<std::string_view, 6> kComparisons = {"<=", ">=", "!=", "<", ">", "="};
constexpr std::array<std::string_view, 2> kTests = {"match", "contains"};
constexpr std::array<std::string_view, 9> kFunctors = {
    "cat", "strlen", "substr", "to_number", "to_string", "to_float", "to_unsigned", "min", "max"};
constexpr std::array<std::string_view, 5> kAggregates = {"count", "sum", "min", "max", "mean"};
constexpr std::array<std::string_view, 5> kOutside = {"autoinc", "ord", "range", "as",
                                                      "recursive_iteration_cnt"};

template <std::size_t N>
bool is_one_of(const Token& token, const std::array<std::string_view, N>& words) {
  const bool can = token.kind == TokenKind::kIdentifier || token.kind == TokenKind::kPunctuation;
  return can && !token.text.empty() &&
         std::find(words.begin(), words.end(), token.text) != words.end();
}

// 0 for what is no binary operator.
int level_of(const Token& token) {
  if (token.kind != TokenKind::kIdentifier && token.kind != TokenKind::kPunctuation) return 0;
  const auto found = std::find_if(kLevels.begin(), kLevels.end(),
                                  [&](const auto& level) { return level.first == token.text; });
  return found == kLevels.end() ? 0 : found->second;
}

bool is_operator(const Token& token) {
  return token.is("^") || is_one_of(token, kComparisons) || level_of(token) > 0;
}

}  // namespace

// ---- Bodies

ast::Disjunction BodyParser::disjunction() {
  ast::Disjunction result;
  const Depth depth(depth_, cursor_);
  if (!depth) return result;
  do result.push_back(conjunction());
  while (cursor_.accept(";"));
  return result;
}

ast::Conjunction BodyParser::conjunction() {
  ast::Conjunction result;
  do result.push_back(literal());
  while (cursor_.accept(","));
  return result;
}

ast::Literal BodyParser::literal() {
  const Span begin = cursor_.peek().span;
  bool negated = false;
  while (cursor_.accept("!")) negated = !negated;
  ast::Literal result;
  const Token& token = cursor_.peek();
  if (token.is("(") && !is_operator(cursor_.after_matching_parenthesis())) {
    result = parenthesised();
  } else if (token.is_word("true") || token.is_word("false")) {
    result.node = ast::Truth{token.is_word("true")};
    cursor_.advance();
  } else if (token.kind == TokenKind::kIdentifier && !is_reserved(token.text) &&
             cursor_.peek(1).is("(")) {
    atom_or_unknown_functor(result);
  } else {
    result = constraint();
  }
  result.negated = negated;
  result.span = cover(begin, cursor_.last().span);
  return result;
}

ast::Literal BodyParser::parenthesised() {
  ast::Literal result;
  cursor_.expect("(");
  result.node = ast::Group{disjunction()};
  cursor_.expect(")", "',', ';' or ')'");
  return result;
}

// A relation and a functor look alike until an operator follows.
void BodyParser::atom_or_unknown_functor(ast::Literal& literal) {
  ast::Atom atom = this->atom();
  if (!cursor_.panicking() && is_operator(cursor_.peek())) {
    cursor_.fail_at(
        atom.relation.span, kinds::kUnknownFunctor,
        fmt::format("there is no functor called '{}'", atom.relation.text),
        "functors are cat, strlen, substr, min, max, to_number, to_unsigned, to_float, to_string");
  }
  literal.node = std::move(atom);
}

ast::Literal BodyParser::constraint() {
  ast::Literal result;
  ast::Constraint constraint;
  const Token& token = cursor_.peek();
  if (is_one_of(token, kTests)) {
    constraint.op = {token.text, token.span};
    cursor_.advance();
    if (!cursor_.sees("(")) {
      cursor_.fail_at(token.span, kinds::kReservedWord,
                      fmt::format("'{}' is a word of the language", token.text));
    }
    constraint.sides = arguments();
    if (!cursor_.panicking() && constraint.sides.size() != 2) {
      cursor_.fail_at(
          token.span, kinds::kArityMismatch,
          fmt::format("{} takes 2 arguments, found {}", token.text, constraint.sides.size()));
    }
  } else {
    constraint.sides.push_back(term());
    const Token& op = cursor_.peek();
    if (!cursor_.panicking() && !is_one_of(op, kComparisons)) {
      cursor_.expected("a comparison (=, !=, <, <=, >, >=)");
    }
    constraint.op = {op.text, op.span};
    cursor_.advance();
    if (!cursor_.panicking()) constraint.sides.push_back(term());
  }
  constraint.sides.resize(2);
  result.node = std::move(constraint);
  return result;
}

ast::Atom BodyParser::atom() {
  ast::Atom atom;
  atom.relation = cursor_.name("a relation");
  if (cursor_.sees("[") || cursor_.sees("{")) cursor_.expected("'('");
  atom.arguments = arguments();
  atom.span = cover(atom.relation.span, cursor_.last().span);
  return atom;
}

std::vector<ast::Term> BodyParser::arguments() {
  std::vector<ast::Term> result;
  if (!cursor_.expect("(")) return result;
  if (cursor_.accept(")")) return result;
  do result.push_back(term());
  while (cursor_.accept(","));
  cursor_.expect(")", "',' or ')'");
  return result;
}

// ---- Terms

ast::Term BodyParser::term() {
  const Depth depth(depth_, cursor_);
  if (!depth) return {};
  if (terms_ == 0) operators_ = 0;
  ++terms_;
  ast::Term result = binary(1);
  --terms_;
  return result;
}

// Operators that bind at least as tightly as `least`.
ast::Term BodyParser::binary(int least) {
  ast::Term left = unary();
  for (int level = level_of(cursor_.peek()); level >= least && !cursor_.panicking();
       level = level_of(cursor_.peek())) {
    const Token op = cursor_.peek();
    if (!count_operator(op.span)) break;
    cursor_.advance();
    ast::Call call{{op.text, op.span}, {}};
    const Span begin = left.span;
    call.arguments.push_back(std::move(left));
    call.arguments.push_back(binary(level + 1));
    left = {std::move(call), cover(begin, cursor_.last().span)};
  }
  return left;
}

bool BodyParser::count_operator(Span place) {
  if (++operators_ <= kMostOperators) return true;
  cursor_.fail_at(place, kinds::kTooComplex,
                  fmt::format("more than {} operators in one value", kMostOperators),
                  "split the rule with relations of its own");
  return false;
}

ast::Term BodyParser::unary() {
  const Depth depth(depth_, cursor_);
  if (!depth || cursor_.panicking()) return {};
  const Token token = cursor_.peek();
  const bool minus = token.is("-");
  if (!minus && !token.is_word("bnot") && !token.is_word("lnot")) return power();
  cursor_.advance();
  const Token& next = cursor_.peek();
  const bool literal = next.kind == TokenKind::kNumber || next.kind == TokenKind::kUnsigned ||
                       next.kind == TokenKind::kFloat;
  if (minus && literal && !cursor_.peek(1).is("^")) return number("-", token.span);
  ast::Call call{{token.text, token.span}, {}};
  call.arguments.push_back(unary());
  return {std::move(call), cover(token.span, cursor_.last().span)};
}

ast::Term BodyParser::power() {
  ast::Term base = primary();
  if (!cursor_.sees("^")) return base;
  const Token op = cursor_.peek();
  cursor_.advance();
  const Span begin = base.span;
  ast::Call call{{op.text, op.span}, {}};
  call.arguments.push_back(std::move(base));
  call.arguments.push_back(unary());
  return {std::move(call), cover(begin, cursor_.last().span)};
}

ast::Term BodyParser::primary() {
  if (cursor_.panicking()) return {};
  const Token& token = cursor_.peek();
  switch (token.kind) {
    case TokenKind::kNumber:
    case TokenKind::kUnsigned:
    case TokenKind::kFloat:
      return number("", token.span);
    case TokenKind::kString:
      cursor_.advance();
      return {ast::StringLiteral{token.text}, token.span};
    case TokenKind::kIdentifier:
      return word();
    default:
      break;
  }
  if (cursor_.accept("_")) return {ast::Wildcard{}, token.span};
  if (cursor_.accept("(")) {
    ast::Term inner = term();
    cursor_.expect(")");
    inner.span = cover(token.span, cursor_.last().span);
    return inner;
  }
  if (token.is("$")) {
    cursor_.unsupported(token.span, "counters and algebraic data types are");
  } else if (token.is("[")) {
    cursor_.unsupported(token.span, "records are");
  } else if (token.is("@")) {
    cursor_.unsupported(token.span, "user-defined functors are");
  } else {
    cursor_.expected("a value");
  }
  return {};
}

ast::Term BodyParser::number(std::string sign, Span begin) {
  const Token& token = cursor_.peek();
  using Form = ast::NumberLiteral::Form;
  const Form form = token.kind == TokenKind::kFloat      ? Form::kFloat
                    : token.kind == TokenKind::kUnsigned ? Form::kUnsigned
                                                         : Form::kNumber;
  cursor_.advance();
  return {ast::NumberLiteral{form, std::move(sign) + token.text}, cover(begin, token.span)};
}

ast::Term BodyParser::word() {
  const Token token = cursor_.peek();
  const bool called = cursor_.peek(1).is("(");
  if (is_one_of(token, kOutside) || token.text == "nil") {
    cursor_.unsupported(token.span, fmt::format("'{}' is", token.text));
    return {};
  }
  // min (x + 1) : { … } is an aggregate whose target stands in parentheses.
  const bool aggregates =
      is_one_of(token, kAggregates) && called && cursor_.after_matching_parenthesis(1).is(":");
  if (is_one_of(token, kFunctors) && called && !aggregates) {
    cursor_.advance();
    ast::Call call{{token.text, token.span}, arguments()};
    return {std::move(call), cover(token.span, cursor_.last().span)};
  }
  if (is_one_of(token, kAggregates)) return aggregate();
  if (is_reserved(token.text)) {
    cursor_.report(kinds::kReservedWord, token.span,
                   fmt::format("'{}' is a word of the language", token.text),
                   "choose another name for the variable");
    cursor_.advance();
    return {ast::Wildcard{}, token.span};
  }
  cursor_.advance();
  if (called) {
    ast::Call call{{token.text, token.span}, arguments()};
    return {std::move(call), cover(token.span, cursor_.last().span)};
  }
  return {ast::Variable{token.text}, token.span};
}

ast::Term BodyParser::aggregate() {
  const Token op = cursor_.peek();
  cursor_.advance();
  ast::Aggregate result;
  result.op = {op.text, op.span};
  const bool counts = op.text == "count";
  const Token& next = cursor_.peek();
  if (counts && !next.is(":")) {
    cursor_.fail_at(
        op.span,
        next.is("(") || next.is(",") || next.is(")") ? kinds::kReservedWord : kinds::kSyntax,
        "'count' is a word of the language: count : { … }");
  } else if (!counts && next.is(":")) {
    cursor_.fail(kinds::kSyntax,
                 fmt::format("'{}' needs a value to work on before the colon", op.text),
                 fmt::format("write {} x : {{ … x … }}", op.text));
  } else if (next.is(",") || next.is(")") || next.is(".")) {
    cursor_.fail_at(op.span, kinds::kReservedWord,
                    fmt::format("'{}' is a word of the language", op.text));
  }
  if (!counts && !cursor_.panicking()) result.target.push_back(term());
  cursor_.expect(":");
  if (cursor_.accept("{")) {
    result.body = disjunction();
    cursor_.expect("}", "',' or '}'");
  } else if (!cursor_.panicking()) {
    ast::Literal only;
    const Span begin = cursor_.peek().span;
    only.node = atom();
    only.span = cover(begin, cursor_.last().span);
    ast::Conjunction conjunction;
    conjunction.push_back(std::move(only));
    result.body.push_back(std::move(conjunction));
  }
  return {std::move(result), cover(op.span, cursor_.last().span)};
}

}  // namespace clusterwise::datalog
