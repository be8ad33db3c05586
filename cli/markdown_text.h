// Text that stands in Markdown as the characters it is made of.
#pragma once

#include <string>
#include <string_view>

namespace clusterwise::cli {

// Nothing in it is read as markup, in a paragraph, a heading or a cell of a table; line ends become
// blanks. GitHub's own additions (autolinks, mentions, formulas) are held back too.
std::string markdown_escaped(std::string_view text);
// The same for text that goes on within a line: its blanks stay, and nothing in it begins a block.
std::string markdown_escaped_within(std::string_view text);

}  // namespace clusterwise::cli
