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
  if (mark.empty()) return {blanks(columns), blanks(columns), columns, ""};
  return {blanks(columns) + mark + " ", blanks(columns + display_width(mark) + 1), columns, mark};
}

Page::Page(std::ostream& out, std::size_t width, bool colour, Markup markup)
    : out_(out), width_(width), colour_(colour) {
  if (markup == Markup::kMarkdown) markdown_.emplace(out);
}

void Page::blank() {
  if (!markdown_) out_ << '\n';
}

void Page::heading(const std::string& text) {
  if (markdown_) return markdown_->heading(text);
  if (!empty_) blank();
  print(styled(text, Style::kHeading));
}

void Page::paragraph(const Styled& text, const Margin& margin) {
  if (markdown_) return markdown_->paragraph(text, margin.columns, margin.mark);
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
  if (markdown_) return markdown_->ends(left, right);
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
  if (markdown_) return markdown_->items(rows);
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

bool Page::grid(const std::vector<std::vector<Run>>& rows, std::size_t narrowest) {
  if (markdown_) {
    markdown_->grid(rows);
    return true;
  }
  const std::vector<std::size_t> widths = column_widths(rows);
  std::size_t used = 0;
  for (std::size_t i = 1; i < widths.size(); ++i) used += widths[i] + 2;
  const std::size_t room = width_ > used ? width_ - used : 0;
  if (used > width_ || room < std::min(narrowest, widths.front())) return false;
  for (const std::vector<Run>& row : rows) grid_row(row, widths, std::min(room, widths.front()));
  return true;
}

void Page::grid_row(const std::vector<Run>& row, const std::vector<std::size_t>& widths,
                    std::size_t first) {
  bool begins = true;
  for (Styled& line : wrap({row.front()}, first)) {
    for (std::size_t i = 1; begins && i < row.size(); ++i) {
      const std::size_t before = i == 1 ? width_of(line) : width_of({row[i - 1]});
      const std::size_t wanted = i == 1 ? first : widths[i - 1];
      line.push_back({blanks(wanted - std::min(wanted, before) + 2)});
      line.push_back(row[i]);
    }
    print(line);
    begins = false;
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
