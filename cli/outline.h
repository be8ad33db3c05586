// A page as headings and nested items, written as text or as Markdown.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/environment.h"
#include "cli/styled.h"

namespace clusterwise::cli {

class Outline {
 public:
  void heading(const std::string& text);
  // A paragraph of its own.
  void paragraph(Styled text);
  // One more item at that depth, 0 being the page's margin; the mark stands before its first line.
  void item(std::size_t depth, std::string mark, Styled text);
  // Goes on with the item above, on a new line.
  void more(std::size_t depth, Styled text);

  // As env.format says: Markdown, else text.
  void write(Environment& env) const;

 private:
  enum class Kind { kHeading, kParagraph, kItem, kMore };
  struct Line {
    Kind kind = Kind::kParagraph;
    std::size_t depth = 0;
    std::string mark;
    Styled text;
  };

  void write_text(Environment& env) const;
  void write_markdown(Environment& env) const;

  std::vector<Line> lines_;
};

}  // namespace clusterwise::cli
