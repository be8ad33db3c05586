// From tokens to words and units. Its only external interface is cut() and written().
//
// The text has been parsed without an error, so brackets match, and what a token is follows from
// its neighbours: no rule of the grammar is checked again.

#include "reasoner/datalog/format_words.h"

#include <algorithm>
#include <utility>

namespace clusterwise::datalog {
namespace {

using Kind = Unit::Kind;

constexpr std::string_view kBlank = " \t\r\n\f\v";

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
    assign_roles(result.words, unit);
    unit.above = std::exchange(result.words[unit.begin].above, {});
    unit.after_blank = gatherer.after_blank()[unit.begin];
  }
  return result;
}

}  // namespace clusterwise::datalog
