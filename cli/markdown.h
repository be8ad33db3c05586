// The parts of a page as Markdown (CommonMark, with the tables of GitHub's).
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

#include "cli/styled.h"

namespace clusterwise::cli {

class Markdown {
 public:
  // REQUIRES: the stream outlives it.
  explicit Markdown(std::ostream& out) : out_(out) {}

  void heading(const std::string& text);
  // An item of a list where there is a mark; indented so that it belongs to what it stands under.
  void paragraph(const Styled& text, std::size_t indent, const std::string& mark);
  // The first of a page is its title.
  void ends(const Styled& left, const Styled& right);
  // A row as an item.
  void items(const std::vector<std::vector<Run>>& rows);
  // The first row is the head.
  void grid(const std::vector<std::vector<Run>>& rows);

 private:
  enum class Block { kNone, kItem, kOther };

  // Parts blocks by a blank line, but for items of a list.
  void begin(Block block);

  std::ostream& out_;
  Block last_ = Block::kNone;
};

}  // namespace clusterwise::cli
