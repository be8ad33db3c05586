// The layout. Its only external interface is lay_out().
//
// Greedy, one look ahead: a stretch of words goes on the line at hand if it fits there as a whole;
// otherwise on the next line; and if it is too long for that too, it is broken inside. A bracket
// around values is filled, its lines aligned behind it; a bracket around conditions is a block, one
// condition a line. What fits is decided by the words, never by where the author broke lines, so
// that the layout of a layout is itself.

#include "reasoner/datalog/format_layout.h"

#include "reasoner/datalog/format_lines.h"

namespace clusterwise::datalog {
namespace {

constexpr std::size_t kIndent = 4;
// A bracket that opens further to the right is filled from the next line on.
constexpr std::size_t kDeepest = 60;

class Layout {
 public:
  explicit Layout(const Words& text) : text_(text), words_(text.words) {}

  std::string run() {
    bool belongs = false;  // to what stands above: no blank line may part them
    for (const Unit& one : text_.units) {
      comments(one.above, belongs);
      line_of_file(one.after_blank && !belongs);
      unit(one);
      belongs = one.kind == Unit::Kind::kAnnotation;
    }
    comments(text_.below, belongs);
    return lines_.finish();
  }

 private:
  // ---- Units

  void line_of_file(bool after_blank) {
    lines_.break_line(0);
    if (after_blank) lines_.blank_line();
  }

  void comments(const std::vector<Comment>& comments, bool& belongs) {
    for (const Comment& comment : comments) {
      line_of_file(comment.after_blank && !belongs);
      lines_.write(comment, 0);
      belongs = belongs || comment.is_doc();
    }
  }

  void unit(const Unit& unit) {
    if (unit.kind == Unit::Kind::kClause) return clause(unit.begin, unit.end);
    run(unit.begin, unit.end, 0, 0);
  }

  void clause(std::size_t begin, std::size_t end) {
    std::size_t neck = begin;
    while (neck < end && !words_[neck].is(":-")) neck = after(neck);
    if (neck == end || fits(begin, end, 0)) return run(begin, end, 0, 0);
    heads(begin, neck);
    word(neck, kIndent);
    body(neck + 1, end - 1, 0, 1);
    word(end - 1, kIndent);
  }

  // On one line if they fit, else one a line.
  void heads(std::size_t begin, std::size_t neck) {
    static constexpr std::size_t kNeck = 3;
    const bool together = fits(begin, neck, kNeck);
    for (std::size_t at = begin; at < neck;) {
      const std::size_t end = end_of_part(at, neck);
      if (at > begin && !together) lines_.break_line(0);
      run(at, end, 0, end == neck ? kNeck : 0);
      at = end;
    }
  }

  // Conditions one a line, one step further in than `base`; a semicolon on a line between them.
  void body(std::size_t begin, std::size_t end, std::size_t base, std::size_t rest) {
    const std::size_t inner = base + kIndent;
    for (std::size_t at = begin; at < end;) {
      const std::size_t next = end_of_part(at, end);
      const std::size_t last = next - 1;
      lines_.break_line(inner);
      if (words_[last].is(";")) {
        run(at, last, inner, 0);
        lines_.break_line(base);
        word(last, base);
      } else if (words_[last].is(",")) {
        run(at, last, inner, 1);
        word(last, inner);
      } else {
        run(at, next, inner, rest);
      }
      at = next;
    }
  }

  // ---- Stretches of words. `base` is the indentation of the line that they began on, `rest` how
  // many columns must stay free behind them.

  // Breaks after operators.
  void run(std::size_t begin, std::size_t end, std::size_t base, std::size_t rest) {
    const std::size_t indent = base + kIndent;
    for (std::size_t at = begin; at < end;) {
      const std::size_t next = end_of_chunk(at, end);
      const std::size_t behind = next == end ? rest : 0;
      if (at > begin && goes_on_next_line(at, next, indent, behind)) {
        lines_.break_line(indent);
        base = indent;
      }
      chunk(at, next, base, at == begin ? base : indent, behind);
      at = next;
    }
  }

  bool goes_on_next_line(std::size_t begin, std::size_t end, std::size_t indent,
                         std::size_t rest) const {
    if (fits(begin, end, rest)) return false;
    const std::size_t head = end_of_head(begin, end);
    if (!fits(begin, head, head == end ? rest : 0)) return true;
    const bool is_block = head > begin && words_[head - 1].opens == Bracket::kBody;
    return !is_block && fits_from(indent, begin, end, rest);
  }

  // Breaks in brackets. `first` is the column of the first word where comments above it make it
  // begin a line.
  void chunk(std::size_t begin, std::size_t end, std::size_t base, std::size_t first,
             std::size_t rest) {
    for (std::size_t at = begin; at < end; at = after(at)) {
      const std::size_t indent = at == begin ? first : base + kIndent;
      const Bracket bracket = words_[at].opens;
      if (bracket == Bracket::kNone) {
        word(at, indent);
      } else if (fits(at, end, rest)) {
        for (; at < end; ++at) word(at, indent);
        return;
      } else if (bracket == Bracket::kBody) {
        block(at, indent, base);
      } else {
        list(at, indent, base, columns_behind(at, end, rest));
      }
    }
  }

  void block(std::size_t open, std::size_t first, std::size_t base) {
    const std::size_t close = words_[open].closing;
    word(open, first);
    body(open + 1, close, base, 0);
    lines_.break_line(base);
    word(close, base);
  }

  // Fills lines.
  void list(std::size_t open, std::size_t first, std::size_t base, std::size_t rest) {
    const std::size_t close = words_[open].closing;
    std::size_t indent = word(open, first);
    if (indent > kDeepest) {
      indent = base + kIndent;
      lines_.break_line(indent);
    }
    bool whole = true;  // the value before did not take several lines
    for (std::size_t at = open + 1; at < close;) {
      const std::size_t next = end_of_part(at, close);
      const std::size_t behind = next == close ? 1 + rest : 0;
      if (at > open + 1 && (!whole || words_[at].starts_line || !fits(at, next, behind)))
        lines_.break_line(indent);
      whole = fits(at, next, behind);
      run(at, next, indent, behind);
      at = next;
    }
    word(close, indent);
  }

  // With its comments. Where these take lines, the next begins at that column. Gives the column
  // behind the word itself.
  std::size_t word(std::size_t at, std::size_t indent) {
    const Word& word = words_[at];
    for (const Comment& comment : word.above) {
      lines_.break_line(indent);
      lines_.write(comment, 0);
    }
    if (!word.above.empty() || lines_.must_break()) lines_.break_line(indent);
    lines_.write(word.text, gap(at));
    const std::size_t column = lines_.column();
    for (const Comment& comment : word.beside) lines_.write(comment, gap(word, comment));
    return column;
  }

  // ---- Measures

  std::size_t gap(std::size_t at) const {
    const Word& word = words_[at];
    if (at == 0 || words_[at - 1].beside.empty()) return word.spaced ? 1 : 0;
    for (const char* mark : {",", ";", ".", ")", "]"})
      if (word.is(mark)) return 0;
    return 1;
  }

  static std::size_t gap(const Word& word, const Comment& comment) {
    if (comment.ends_line()) return 2;
    return word.opens == Bracket::kList && &comment == &word.beside.front() ? 0 : 1;
  }

  // Whether the words can follow on the line at hand. Comments behind the last one may stick out.
  bool fits(std::size_t begin, std::size_t end, std::size_t rest) const {
    if (begin == end) return true;
    const bool breaks = !words_[begin].above.empty() || lines_.must_break();
    if (breaks && !lines_.begins_line()) return false;
    return fits_from(lines_.column() + (lines_.begins_line() ? 0 : gap(begin)), begin, end, rest);
  }

  bool fits_from(std::size_t column, std::size_t begin, std::size_t end, std::size_t rest) const {
    for (std::size_t at = begin; at < end; ++at) {
      const Word& word = words_[at];
      if (at > begin && (!word.above.empty() || word.starts_line)) return false;
      column += word.width + (at > begin ? gap(at) : 0);
      for (const Comment& comment : word.beside) {
        if (at + 1 == end) break;
        if (comment.ends_line()) return false;
        column += gap(word, comment) + width_of(comment.text);
      }
      if (column + rest > kColumns) return false;
    }
    return true;
  }

  // What must stand on the line of the bracket that closes: the words up to the next bracket.
  std::size_t columns_behind(std::size_t open, std::size_t end, std::size_t rest) const {
    const std::size_t begin = words_[open].closing + 1;
    const std::size_t head = end_of_head(begin, end);
    std::size_t columns = head == end ? rest : 0;
    for (std::size_t at = begin; at < head; ++at) columns += gap(at) + words_[at].width;
    return columns;
  }

  // ---- Structure

  std::size_t after(std::size_t at) const {
    return words_[at].opens == Bracket::kNone ? at + 1 : words_[at].closing + 1;
  }

  // Behind the next comma or semicolon.
  std::size_t end_of_part(std::size_t at, std::size_t end) const {
    for (; at < end; at = after(at))
      if (words_[at].is(",") || words_[at].is(";")) return at + 1;
    return end;
  }

  // Behind the next word that a line may end with.
  std::size_t end_of_chunk(std::size_t at, std::size_t end) const {
    for (; at < end; at = after(at))
      if (words_[at].may_break) return at + 1;
    return end;
  }

  // Behind the first bracket that opens.
  std::size_t end_of_head(std::size_t at, std::size_t end) const {
    for (; at < end; ++at)
      if (words_[at].opens != Bracket::kNone) return at + 1;
    return end;
  }

  const Words& text_;
  const std::vector<Word>& words_;
  LineWriter lines_;
};

}  // namespace

std::string lay_out(const Words& words) { return Layout(words).run(); }

}  // namespace clusterwise::datalog
