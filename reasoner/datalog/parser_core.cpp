#include "reasoner/datalog/parser_core.h"

#include <algorithm>
#include <fmt/format.h>

#include "reasoner/datalog/parser.h"

namespace clusterwise::datalog {
namespace {

// Where each "(" closes, found in one pass, so that looking ahead costs nothing however deep the
// nesting.
std::vector<std::size_t> match_parentheses(const std::vector<Token>& tokens) {
  std::vector<std::size_t> closing(tokens.size(), tokens.size() - 1);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].is("(")) open.push_back(i);
    if (tokens[i].is(")") && !open.empty()) {
      closing[open.back()] = i;
      open.pop_back();
    }
  }
  return closing;
}

}  // namespace

Cursor::Cursor(const std::vector<Token>& tokens, Diagnostics& diagnostics, std::string_view end)
    : tokens_(tokens), end_(end), closing_(match_parentheses(tokens)), diagnostics_(diagnostics) {}

std::string Cursor::shown() const {
  switch (peek().kind) {
    case TokenKind::kEnd:
      return std::string(end_);
    case TokenKind::kString:
      return "a string";
    case TokenKind::kDoc:
      return "a doc comment";
    default:
      return fmt::format("'{}'", peek().text);
  }
}

const Token& Cursor::peek(std::size_t ahead) const {
  return tokens_[std::min(at_ + ahead, tokens_.size() - 1)];
}

void Cursor::advance() {
  if (at_ + 1 < tokens_.size()) ++at_;
}

bool Cursor::accept(std::string_view punctuation) {
  if (!sees(punctuation)) return false;
  advance();
  return true;
}

bool Cursor::expect(std::string_view punctuation, std::string_view wanted) {
  if (accept(punctuation)) return true;
  expected(wanted.empty() ? fmt::format("'{}'", punctuation) : std::string(wanted));
  return false;
}

ast::Name Cursor::name(std::string_view wanted) {
  if (panicking_) return {};
  const Token& token = peek();
  if (token.kind != TokenKind::kIdentifier) {
    expected(wanted);
    return {};
  }
  if (is_reserved(token.text)) {
    report(kinds::kReservedWord, token.span,
           fmt::format("'{}' is a word of the language", token.text),
           fmt::format("choose another name for {}", wanted));
  }
  advance();
  return {token.text, token.span};
}

void Cursor::report(std::string_view kind, Span span, std::string message, std::string note) {
  if (!panicking_) diagnostics_.error(kind, span, std::move(message), std::move(note));
}

void Cursor::fail_at(Span span, std::string_view kind, std::string message, std::string note) {
  report(kind, span, std::move(message), std::move(note));
  panicking_ = true;
}

void Cursor::fail(std::string_view kind, std::string message, std::string note) {
  Span place = peek().span;
  if (at_end() && at_ > 0) place.begin = place.end = last().span.end;  // not on a line of its own
  fail_at(place, kind, std::move(message), std::move(note));
}

void Cursor::unsupported(Span span, std::string_view feature, std::string note) {
  fail_at(span, kinds::kUnsupportedFeature, fmt::format("{} outside the core language", feature),
          std::move(note));
}

void Cursor::expected(std::string_view wanted) {
  fail(kinds::kSyntax, fmt::format("expected {}, found {}", wanted, shown()));
}

void Cursor::recover() {
  panicking_ = false;
  while (!at_end() && peek().kind != TokenKind::kDirective) {
    const bool stop = peek().is(".");
    advance();
    if (stop) return;
  }
}

void Cursor::skip_block() {
  std::size_t end = at_;
  std::size_t open = 0;
  for (; end + 1 < tokens_.size() && !(open == 0 && tokens_[end].is(".")); ++end) {
    if (tokens_[end].is("{")) ++open;
    if (tokens_[end].is("}") && --open == 0) break;
  }
  if (!tokens_[end].is("}")) return;
  at_ = end + 1;
  panicking_ = false;
}

const Token& Cursor::after_matching_parenthesis(std::size_t ahead) const {
  const std::size_t open = std::min(at_ + ahead, tokens_.size() - 1);
  return tokens_[std::min(closing_[open] + 1, tokens_.size() - 1)];
}

Depth::Depth(int& depth, Cursor& cursor) : depth_(depth), fine_(++depth <= kMostNesting) {
  if (!fine_) {
    cursor.fail(kinds::kTooComplex, fmt::format("nested more than {} deep", kMostNesting),
                "split the rule with relations of its own");
  }
}

}  // namespace clusterwise::datalog
