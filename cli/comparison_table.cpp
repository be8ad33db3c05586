#include "cli/comparison_table.h"

#include <algorithm>

namespace clusterwise::cli {
namespace {

constexpr std::size_t kNarrowestLabel = 24;
constexpr std::size_t kMostColumns = 8;

std::string text_of(const ComparisonCell& cell, const Voice& say) {
  const std::string detail = say(cell.detail);
  return say(cell.verdict) + (detail.empty() ? "" : " " + detail);
}

std::vector<std::vector<Run>> grid_of(const std::vector<kb::Text>& names,
                                      const std::vector<ComparisonRow>& rows, const Voice& say) {
  std::vector<std::vector<Run>> grid(1);
  grid[0].push_back({""});
  for (const kb::Text& name : names) grid[0].push_back({say(name), Style::kDim});
  for (const ComparisonRow& row : rows) {
    std::vector<Run> line{{say(row.label)}};
    for (const ComparisonCell& cell : row.cells) line.push_back({text_of(cell, say)});
    grid.push_back(std::move(line));
  }
  return grid;
}

// "Wenzhou 0.90, Hsinchu 0.40", of those that get the verdict.
kb::Text who_gets(const kb::Text& verdict, const std::vector<kb::Text>& names,
                  const ComparisonRow& row) {
  std::vector<kb::Text> who;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const ComparisonCell& cell = row.cells[i];
    if (cell.verdict != verdict) continue;
    const bool alone = cell.detail.en.empty();
    who.push_back({names[i].en + (alone ? "" : " " + cell.detail.en),
                   names[i].zh + (alone ? "" : " " + cell.detail.zh)});
  }
  return joined(who);
}

// The verdicts of a row, each once.
std::vector<ComparisonCell> verdicts_of(const ComparisonRow& row) {
  std::vector<ComparisonCell> verdicts;
  for (const ComparisonCell& cell : row.cells) {
    const bool known =
        std::any_of(verdicts.begin(), verdicts.end(),
                    [&](const ComparisonCell& one) { return one.verdict == cell.verdict; });
    if (!known) verdicts.push_back(cell);
  }
  std::stable_sort(
      verdicts.begin(), verdicts.end(),
      [](const ComparisonCell& a, const ComparisonCell& b) { return a.rank < b.rank; });
  return verdicts;
}

void render_block(const std::vector<kb::Text>& names, const ComparisonRow& row, AnswerPage& on) {
  const bool labelled = !row.label.en.empty();
  if (labelled)
    on.page.paragraph(styled(on.say(row.label), Style::kStrong), Margin::indent(0, "•"));
  for (const ComparisonCell& cell : verdicts_of(row)) {
    const kb::Text text =
        fill(Word::kStaysOfKind, {cell.verdict, who_gets(cell.verdict, names, row)});
    for (const std::string& line : on.say.paragraphs(text))
      on.page.paragraph(styled(line), Margin::indent(labelled ? 2 : 0, "–"));
  }
}

}  // namespace

void render_table(const std::vector<kb::Text>& names, const std::vector<ComparisonRow>& rows,
                  AnswerPage& on) {
  if (names.size() <= kMostColumns && on.page.grid(grid_of(names, rows, on.say), kNarrowestLabel))
    return;
  for (const ComparisonRow& row : rows) render_block(names, row, on);
}

}  // namespace clusterwise::cli
