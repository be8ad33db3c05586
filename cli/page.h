// A page of text: wrapped paragraphs with hanging indents, headings and aligned tables; or the same
// as Markdown.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "cli/markdown.h"
#include "cli/styled.h"

namespace clusterwise::cli {

// What stands left of a paragraph: `first` on its first line, `rest` on the others.
struct Margin {
  std::string first;
  std::string rest;
  std::size_t columns = 0;  // of blanks, before the mark
  std::string mark = {};

  // A margin of blanks, with a mark hanging in its last columns: indent(2, "•") is "  • ", then "
  // ".
  static Margin indent(std::size_t columns, const std::string& mark = "");
};

enum class Markup { kTerminal, kMarkdown };

class Page {
 public:
  // REQUIRES: the stream outlives the page.
  Page(std::ostream& out, std::size_t width, bool colour, Markup markup = Markup::kTerminal);

  void blank();
  void heading(const std::string& text);  // a blank line, then the heading
  void paragraph(const Styled& text, const Margin& margin = {});
  // Left text, and right text at the end of the same line; of the next where they do not both fit.
  void ends(const Styled& left, const Styled& right);
  // Columns as wide as their widest cell; the last one is wrapped.
  void table(const std::vector<std::vector<Run>>& rows, std::size_t indent);
  // Rows under a head; columns as wide as their widest cell, but for the first one, which is
  // wrapped. False, and nothing written, where that leaves the first column less than `narrowest`.
  bool grid(const std::vector<std::vector<Run>>& rows, std::size_t narrowest);

 private:
  void grid_row(const std::vector<Run>& row, const std::vector<std::size_t>& widths,
                std::size_t first);

  void print(const Styled& line);

  std::ostream& out_;
  std::size_t width_;
  bool colour_;
  bool empty_ = true;
  std::optional<Markdown> markdown_;  // writes instead of the page, where that is wanted
};

}  // namespace clusterwise::cli
