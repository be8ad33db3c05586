#include "cli/page.h"

#include <algorithm>
#include <ostream>

#include "cli/terminal_text.h"
#include "cli/wrap.h"

namespace clusterwise::cli {
namespace {

// Text is never squeezed below this, however deep it is indented.
constexpr std::size_t kNarrowest = 20;

std::size_t width_of(const Styled& text) {
  std::size_t width = 0;
  for (const Run& run : text) width += display_width(printable(run.text));
  return width;
}

std::vector<std::size_t> column_widths(const std::vector<std::vector<Run>>& rows) {
  std::vector<std::size_t> widths;
  for (const std::vector<Run>& row : rows) {
    if (widths.size() < row.size()) widths.resize(row.size());
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], width_of({row[i]}));
    }
  }
  return widths;
}

std::string blanks(std::size_t count) { return std::string(count, ' '); }

}  // namespace

Margin Margin::indent(std::size_t columns, const std::string& mark) {
  if (mark.empty()) return {blanks(columns), blanks(columns)};
  return {blanks(columns) + mark + " ", blanks(columns + display_width(mark) + 1)};
}

Page::Page(std::ostream& out, std::size_t width, bool colour)
    : out_(out), width_(width), colour_(colour) {}

void Page::blank() { out_ << '\n'; }

void Page::heading(const std::string& text) {
  if (!empty_) blank();
  print(styled(text, Style::kHeading));
}

void Page::paragraph(const Styled& text, const Margin& margin) {
  const std::size_t left = display_width(margin.rest);
  const std::size_t room = width_ > left + kNarrowest ? width_ - left : kNarrowest;
  bool first = true;
  for (Styled& line : wrap(text, room)) {
    line.insert(line.begin(), Run{first ? margin.first : margin.rest});
    print(line);
    first = false;
  }
}

void Page::ends(const Styled& left, const Styled& right) {
  const std::size_t used = width_of(left) + width_of(right);
  if (used + 2 > width_) {
    paragraph(left);
    const std::size_t room = width_ > width_of(right) ? width_ - width_of(right) : 0;
    paragraph(right, {blanks(room), blanks(room)});
    return;
  }
  Styled line = left;
  line.push_back({blanks(width_ - used)});
  line.insert(line.end(), right.begin(), right.end());
  print(line);
}

void Page::table(const std::vector<std::vector<Run>>& rows, std::size_t indent) {
  const std::vector<std::size_t> widths = column_widths(rows);
  for (const std::vector<Run>& row : rows) {
    if (row.empty()) continue;
    Styled start{{blanks(indent)}};
    std::size_t used = indent;
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      start.push_back(row[i]);
      start.push_back({blanks(widths[i] - width_of({row[i]}) + 2)});
      used += widths[i] + 2;
    }
    const std::size_t room = width_ > used + kNarrowest ? width_ - used : kNarrowest;
    bool first = true;
    for (const Styled& rest : wrap({row.back()}, room)) {
      Styled line = first ? start : styled(blanks(used));
      line.insert(line.end(), rest.begin(), rest.end());
      print(line);
      first = false;
    }
  }
}

void Page::print(const Styled& line) {
  Styled runs = line;
  while (!runs.empty()) {  // no blanks at the end of a line
    std::string& text = runs.back().text;
    text.erase(text.find_last_not_of(' ') + 1);
    if (!text.empty()) break;
    runs.pop_back();
  }
  for (const Run& run : runs) out_ << painted(run, colour_);
  out_ << '\n';
  empty_ = false;
}

}  // namespace clusterwise::cli
