// A page of text: wrapped paragraphs with hanging indents, headings and aligned tables.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

#include "cli/styled.h"

namespace clusterwise::cli {

// What stands left of a paragraph: `first` on its first line, `rest` on the others.
struct Margin {
  std::string first;
  std::string rest;

  // A margin of blanks, with a mark hanging in its last columns: indent(2, "•") is "  • ", then "
  // ".
  static Margin indent(std::size_t columns, const std::string& mark = "");
};

class Page {
 public:
  // REQUIRES: the stream outlives the page.
  Page(std::ostream& out, std::size_t width, bool colour);

  void blank();
  void heading(const std::string& text);  // a blank line, then the heading
  void paragraph(const Styled& text, const Margin& margin = {});
  // Left text, and right text at the end of the same line; of the next where they do not both fit.
  void ends(const Styled& left, const Styled& right);
  // Columns as wide as their widest cell; the last one is wrapped.
  void table(const std::vector<std::vector<Run>>& rows, std::size_t indent);

 private:
  void print(const Styled& line);

  std::ostream& out_;
  std::size_t width_;
  bool colour_;
  bool empty_ = true;
};

}  // namespace clusterwise::cli
