// Betweenness by Brandes's accumulation of dependencies (2001): a breadth-first search from each
// concept counts the shortest paths, and on the way back every concept hands what depends on it to
// those before it. Boost has this for all sources only; for large graphs some must do, so it is
// written out here, and the tests hold it against Boost's. Articulation points are Boost's; the
// sizes of what they cut off are read from the tree of its search.
#include "kb/centrality.h"

#include <algorithm>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <random>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "kb/numbered_links.h"

namespace clusterwise::kb {
namespace {

// Both ways of every pair.
using Pairs =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                       boost::no_property, std::uint32_t, std::uint32_t>;
using Vertex = std::uint32_t;

Pairs pairs_of(const NumberedLinks& numbered) {
  std::vector<std::pair<Vertex, Vertex>> ends;
  ends.reserve(2 * numbered.links.size());
  for (const NumberedLink& link : numbered.links) {
    if (link.from == link.to) continue;
    ends.emplace_back(link.from, link.to);
    ends.emplace_back(link.to, link.from);
  }
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  return {boost::edges_are_sorted, ends.begin(), ends.end(),
          static_cast<Vertex>(numbered.ids.size())};
}

class Betweenness {
 public:
  explicit Betweenness(const Pairs& graph)
      : graph_(graph), sums_(num_vertices(graph), 0.0), at_(sums_.size()) {
    order_.reserve(sums_.size());
  }

  // Adds what the shortest paths from this concept give to each other.
  void add(Vertex source) {
    spread(source);
    while (!order_.empty()) {
      const Vertex far = order_.back();
      order_.pop_back();
      const double share = (1 + at_[far].dependency) / at_[far].paths;
      for (auto [arc, end] = adjacent_vertices(far, graph_); arc != end; ++arc) {
        At& near = at_[*arc];
        if (near.distance + 1 == at_[far].distance) near.dependency += near.paths * share;
      }
      if (far != source) sums_[far] += at_[far].dependency;
    }
  }

  const std::vector<double>& sums() const { return sums_; }

 private:
  static constexpr std::uint32_t kUnreached = ~std::uint32_t{0} - 1;

  struct At {
    std::uint32_t distance = kUnreached;
    double paths = 0;  // shortest ones from the source
    double dependency = 0;
  };

  void spread(Vertex source) {
    std::fill(at_.begin(), at_.end(), At{});
    at_[source] = {0, 1, 0};
    order_.assign(1, source);
    for (std::size_t i = 0; i < order_.size(); ++i) {
      const At near = at_[order_[i]];
      for (auto [arc, end] = adjacent_vertices(order_[i], graph_); arc != end; ++arc) {
        At& far = at_[*arc];
        if (far.distance == kUnreached) {
          far.distance = near.distance + 1;
          order_.push_back(*arc);
        }
        if (far.distance == near.distance + 1) far.paths += near.paths;
      }
    }
  }

  const Pairs& graph_;
  std::vector<double> sums_;
  std::vector<At> at_;
  std::vector<Vertex> order_;  // as reached from the source
};

// The first of a shuffle that comes out the same everywhere.
std::vector<Vertex> drawn(std::size_t count, std::size_t of) {
  std::vector<Vertex> all(of);
  std::iota(all.begin(), all.end(), Vertex{0});
  std::mt19937_64 random(2007);
  for (std::size_t i = 0; i < count; ++i) std::swap(all[i], all[i + random() % (of - i)]);
  all.resize(count);
  return all;
}

std::size_t pivots_for(std::size_t vertices, std::size_t arcs, const CentralityOptions& options) {
  if (arcs == 0 || vertices <= options.most_steps / arcs) return vertices;
  return std::min(vertices, std::max(options.least_pivots, options.most_steps / arcs));
}

// Per vertex: how many are cut off where it is taken away; and the sizes of the components.
struct Cuts {
  std::vector<std::size_t> cut_off;
  std::vector<std::size_t> components;
};

// The parts that are left without a vertex are the subtrees of its children that reach no further
// up than to it, and the rest.
Cuts cuts_of(const Pairs& graph) {
  const std::size_t size = num_vertices(graph);
  std::vector<std::size_t> found(size);  // when, counted from 0
  std::vector<std::size_t> low(size);
  std::vector<Vertex> parent(size);
  std::iota(parent.begin(), parent.end(), Vertex{0});
  const auto map = [&](auto& values) {
    return boost::make_iterator_property_map(values.begin(), get(boost::vertex_index, graph));
  };
  std::vector<Vertex> ignored;
  boost::articulation_points(
      graph, std::back_inserter(ignored),
      boost::discover_time_map(map(found)).lowpoint_map(map(low)).predecessor_map(map(parent)));
  std::vector<Vertex> order(size);
  std::iota(order.begin(), order.end(), Vertex{0});
  std::sort(order.begin(), order.end(), [&](Vertex a, Vertex b) { return found[a] < found[b]; });
  std::vector<std::size_t> tree(size, 1);     // vertices in the subtree
  std::vector<std::size_t> parts(size, 0);    // in the subtrees that fall off without the vertex
  std::vector<std::size_t> largest(size, 0);  // of these
  for (auto v = order.rbegin(); v != order.rend(); ++v) {
    const Vertex up = parent[*v];
    if (up == *v) continue;
    tree[up] += tree[*v];
    if (low[*v] < found[up]) continue;
    parts[up] += tree[*v];
    largest[up] = std::max(largest[up], tree[*v]);
  }
  Cuts cuts{std::vector<std::size_t>(size, 0), {}};
  std::vector<Vertex> root(size);
  for (const Vertex v : order) {
    root[v] = parent[v] == v ? v : root[parent[v]];
    if (root[v] == v) cuts.components.push_back(tree[v]);
    const std::size_t others = tree[root[v]] - 1;
    cuts.cut_off[v] = others - std::max(largest[v], others - parts[v]);
  }
  return cuts;
}

// Every concept, with or without links.
std::vector<Central> all_concepts(const Store& store) {
  std::vector<Central> all;
  for (const Kind& kind : store.kinds()) {
    for (std::string& id : store.ids_of_kind(kind.id)) {
      all.push_back({std::move(id), kind.id, 0, 0, 0});
    }
  }
  return all;
}

std::vector<double> betweenness_of(const Pairs& graph, std::size_t concepts, std::size_t pivots) {
  Betweenness betweenness(graph);
  const std::size_t vertices = num_vertices(graph);
  for (const Vertex source : drawn(pivots, vertices)) betweenness.add(source);
  std::vector<double> shares = betweenness.sums();
  if (concepts < 3) return std::vector<double>(vertices, 0.0);
  // Every pair is met from both of its ends.
  const double pairs = static_cast<double>(concepts - 1) * static_cast<double>(concepts - 2);
  const double drawn_share = static_cast<double>(pivots) / static_cast<double>(vertices);
  // Rounded, so that concepts in the same position compare equal whatever the order of the sums.
  constexpr double kSteps = 1e9;
  for (double& share : shares) share = std::round(share / (pairs * drawn_share) * kSteps) / kSteps;
  return shares;
}

}  // namespace

Centrality centrality(const Store& store, const CentralityOptions& options) {
  const NumberedLinks numbered = numbered_links(store, {});
  const Pairs graph = pairs_of(numbered);
  Centrality result;
  result.concepts = all_concepts(store);
  result.pairs = num_edges(graph) / 2;
  result.unlinked = result.concepts.size();
  const std::size_t vertices = num_vertices(graph);
  const std::size_t pivots = pivots_for(vertices, num_edges(graph), options);
  if (pivots < vertices) result.pivots = pivots;
  const std::vector<double> shares = betweenness_of(graph, result.concepts.size(), pivots);
  const Cuts cuts = cuts_of(graph);
  for (Central& one : result.concepts) {
    const std::size_t v = numbered.number_of(one.id);
    if (v == vertices) continue;
    one.degree = out_degree(static_cast<Vertex>(v), graph);
    one.betweenness = shares[v];
    one.cut_off = cuts.cut_off[v];
    if (one.degree > 0) --result.unlinked;
  }
  for (const std::size_t size : cuts.components) result.largest = std::max(result.largest, size);
  if (vertices == 0 && !result.concepts.empty()) result.largest = 1;
  result.components = cuts.components.size() + result.concepts.size() - vertices;
  std::sort(result.concepts.begin(), result.concepts.end(), [](const auto& a, const auto& b) {
    return std::tie(b.betweenness, b.degree, a.id) < std::tie(a.betweenness, a.degree, b.id);
  });
  return result;
}

}  // namespace clusterwise::kb
