#include "cli/markdown.h"

#include <ostream>

#include "cli/markdown_text.h"

namespace clusterwise::cli {
namespace {

// Emphasis must not begin or end with a blank.
std::string strong(const std::string& text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string::npos) return text;
  const std::size_t last = text.find_last_not_of(' ');
  return text.substr(0, first) + "**" + text.substr(first, last + 1 - first) + "**" +
         text.substr(last + 1);
}

std::string inline_text(const Styled& text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    const bool is_strong = text[i].style == Style::kStrong;
    std::string part;
    for (; i < text.size() && (text[i].style == Style::kStrong) == is_strong; ++i)
      part += markdown_escaped_within(text[i].text);
    result += is_strong ? strong(part) : part;
  }
  return result;
}

}  // namespace

void Markdown::begin(Block block) {
  const bool goes_on = block == Block::kItem && last_ == Block::kItem;
  if (last_ != Block::kNone && !goes_on) out_ << '\n';
  last_ = block;
}

void Markdown::heading(const std::string& text) {
  begin(Block::kOther);
  out_ << "## " << markdown_escaped(text) << '\n';
}

void Markdown::paragraph(const Styled& text, std::size_t indent, const std::string& mark) {
  begin(mark.empty() ? Block::kOther : Block::kItem);
  out_ << std::string(indent, ' ')
       << (mark.empty()  ? ""
           : mark == "…" ? "- … "
                         : "- ")
       << inline_text(text) << '\n';
}

void Markdown::ends(const Styled& left, const Styled& right) {
  if (last_ == Block::kNone) {
    begin(Block::kOther);
    std::string title;
    for (const Run& run : left) title += markdown_escaped_within(run.text);
    out_ << "# " << title << '\n';
    return paragraph(right, 0, "");
  }
  begin(Block::kOther);
  out_ << inline_text(left) << "  " << inline_text(right) << '\n';
}

void Markdown::items(const std::vector<std::vector<Run>>& rows) {
  for (const std::vector<Run>& row : rows) {
    Styled text;
    for (const Run& cell : row) {
      if (!text.empty()) text.push_back({" · "});
      text.push_back(cell);
    }
    paragraph(text, 0, "•");
  }
}

void Markdown::grid(const std::vector<std::vector<Run>>& rows) {
  begin(Block::kOther);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const Run& cell : rows[i]) out_ << "| " << inline_text({cell}) << ' ';
    out_ << "|\n";
    for (std::size_t column = 0; i == 0 && column < rows[i].size(); ++column) out_ << "| --- ";
    if (i == 0) out_ << "|\n";
  }
}

}  // namespace clusterwise::cli
