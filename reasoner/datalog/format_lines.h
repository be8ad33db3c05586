// Lines of a laid-out text. Private to the formatter's files.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "reasoner/datalog/format_words.h"

namespace clusterwise::datalog {

// Writes lines; knows the column. A line's indentation is written with its first word, so that no
// line ends in blanks.
class LineWriter {
 public:
  // What is written next begins a line, whatever was written last.
  void break_line(std::size_t indent) { indent_ = indent; }
  // Keeps one blank line before the line that has begun.
  void blank_line() { blank_ = true; }

  void write(std::string_view text, std::size_t spaces) {
    if (indent_) {
      if (!out_.empty()) out_ += blank_ ? "\n\n" : "\n";
      out_.append(*indent_, ' ');
      column_ = *indent_;
    } else {
      out_.append(spaces, ' ');
      column_ += spaces;
    }
    indent_.reset();
    blank_ = false;
    must_break_ = false;
    out_ += text;
    column_ += width_of(text);
  }

  void write(const Comment& comment, std::size_t spaces) {
    write(comment.text, spaces);
    must_break_ = comment.ends_line();
  }

  bool must_break() const { return must_break_; }
  std::size_t column() const { return indent_ ? *indent_ : column_; }
  bool begins_line() const { return indent_.has_value(); }

  std::string finish() {
    if (!out_.empty()) out_ += '\n';
    return std::move(out_);
  }

 private:
  std::string out_;
  std::size_t column_ = 0;
  std::optional<std::size_t> indent_ = 0;  // of the line that begins
  bool blank_ = false;
  bool must_break_ = false;  // a comment to the end of the line was written last
};

}  // namespace clusterwise::datalog
