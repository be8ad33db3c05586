#include "cli/render_neighbours.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "cli/csv.h"
#include "cli/graph_words.h"
#include "cli/json_page.h"
#include "cli/page.h"
#include "cli/voice.h"

namespace clusterwise::cli {
namespace {

class TextPage {
 public:
  TextPage(const NeighboursPage& shown, Environment& env)
      : shown_(shown), say_(env.language), page_(env.out, env.width, env.colour) {}

  void render() {
    if (shown_.reached.empty()) return;
    page_.ends(styled(Voice(Language::kBoth)(shown_.label), Style::kStrong),
               styled(fmt::format("{} · {}", say_(shown_.kind_label), shown_.id), Style::kDim));
    for (auto begin = shown_.reached.begin(); begin != shown_.reached.end();) {
      const auto end = std::find_if(begin, shown_.reached.end(), [&](const Reached& one) {
        return one.distance != begin->distance;
      });
      const kb::Text count = same(std::to_string(end - begin));
      page_.heading(
          say_(begin->distance == 1
                   ? graph_words::kOneLinkAway({count})
                   : graph_words::kLinksAway({same(std::to_string(begin->distance)), count})));
      const std::span<const Reached> ring(begin, end);
      begin->distance == 1 ? by_relation(ring) : by_kind(ring);
      begin = end;
    }
  }

 private:
  // The next ones by the relation that leads to them; one that several lead to comes several times.
  void by_relation(std::span<const Reached> ring) {
    for (const bool outgoing : {true, false}) {
      for (const Reach& group : first_links(ring, outgoing)) {
        page_.paragraph(styled(say_(group.label), Style::kStrong));
        for (const Reached& one : ring) {
          const bool belongs =
              std::any_of(one.links.begin(), one.links.end(), [&](const Reach& link) {
                return link.relation == group.relation && link.outgoing == outgoing;
              });
          if (belongs) item(one, {});
        }
      }
    }
  }

  // One link of each relation, in the order of the relations.
  static std::vector<Reach> first_links(std::span<const Reached> ring, bool outgoing) {
    std::vector<Reach> first;
    for (const Reached& one : ring) {
      for (const Reach& link : one.links) {
        const bool known = std::any_of(first.begin(), first.end(), [&](const Reach& other) {
          return other.relation == link.relation;
        });
        if (link.outgoing == outgoing && !known) first.push_back(link);
      }
    }
    std::sort(first.begin(), first.end(),
              [](const Reach& a, const Reach& b) { return a.position < b.position; });
    return first;
  }

  void by_kind(std::span<const Reached> ring) {
    std::string kind;
    for (const Reached& one : ring) {
      if (one.kind != kind) page_.paragraph(styled(say_(one.kind_label), Style::kStrong));
      kind = one.kind;
      item(one, say_(graph_words::kOver({nearer(one)})));
    }
  }

  // The concepts that lead to it, the first few by name.
  static kb::Text nearer(const Reached& one) {
    constexpr std::size_t kFew = 3;
    std::vector<kb::Text> names;
    std::set<std::string> seen;
    for (const Reach& link : one.links) {
      if (seen.insert(link.from).second && names.size() < kFew) names.push_back(link.from_label);
    }
    const kb::Text few = joined(names);
    if (seen.size() <= kFew) return few;
    return {graph_words::kAndMore({few, same(std::to_string(seen.size() - kFew))}).en,
            graph_words::kAndMore({few, same(std::to_string(seen.size()))}).zh};
  }

  void item(const Reached& one, const std::string& remark) {
    Styled text{{say_(one.label)}, {fmt::format(" ({})", one.id), Style::kDim}};
    if (!remark.empty()) text.push_back({" " + remark, Style::kDim});
    page_.paragraph(text, Margin::indent(2, "•"));
  }

  const NeighboursPage& shown_;
  Voice say_;
  Page page_;
};

}  // namespace

void render_text(const NeighboursPage& page, Environment& env) { TextPage(page, env).render(); }

void render_json(const NeighboursPage& page, Environment& env) {
  JsonPage json;
  const auto named = [&](const auto& one) {
    json.key("id").value(one.id);
    json.key("kind").value(one.kind);
    json.key("label").value(one.label);
  };
  json.object([&] {
    json.key("concept").object([&] { named(page); });
    json.key("neighbours").array(page.reached, [&](const Reached& one) {
      json.object([&] {
        named(one);
        json.key("distance").value(one.distance);
        json.key("links").array(one.links, [&](const Reach& link) {
          json.object([&] {
            json.key("from").value(link.from);
            json.key("relation").value(link.relation);
            json.key("direction").value(link.outgoing ? "out" : "in");
            json.key("label").value(link.label);
          });
        });
      });
    });
  });
  json.print(env);
}

void render_csv(const NeighboursPage& page, Environment& env) {
  write_csv_row({"distance", "id", "kind", "label_en", "label_zh", "from", "relation", "direction"},
                env);
  for (const Reached& one : page.reached) {
    for (const Reach& link : one.links) {
      write_csv_row({std::to_string(one.distance), one.id, one.kind, one.label.en, one.label.zh,
                     link.from, link.relation, link.outgoing ? "out" : "in"},
                    env);
    }
  }
}

}  // namespace clusterwise::cli
