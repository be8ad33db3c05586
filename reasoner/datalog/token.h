// Tokens: the first form a program takes after its text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "reasoner/datalog/diagnostics.h"
#include "reasoner/datalog/source.h"

namespace clusterwise::datalog {

enum class TokenKind : std::uint8_t {
  kIdentifier,  // reserved words too: is_reserved(text) tells them apart
  kDirective,   // ".decl"; the text includes the dot
  kNumber,      // 42, 0x2A, 0b101010
  kUnsigned,    // the same with the suffix u
  kFloat,       // 4.2
  kString,      // text is what it means: escapes are resolved
  kDoc,         // "/// …", consecutive lines joined
  kComment,     // "// …" and "/* … */", where they are kept; the text is the whole of it
  kPunctuation,
  kEnd
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  Span span;
  std::string text;

  bool is(std::string_view punctuation) const {
    return kind == TokenKind::kPunctuation && text == punctuation;
  }
  bool is_word(std::string_view word) const {
    return kind == TokenKind::kIdentifier && text == word;
  }
};

// Words that no relation, attribute, type or variable may be called.
bool is_reserved(std::string_view word);

// Whether comments are tokens. The parser wants none.
enum class Comments { kDrop, kKeep };

// Cuts the text; what cannot be a token is reported and passed over. The last token is kEnd.
std::vector<Token> lex(const Source& source, FileId file, Diagnostics& diagnostics,
                       Comments comments = Comments::kDrop);

// One token a line, for tests and for --dump: KIND BEGIN-END TEXT.
std::string to_text(const std::vector<Token>& tokens);

}  // namespace clusterwise::datalog
