// Lexing, parsing, cutting into words, laying out; and a look at the result, since what is written
// over an author's file must have lost nothing.

#include "reasoner/datalog/format.h"

#include <cstdlib>
#include <vector>

#include "reasoner/datalog/format_layout.h"
#include "reasoner/datalog/format_words.h"
#include "reasoner/datalog/parser.h"

namespace clusterwise::datalog {
namespace {

std::vector<Token> without_comments(const std::vector<Token>& tokens) {
  std::vector<Token> result;
  for (const Token& token : tokens)
    if (token.kind != TokenKind::kComment) result.push_back(token);
  return result;
}

std::vector<std::string> all_written(const std::vector<Token>& tokens, const Source& source) {
  std::vector<std::string> result;
  for (const Token& token : tokens) result.push_back(written(token, source));
  return result;
}

bool same_words(const std::vector<Token>& tokens, const Source& source, const Source& formatted) {
  Diagnostics diagnostics;
  const auto again = lex(formatted, FileId{0}, diagnostics, Comments::kKeep);
  return !diagnostics.has_errors() && all_written(tokens, source) == all_written(again, formatted);
}

}  // namespace

tl::expected<std::string, Diagnostics> format(const Source& source) {
  Diagnostics diagnostics;
  const std::vector<Token> tokens = lex(source, FileId{0}, diagnostics, Comments::kKeep);
  ast::Program tree;
  parse(without_comments(tokens), tree, diagnostics);
  if (diagnostics.has_errors()) return tl::unexpected(std::move(diagnostics));
  std::string text = lay_out(cut(source, tokens, tree));
  if (!same_words(tokens, source, {source.name, text})) std::abort();
  return text;
}

}  // namespace clusterwise::datalog
