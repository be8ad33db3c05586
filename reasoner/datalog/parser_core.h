// What the parts of the parser share: a cursor over the tokens and the panic that follows an error.
// Private to the parser's files.
//
// After an error the cursor panics: expect() and accept() fail without a word until recover() has
// found the next clause or directive. So every parsing function may go on as if all were well, as
// long as its loops ask panicking().
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reasoner/datalog/ast.h"
#include "reasoner/datalog/diagnostics.h"
#include "reasoner/datalog/kinds.h"
#include "reasoner/datalog/token.h"

namespace clusterwise::datalog {

class Cursor {
 public:
  // `end` is what messages call the end of the tokens.
  Cursor(const std::vector<Token>& tokens, Diagnostics& diagnostics,
         std::string_view end = "the end of the file");

  const Token& peek(std::size_t ahead = 0) const;
  const Token& last() const { return tokens_[at_ == 0 ? 0 : at_ - 1]; }
  bool at_end() const { return peek().kind == TokenKind::kEnd; }
  bool panicking() const { return panicking_; }
  std::size_t position() const { return at_; }

  void advance();
  // The token at hand, as messages name it.
  std::string shown() const;
  bool sees(std::string_view punctuation) const { return !panicking_ && peek().is(punctuation); }
  bool accept(std::string_view punctuation);
  // Reports "expected X" unless the mark is there.
  bool expect(std::string_view punctuation, std::string_view wanted = {});
  // An identifier that is no reserved word; reports otherwise.
  ast::Name name(std::string_view wanted);

  // Reports and panics. The place is the token at hand unless given.
  void fail(std::string_view kind, std::string message, std::string note = {});
  void fail_at(Span span, std::string_view kind, std::string message, std::string note = {});
  void unsupported(Span span, std::string_view feature, std::string note = {});
  void expected(std::string_view wanted);
  // Reports without panic.
  void report(std::string_view kind, Span span, std::string message, std::string note = {});

  // Ends the panic at the token after the next full stop, or at the next directive.
  void recover();

  // Ends the panic behind the { … } that begins before the next full stop, if there is one.
  void skip_block();

  // The token after the parenthesis that closes the one `ahead` tokens on; kEnd where none does.
  const Token& after_matching_parenthesis(std::size_t ahead = 0) const;

 private:
  const std::vector<Token>& tokens_;
  std::string_view end_;
  std::vector<std::size_t> closing_;  // per token: where its parenthesis closes
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  bool panicking_ = false;
};

// Counts nesting; true at construction as long as the limit holds.
class Depth {
 public:
  Depth(int& depth, Cursor& cursor);
  ~Depth() { --depth_; }
  Depth(const Depth&) = delete;
  Depth& operator=(const Depth&) = delete;
  explicit operator bool() const { return fine_; }

 private:
  int& depth_;
  bool fine_;
};

// Terms and bodies (parse_terms.cpp).
class BodyParser {
 public:
  explicit BodyParser(Cursor& cursor) : cursor_(cursor) {}

  ast::Atom atom();
  ast::Disjunction disjunction();
  ast::Term term();

 private:
  ast::Conjunction conjunction();
  ast::Literal literal();
  ast::Literal constraint();
  ast::Literal parenthesised();
  void atom_or_unknown_functor(ast::Literal& literal);
  ast::Term binary(int least);
  ast::Term unary();
  ast::Term power();
  ast::Term primary();
  ast::Term word();
  ast::Term number(std::string sign, Span begin);
  ast::Term aggregate();
  std::vector<ast::Term> arguments();
  bool count_operator(Span place);

  Cursor& cursor_;
  int depth_ = 0;
  int operators_ = 0;  // in the outermost term at hand: a long chain makes a high tree, which
                       // counts as nesting too
  int terms_ = 0;      // terms open at the moment
};

// Annotations and doc comments (parse_annotations.cpp).
ast::Preamble parse_preamble(Cursor& cursor);

}  // namespace clusterwise::datalog
