// Breadth first, ring by ring. A link is taken when the first of its ends is expanded; those within
// the last ring, which is not expanded, from their near end.
#include "kb/neighbourhood.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace clusterwise::kb {
namespace {

class Walk {
 public:
  Walk(const Store& store, const std::vector<std::string>& relations)
      : store_(store), relations_(relations) {}

  Neighbourhood run(std::string_view id, std::size_t depth, LinksAround links) {
    std::vector<std::string> ring;
    reach(std::string(id), 0, ring);
    for (std::size_t distance = 0; distance < depth && !ring.empty(); ++distance) {
      std::vector<std::string> next;
      for (const std::string& at : ring) expand(at, distance + 1, next);
      ring = std::move(next);
    }
    if (links == LinksAround::kAll) {
      for (const std::string& at : ring) take_within_ring(at);
    }
    return sorted();
  }

 private:
  bool wanted(const Edge& edge) const {
    return relations_.empty() ||
           std::find(relations_.begin(), relations_.end(), edge.relation) != relations_.end();
  }

  void reach(const std::string& id, std::size_t distance, std::vector<std::string>& ring) {
    if (distances_.emplace(id, distance).second) ring.push_back(id);
  }

  void expand(const std::string& at, std::size_t distance, std::vector<std::string>& next) {
    for (Edge& edge : store_.edges_from(at)) {
      if (!wanted(edge) || expanded_.contains(edge.to)) continue;
      reach(edge.to, distance, next);
      found_.links.push_back(std::move(edge));
    }
    for (Edge& edge : store_.edges_to(at)) {
      if (!wanted(edge) || edge.from == at || expanded_.contains(edge.from)) continue;
      reach(edge.from, distance, next);
      found_.links.push_back(std::move(edge));
    }
    expanded_.insert(at);
  }

  void take_within_ring(const std::string& at) {
    for (Edge& edge : store_.edges_from(at)) {
      if (!wanted(edge) || expanded_.contains(edge.to) || !distances_.contains(edge.to)) continue;
      found_.links.push_back(std::move(edge));
    }
  }

  Neighbourhood sorted() {
    for (const auto& [id, distance] : distances_) found_.concepts.push_back({id, distance});
    std::sort(found_.concepts.begin(), found_.concepts.end(), [](const auto& a, const auto& b) {
      return std::tie(a.distance, a.id) < std::tie(b.distance, b.id);
    });
    std::sort(found_.links.begin(), found_.links.end());
    return std::move(found_);
  }

  const Store& store_;
  const std::vector<std::string>& relations_;
  std::unordered_map<std::string, std::size_t> distances_;  // of what was reached
  std::unordered_set<std::string> expanded_;
  Neighbourhood found_;
};

}  // namespace

Neighbourhood around(const Store& store, std::string_view id, std::size_t depth,
                     const std::vector<std::string>& relations, LinksAround links) {
  if (!store.label_of(id)) return {};
  return Walk(store, relations).run(id, depth, links);
}

}  // namespace clusterwise::kb
