// From tokens to words and units. Its only external interface is cut() and written().
//
// The text has been parsed without an error, so brackets match, and what a token is follows from
// its neighbours: no rule of the grammar is checked again.

#include "reasoner/datalog/format_words.h"

#include <algorithm>
#include <array>
#include <utility>

namespace clusterwise::datalog {
namespace {

using Kind = Unit::Kind;

constexpr std::string_view kBlank = " \t\r\n\f\v";
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

std::string_view without_blanks_at_end(std::string_view line) {
  return line.substr(0, line.find_last_not_of(kBlank) + 1);
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    lines.push_back(without_blanks_at_end(text.substr(0, end)));
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string> doc_lines(std::string_view text) {
  std::vector<std::string> result;
  for (std::string_view line : lines_of(text)) {
    const std::size_t start = line.find("///");
    if (start == std::string_view::npos) continue;  // a blank line between two of the comment
    const std::string_view words = line.substr(start + 3);
    const bool close = !words.empty() && kBlank.find(words.front()) == std::string_view::npos;
    result.push_back((close ? "/// " : "///") + std::string(words));
  }
  return result;
}

std::string joined(const auto& lines) {
  std::string text;
  for (const auto& line : lines) {
    if (&line != &lines.front()) text += '\n';
    text += line;
  }
  return text;
}

// Sorts tokens and comments into words.
class Gatherer {
 public:
  Gatherer(const Source& source, Words& result) : source_(source), result_(result) {}

  void take(const Token& token) {
    if (token.kind == TokenKind::kComment) {
      comment(token);
    } else if (token.kind == TokenKind::kDoc) {
      bool after_blank = blank_before(token);
      for (std::string& line : doc_lines(raw(token)))
        above_.push_back({std::move(line), std::exchange(after_blank, false)});
      word_end_ = token.span.end;
    } else if (token.kind == TokenKind::kEnd) {
      result_.below = std::move(above_);
    } else {
      word(token);
    }
    end_ = token.span.end;
  }

  // Per word: whether a blank line stood before it.
  const std::vector<bool>& after_blank() const { return after_blank_; }
  const std::vector<Span>& places() const { return places_; }

 private:
  std::string_view raw(const Token& token) const {
    return std::string_view(source_.text)
        .substr(token.span.begin, token.span.end - token.span.begin);
  }
  std::ptrdiff_t line_ends(std::size_t from, const Token& until) const {
    const auto at = [&](std::size_t offset) {
      return source_.text.begin() + static_cast<std::ptrdiff_t>(offset);
    };
    return std::count(at(from), at(until.span.begin), '\n');
  }
  bool blank_before(const Token& token) const { return line_ends(end_, token) > 1; }

  void comment(const Token& token) {
    Comment comment{written(token, source_), blank_before(token)};
    const bool beside = !result_.words.empty() && line_ends(word_end_, token) == 0;
    (beside ? result_.words.back().beside : above_).push_back(std::move(comment));
  }

  void word(const Token& token) {
    Word word;
    word.kind = token.kind;
    word.text = raw(token);
    word.width = width_of(word.text);
    word.above = std::exchange(above_, {});
    after_blank_.push_back(blank_before(token));
    places_.push_back(token.span);
    word_end_ = token.span.end;
    result_.words.push_back(std::move(word));
  }

  const Source& source_;
  Words& result_;
  std::vector<Comment> above_;  // the next word
  std::vector<bool> after_blank_;
  std::vector<Span> places_;
  std::size_t end_ = 0;       // of the last token
  std::size_t word_end_ = 0;  // of the last one that is no comment
};

void match_brackets(std::vector<Word>& words) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i].is("(") || words[i].is("[") || words[i].is("{")) {
      words[i].opens = Bracket::kList;
      open.push_back(i);
    } else if (words[i].is(")") || words[i].is("]") || words[i].is("}")) {
      words[open.back()].closing = i;
      open.pop_back();
    }
  }
}

// ---- Units

struct Item {
  Kind kind;
  Span span;
};

std::vector<Item> items_of(const ast::Program& tree) {
  std::vector<Item> items;
  for (const auto& type : tree.types) items.push_back({Kind::kDeclaration, type.span});
  for (const auto& relation : tree.relations) items.push_back({Kind::kDeclaration, relation.span});
  for (const auto& directive : tree.directives) items.push_back({Kind::kDirective, directive.span});
  for (const auto& clause : tree.clauses) items.push_back({Kind::kClause, clause.span});
  std::sort(items.begin(), items.end(),
            [](const Item& a, const Item& b) { return a.span.begin < b.span.begin; });
  return items;
}

// Annotations stand before their item, or before nothing at the end of the file.
std::vector<Unit> units_of(const std::vector<Word>& words, const std::vector<Span>& places,
                           const std::vector<Item>& items) {
  std::vector<Unit> units;
  auto item = items.begin();
  for (std::size_t at = 0; at < words.size();) {
    Unit unit{Kind::kAnnotation, at, at, {}, false};
    if (words[at].is("@")) {
      unit.end = words[at + 1].closing + 1;
    } else {
      unit.kind = item->kind;
      while (unit.end < words.size() && places[unit.end].begin < item->span.end) ++unit.end;
      ++item;
    }
    at = unit.end;
    units.push_back(std::move(unit));
  }
  return units;
}

// ---- What the words of a unit are to one another

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

bool Comment::is_doc() const { return text.starts_with("///") && !text.starts_with("////"); }

bool Comment::ends_line() const {
  return text.starts_with("//") || text.find('\n') != std::string::npos;
}

std::string written(const Token& token, const Source& source) {
  const std::string_view text =
      std::string_view(source.text).substr(token.span.begin, token.span.end - token.span.begin);
  if (token.kind == TokenKind::kComment) return joined(lines_of(text));
  if (token.kind == TokenKind::kDoc) return joined(doc_lines(text));
  return std::string(text);
}

Words cut(const Source& source, const std::vector<Token>& tokens, const ast::Program& tree) {
  Words result;
  Gatherer gatherer(source, result);
  for (const Token& token : tokens) gatherer.take(token);
  match_brackets(result.words);
  result.units = units_of(result.words, gatherer.places(), items_of(tree));
  for (Unit& unit : result.units) {
    Roles(result.words, unit).assign();
    unit.above = std::exchange(result.words[unit.begin].above, {});
    unit.after_blank = gatherer.after_blank()[unit.begin];
  }
  return result;
}

}  // namespace clusterwise::datalog
