// The lexer: one pass over the bytes, longest match, no look-behind. Its only external interface is
// lex().
//
// A full stop begins a directive when a known directive's name and a blank follow, as in the
// reference engine; anywhere else it ends a clause.

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <utility>

#include "reasoner/datalog/kinds.h"
#include "reasoner/datalog/token.h"

namespace clusterwise::datalog {
namespace {

constexpr std::array<std::string_view, 34> kReserved = {"as",          "autoinc",
                                                        "band",        "bnot",
                                                        "bor",         "bshl",
                                                        "bshr",        "bshru",
                                                        "bxor",        "cat",
                                                        "contains",    "count",
                                                        "debug_delta", "false",
                                                        "land",        "lnot",
                                                        "lor",         "lxor",
                                                        "match",       "max",
                                                        "mean",        "min",
                                                        "nil",         "ord",
                                                        "range",       "recursive_iteration_cnt",
                                                        "strlen",      "substr",
                                                        "sum",         "to_float",
                                                        "to_number",   "to_string",
                                                        "to_unsigned", "true"};

constexpr std::array<std::string_view, 17> kDirectives = {
    ".comp",    ".decl",      ".functor",   ".include",     ".init",        ".input",
    ".lattice", ".limitsize", ".once",      ".override",    ".number_type", ".output",
    ".plan",    ".pragma",    ".printsize", ".symbol_type", ".type"};

constexpr std::array<std::string_view, 31> kPunctuation = {
    ":-", "<:", "<=", ">=", "!=", "->", "::", "(", ")", "[", "]", "{", "}", ",", ":", ";",
    ".",  "<",  ">",  "=",  "!",  "+",  "-",  "*", "/", "%", "^", "|", "@", "$", "_"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
}
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_name(char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '?'; }

class Lexer {
 public:
  Lexer(const Source& source, FileId file, Diagnostics& diagnostics, Comments comments)
      : text_(source.text), file_(file), diagnostics_(diagnostics), comments_(comments) {}

  std::vector<Token> run() {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;  // a byte order mark
    while (at_ < text_.size()) step();
    add(TokenKind::kEnd, at_, "");
    return std::move(tokens_);
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool sees(std::string_view what) const { return text_.substr(at_).starts_with(what); }
  Span span_from(std::size_t begin) const {
    return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  }

  void add(TokenKind kind, std::size_t begin, std::string text) {
    tokens_.push_back({kind, span_from(begin), std::move(text)});
  }

  void step() {
    const char c = peek();
    if (is_blank(c)) {
      ++at_;
    } else if (sees("///") && !sees("////")) {
      doc_comment();
    } else if (sees("//")) {
      line_comment();
    } else if (sees("/*")) {
      block_comment();
    } else if (c == '#') {
      preprocessor();
    } else if (c == '"') {
      string();
    } else if (is_digit(c)) {
      number();
    } else if (is_letter(c) || ((c == '_' || c == '?') && (c == '?' || is_name(peek(1))))) {
      identifier();
    } else if (!directive()) {
      punctuation();
    }
  }

  void skip_line() { at_ = std::min(text_.find('\n', at_), text_.size()); }

  void add_comment(std::size_t begin) {
    if (comments_ == Comments::kDrop) return;
    add(TokenKind::kComment, begin, std::string(text_.substr(begin, at_ - begin)));
  }

  void line_comment() {
    const std::size_t begin = at_;
    skip_line();
    add_comment(begin);
  }

  void doc_comment() {
    const std::size_t begin = at_;
    std::string words;
    do {
      const std::size_t line = at_ + 3;
      skip_line();
      std::string_view part = text_.substr(line, at_ - line);
      while (!part.empty() && is_blank(part.front())) part.remove_prefix(1);
      while (!part.empty() && is_blank(part.back())) part.remove_suffix(1);
      if (!words.empty()) words += '\n';
      words += part;
      end_of_doc_ = at_;
      while (at_ < text_.size() && is_blank(peek())) ++at_;
    } while (sees("///") && !sees("////"));
    at_ = end_of_doc_;
    add(TokenKind::kDoc, begin, std::move(words));
  }

  void block_comment() {
    const std::size_t begin = at_;
    const std::size_t close = text_.find("*/", at_ + 2);
    at_ = close == std::string_view::npos ? text_.size() : close + 2;
    if (close != std::string_view::npos) return add_comment(begin);
    const auto start = static_cast<std::uint32_t>(begin);
    diagnostics_.error(kinds::kSyntax, {file_, start, start + 2}, "this comment never ends",
                       "close it with */");
  }

  void preprocessor() {
    const std::size_t begin = at_;
    skip_line();
    diagnostics_.error(kinds::kUnsupportedFeature, span_from(begin),
                       "preprocessor lines are outside the core language",
                       "write the rules out, or give several rule files");
  }

  void string() {
    const std::size_t begin = at_++;
    std::string value;
    for (; at_ < text_.size() && peek() != '"'; ++at_) {
      if (peek() == '\\' && at_ + 1 < text_.size()) {
        escape(begin, value);
      } else {
        value += peek();
      }
    }
    if (at_ == text_.size()) return unclosed_string(begin);
    ++at_;
    add(TokenKind::kString, begin, std::move(value));
  }

  void escape(std::size_t string_begin, std::string& value) {
    static constexpr std::string_view kNames = "\"'\\abfnrtv";
    static constexpr std::string_view kMeanings = "\"'\\\a\b\f\n\r\t\v";
    ++at_;
    const std::size_t which = kNames.find(peek());
    if (which != std::string_view::npos) {
      value += kMeanings[which];
      return;
    }
    const auto begin = static_cast<std::uint32_t>(string_begin);
    diagnostics_.error(kinds::kSyntax, {file_, begin, begin + 1},
                       fmt::format("unknown escape sequence \\{} in this string", peek()),
                       "write \\\\ for a backslash");
  }

  // The rest of the file may all seem to be in the string: go on after its first line, so that one
  // forgotten quote does not hide other errors.
  void unclosed_string(std::size_t begin) {
    const auto start = static_cast<std::uint32_t>(begin);
    diagnostics_.error(kinds::kSyntax, {file_, start, start + 1}, "this string never ends",
                       "close it with \"");
    at_ = begin;
    skip_line();
    add(TokenKind::kString, begin, std::string(text_.substr(begin + 1, at_ - begin - 1)));
  }

  void number() {
    const std::size_t begin = at_;
    if (sees("0x") && is_hex(peek(2))) {
      at_ += 2;
      while (is_hex(peek())) ++at_;
    } else if (sees("0b") && (peek(2) == '0' || peek(2) == '1')) {
      at_ += 2;
      while (peek() == '0' || peek() == '1') ++at_;
    } else {
      while (is_digit(peek())) ++at_;
      if (peek() == '.' && is_digit(peek(1))) return fraction(begin);
    }
    const bool is_unsigned = peek() == 'u';
    if (is_unsigned) ++at_;
    add(is_unsigned ? TokenKind::kUnsigned : TokenKind::kNumber, begin,
        std::string(text_.substr(begin, at_ - begin - (is_unsigned ? 1 : 0))));
  }

  void fraction(std::size_t begin) {
    ++at_;
    while (is_digit(peek())) ++at_;
    add(TokenKind::kFloat, begin, std::string(text_.substr(begin, at_ - begin)));
  }

  void identifier() {
    const std::size_t begin = at_;
    while (is_name(peek())) ++at_;
    if (text_.substr(begin, at_ - begin) == "choice" && sees("-domain")) at_ += 7;
    add(TokenKind::kIdentifier, begin, std::string(text_.substr(begin, at_ - begin)));
  }

  bool directive() {
    if (peek() != '.' || !is_letter(peek(1))) return false;
    std::size_t end = at_ + 1;
    while (end < text_.size() && is_name(text_[end])) ++end;
    const std::string_view word = text_.substr(at_, end - at_);
    const bool known = std::find(kDirectives.begin(), kDirectives.end(), word) != kDirectives.end();
    if (!known || (end < text_.size() && !is_blank(text_[end]))) return false;
    const std::size_t begin = std::exchange(at_, end);
    add(TokenKind::kDirective, begin, std::string(word));
    return true;
  }

  void punctuation() {
    const std::size_t begin = at_;
    for (std::string_view mark : kPunctuation) {
      if (!sees(mark)) continue;
      at_ += mark.size();
      return add(TokenKind::kPunctuation, begin, std::string(mark));
    }
    unknown_characters();
  }

  // A word of other letters is one error.
  void unknown_characters() {
    const std::size_t begin = at_++;
    const auto first = static_cast<unsigned char>(text_[begin]);
    if (first < 0x20 || first == 0x7F) {
      return diagnostics_.error(
          kinds::kSyntax, span_from(begin),
          fmt::format("a control character (0x{:02x}) means nothing here", unsigned{first}));
    }
    if (first >= 0x80) {
      while (at_ < text_.size() && (static_cast<unsigned char>(text_[at_]) >= 0x80)) ++at_;
    }
    const std::string_view word = text_.substr(begin, at_ - begin);
    const bool quotes = word.starts_with("“") || word.starts_with("”") || word.starts_with("‘") ||
                        word.starts_with("’");
    static constexpr std::array<std::pair<std::string_view, char>, 7> kFullWidth = {{{"。", '.'},
                                                                                     {"，", ','},
                                                                                     {"；", ';'},
                                                                                     {"：", ':'},
                                                                                     {"（", '('},
                                                                                     {"）", ')'},
                                                                                     {"！", '!'}}};
    std::string note;
    for (const auto& [mark, meant] : kFullWidth) {
      if (word == mark) note = fmt::format("write '{}'", meant);
    }
    if (quotes || first == '\'') {
      note = "texts stand between straight double quotes: \"…\"";
    } else if (first >= 0x80 && note.empty()) {
      note =
          "names are made of the letters a to z and A to Z, digits, _ and ?; a text stands between "
          "double quotes";
    }
    diagnostics_.error(kinds::kSyntax, span_from(begin),
                       fmt::format("'{}' means nothing here", word), std::move(note));
  }

  std::string_view text_;
  FileId file_;
  Diagnostics& diagnostics_;
  Comments comments_;
  std::size_t at_ = 0;
  std::size_t end_of_doc_ = 0;
  std::vector<Token> tokens_;
};

std::string_view name_of(TokenKind kind) {
  static constexpr std::array<std::string_view, 10> kNames = {
      "identifier", "directive", "number",  "unsigned",    "float",
      "string",     "doc",       "comment", "punctuation", "end"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace

bool is_reserved(std::string_view word) {
  return std::find(kReserved.begin(), kReserved.end(), word) != kReserved.end();
}

std::vector<Token> lex(const Source& source, FileId file, Diagnostics& diagnostics,
                       Comments comments) {
  return Lexer(source, file, diagnostics, comments).run();
}

std::string to_text(const std::vector<Token>& tokens) {
  std::string out;
  for (const Token& token : tokens) {
    out += fmt::format("{} {}-{} {}\n", name_of(token.kind), token.span.begin, token.span.end,
                       token.text);
  }
  return out;
}

}  // namespace clusterwise::datalog
