#include "cli/render_compare.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <string>
#include <vector>

#include "cli/graph_words.h"
#include "cli/page.h"
#include "cli/terminal_text.h"
#include "cli/voice.h"
#include "cli/wrap.h"

namespace clusterwise::cli {
namespace {

using Row = std::vector<Run>;

class ComparisonOfTwo {
 public:
  ComparisonOfTwo(const ComparePage& shown, Environment& env)
      : shown_(shown),
        say_(env.language),
        markdown_(env.format == Format::kMarkdown),
        width_(env.width),
        page_(env.out, env.width, env.colour, markdown_ ? Markup::kMarkdown : Markup::kTerminal) {}

  void render() {
    page_.ends(styled(fmt::format("{} – {}", name(0), name(1)), Style::kStrong),
               styled(kinds(), Style::kDim));
    if (!shown_.of_one_kind()) page_.paragraph(styled(say_(graph_words::kOtherKinds())));
    between();
    shared();
    differences();
  }

 private:
  std::string name(std::size_t side) const { return say_(shown_.sides[side].subject.label); }

  std::string kinds() const {
    const std::string first = say_(shown_.sides[0].kind);
    return shown_.of_one_kind() ? first : first + " · " + say_(shown_.sides[1].kind);
  }

  void between() {
    if (shown_.between.empty()) return;
    page_.heading(say_(graph_words::kBetweenThem()));
    for (const PathStep& step : shown_.between) {
      const Neighbour& near = step.forward ? step.from : step.to;
      const Neighbour& far = step.forward ? step.to : step.from;
      const kb::Text sentence{fmt::format("{} {} {}", near.label.en, step.label.en, far.label.en),
                              fmt::format("{}{}{}", near.label.zh, step.label.zh, far.label.zh)};
      page_.paragraph({{say_(sentence)}, {claims_text(step.to.claims), Style::kDim}},
                      Margin::indent(2, "•"));
    }
  }

  void shared() {
    page_.heading(say_(graph_words::kShare()));
    bool any = false;
    for (const ComparedRelation& row : shown_.relations) {
      if (row.shared.empty()) continue;
      any = true;
      page_.paragraph(styled(say_(row.label), Style::kStrong));
      for (const ComparedEnd& end : row.shared) {
        std::string claims = claims_text(end.claims[0]);
        if (end.claims[1] != end.claims[0]) claims += " –" + claims_text(end.claims[1]);
        page_.paragraph(
            {{say_(end.label)}, {fmt::format(" ({})", end.id), Style::kDim}, {claims, Style::kDim}},
            Margin::indent(2, "•"));
      }
    }
    if (!shown_.shared_claims.empty()) {
      any = true;
      page_.paragraph(styled(say_(graph_words::kSharedClaims()), Style::kStrong));
      page_.paragraph(styled(ids(shown_.shared_claims)), Margin::indent(2, "•"));
    }
    if (!any) page_.paragraph(styled(say_(graph_words::kShareNothing()), Style::kDim));
  }

  void differences() {
    page_.heading(say_(graph_words::kDiffer()));
    std::vector<Row> rows = {{{"", Style::kStrong}, head(0), head(1)}};
    rows.push_back({{say_(graph_words::kDefinition())},
                    {say_(shown_.sides[0].subject.definition)},
                    {say_(shown_.sides[1].subject.definition)}});
    for (const ComparedRelation& row : shown_.relations) {
      if (row.differs())
        rows.push_back({{say_(row.label)}, {names(row.only[0])}, {names(row.only[1])}});
    }
    if (!shown_.only_claims[0].empty() || !shown_.only_claims[1].empty()) {
      rows.push_back({{say_(graph_words::kOnlyClaims())},
                      {ids(shown_.only_claims[0])},
                      {ids(shown_.only_claims[1])}});
    }
    markdown_ ? static_cast<void>(page_.grid(rows, 0)) : columns(rows);
  }

  Run head(std::size_t side) const {
    return {fmt::format("{} ({})", name(side), shown_.sides[side].subject.id), Style::kStrong};
  }

  // Three columns, each cell broken into lines; on a narrow page the cells one under the other.
  void columns(const std::vector<Row>& rows) {
    constexpr std::size_t kNarrowest = 60;
    std::size_t first = 0;
    for (const Row& row : rows) first = std::max(first, display_width(row[0].text));
    first = std::min(first, width_ / 4);
    if (width_ < kNarrowest) return blocks(rows);
    const std::size_t other = (width_ - first - 4) / 2;
    std::vector<Row> lines;
    for (const Row& row : rows) {
      const std::vector cells = {wrap({row[0]}, first), wrap({row[1]}, other),
                                 wrap({row[2]}, other)};
      std::size_t height = 0;
      for (const std::vector<Styled>& cell : cells) height = std::max(height, cell.size());
      for (std::size_t i = 0; i < height; ++i) {
        Row line;
        for (std::size_t j = 0; j < cells.size(); ++j) {
          line.push_back({i < cells[j].size() ? text_of(cells[j][i]) : "", row[j].style});
        }
        lines.push_back(std::move(line));
      }
    }
    page_.table(lines, 0);
  }

  void blocks(const std::vector<Row>& rows) {
    for (std::size_t i = 1; i < rows.size(); ++i) {
      page_.paragraph({{rows[i][0].text, Style::kStrong}});
      for (const std::size_t side : {1U, 2U}) {
        page_.paragraph(styled(rows[0][side].text + ": " + rows[i][side].text),
                        Margin::indent(2, "•"));
      }
    }
  }

  static std::string text_of(const Styled& line) {
    std::string text;
    for (const Run& run : line) text += run.text;
    return text;
  }

  std::string names(const std::vector<ComparedEnd>& ends) const {
    std::vector<kb::Text> labels;
    for (const ComparedEnd& end : ends) labels.push_back(end.label);
    return labels.empty() ? "–" : say_(one_after_another(labels));
  }

  static std::string ids(const std::vector<kb::Claim>& claims) {
    std::vector<std::string> all;
    for (const kb::Claim& claim : claims) all.push_back(claim.id);
    return all.empty() ? "–" : fmt::format("{}", fmt::join(all, ", "));
  }

  static std::string claims_text(const std::vector<std::string>& claims) {
    return fmt::format(" [{}]", fmt::join(claims, ", "));
  }

  const ComparePage& shown_;
  Voice say_;
  bool markdown_;
  std::size_t width_;
  Page page_;
};

}  // namespace

void render_page(const ComparePage& page, Environment& env) { ComparisonOfTwo(page, env).render(); }

}  // namespace clusterwise::cli
