#include "cli/render_central.h"

#include <algorithm>
#include <fmt/format.h>
#include <string>

#include "cli/csv.h"
#include "cli/graph_words.h"
#include "cli/json_page.h"
#include "cli/page.h"
#include "cli/voice.h"

namespace clusterwise::cli {
namespace {

std::string share(double value) { return fmt::format("{:.3f}", value); }

std::string kind_label(const CentralPage& page, const std::string& id, const Voice& say) {
  const auto kind = std::find_if(page.kinds.begin(), page.kinds.end(),
                                 [&](const kb::Kind& one) { return one.id == id; });
  return kind == page.kinds.end() ? id : say(kind->label);
}

std::vector<std::vector<Run>> table(const CentralPage& page, const Voice& say) {
  std::vector<std::vector<Run>> rows(1);
  for (const GraphWord& word : {graph_words::kConcept, graph_words::kKind, graph_words::kDegree,
                                graph_words::kBetweenness, graph_words::kCutsOff}) {
    rows.front().push_back({say(word()), Style::kStrong});
  }
  for (const CentralRow& row : page.shown) {
    const kb::Central& one = row.numbers;
    rows.push_back({{fmt::format("{} ({})", say(row.label), one.id)},
                    {kind_label(page, one.kind, say), Style::kDim},
                    {std::to_string(one.degree)},
                    {share(one.betweenness)},
                    {one.cut_off == 0 ? "–" : std::to_string(one.cut_off)}});
  }
  return rows;
}

}  // namespace

void render_text(const CentralPage& shown, Environment& env) {
  Page page(env.out, env.width, env.colour);
  const Voice say(env.language);
  const kb::Centrality& graph = shown.graph;
  std::vector<kb::Text> counts;
  for (const std::size_t count :
       {graph.concepts.size(), graph.pairs, graph.components, graph.largest, graph.unlinked}) {
    counts.push_back(same(std::to_string(count)));
  }
  const GraphWord& whole = graph.components > 1 ? graph_words::kParts : graph_words::kWhole;
  page.paragraph(styled(say(whole(counts))));
  if (shown.shown.empty()) return;
  page.blank();
  constexpr std::size_t kNarrowest = 20;
  if (!page.grid(table(shown, say), kNarrowest)) page.table(table(shown, say), 0);
  page.blank();
  for (const GraphWord& word :
       {graph_words::kDegreeMeans, graph_words::kBetweennessMeans, graph_words::kCutsOffMeans}) {
    page.paragraph(styled(say(word()), Style::kDim), {"", "  "});
  }
  if (graph.pivots == 0) return;
  page.paragraph(styled(say(graph_words::kEstimated({same(std::to_string(graph.pivots))}))));
}

void render_json(const CentralPage& page, Environment& env) {
  JsonPage json;
  json.object([&] {
    json.key("concepts").value(page.graph.concepts.size());
    json.key("pairs").value(page.graph.pairs);
    json.key("components").value(page.graph.components);
    json.key("largest_component").value(page.graph.largest);
    json.key("unlinked").value(page.graph.unlinked);
    json.key("exact").value(page.graph.pivots == 0);
    if (page.graph.pivots > 0) json.key("pivots").value(page.graph.pivots);
    json.key("central").array(page.shown, [&](const CentralRow& row) {
      json.object([&] {
        json.key("id").value(row.numbers.id);
        json.key("kind").value(row.numbers.kind);
        json.key("label").value(row.label);
        json.key("degree").value(row.numbers.degree);
        json.key("betweenness").value(row.numbers.betweenness);
        json.key("cut_off").value(row.numbers.cut_off);
      });
    });
  });
  json.print(env);
}

void render_csv(const CentralPage& page, Environment& env) {
  write_csv_row({"id", "kind", "label_en", "label_zh", "degree", "betweenness", "cut_off"}, env);
  for (const CentralRow& row : page.shown) {
    const kb::Central& one = row.numbers;
    write_csv_row({one.id, one.kind, row.label.en, row.label.zh, std::to_string(one.degree),
                   fmt::format("{}", one.betweenness), std::to_string(one.cut_off)},
                  env);
  }
}

}  // namespace clusterwise::cli
