// A rule file as its formatter sees it: words with their comments, and how the words go together.
// Private to the formatter's files.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "reasoner/datalog/ast.h"
#include "reasoner/datalog/source.h"
#include "reasoner/datalog/token.h"

namespace clusterwise::datalog {

// The lines of a doc comment are one comment each.
struct Comment {
  std::string text;          // without blanks at the ends of its lines
  bool after_blank = false;  // a blank line stood before it

  bool is_doc() const;
  // Nothing can follow it on its line.
  bool ends_line() const;
};

// What a bracket encloses: values that fill lines, or conditions that have a line each.
enum class Bracket { kNone, kList, kBody };

// A token, as it was written.
struct Word {
  TokenKind kind = TokenKind::kEnd;
  std::string text;
  std::size_t width = 0;        // in columns
  std::vector<Comment> above;   // on lines of their own before it
  std::vector<Comment> beside;  // behind it, on its line
  bool spaced = false;          // a space parts it from the word before
  bool may_break = false;       // a line may end after it
  bool starts_line = false;     // it does not stand on the line of what came before
  Bracket opens = Bracket::kNone;
  std::size_t closing = 0;  // index of the word that closes what this one opens

  bool is(std::string_view what) const { return kind != TokenKind::kString && text == what; }
};

// What begins on a line of its own: an annotation, a declaration, a directive, a clause.
struct Unit {
  enum class Kind { kAnnotation, kDeclaration, kDirective, kClause };
  Kind kind = Kind::kClause;
  std::size_t begin = 0;  // words
  std::size_t end = 0;
  std::vector<Comment> above;
  bool after_blank = false;  // a blank line stood before its first word
};

struct Words {
  std::vector<Word> words;
  std::vector<Unit> units;
  std::vector<Comment> below;  // after the last word
};

// REQUIRES: the tokens are those of the source, comments among them; the tree is theirs.
Words cut(const Source& source, const std::vector<Token>& tokens, const ast::Program& tree);

// Says of the unit's words where spaces stand, where lines may break, what brackets enclose.
// REQUIRES: brackets are matched.
void assign_roles(std::vector<Word>& words, const Unit& unit);

// The token's text as written; of comments, without blanks at the ends of lines.
std::string written(const Token& token, const Source& source);

}  // namespace clusterwise::datalog
