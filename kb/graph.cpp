// Every link is two arcs, one for each way it can be followed. An arc against a link costs a little
// more than one along it, so little that a longer path never pays: the cheapest path is the
// shortest, and of the shortest the one with the most forward steps. From the costs to the goal the
// first such path by ids is walked from the start.
#include "kb/graph.h"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <cstdint>
#include <limits>
#include <optional>
#include <tuple>

namespace clusterwise::kb {
namespace {

struct Arc {
  std::uint32_t link = 0;
  bool forward = true;
  std::uint64_t cost = 0;
};

using Arcs = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Arc>;
using Vertex = boost::graph_traits<Arcs>::vertex_descriptor;
using Costs = std::vector<std::uint64_t>;

constexpr std::uint64_t kFar = std::numeric_limits<std::uint64_t>::max();

}  // namespace

struct Graph::State {
  const Store& store;
  LinkTable table;  // a vertex is a place in its list of concepts
  Arcs arcs = {};

  const std::vector<std::string>& ids() const { return table.concepts; }

  Vertex vertex(std::string_view id) const {
    const auto at = std::lower_bound(ids().begin(), ids().end(), id);
    return at != ids().end() && *at == id ? static_cast<Vertex>(at - ids().begin()) : ids().size();
  }
  std::optional<Link> link(std::uint32_t place) const {
    const LinkTable::Row& row = table.links[place];
    return store.find_link(ids()[row.from], table.relations[row.relation], ids()[row.to]);
  }
  void build();
  Costs costs_to(Vertex goal) const;
  Arcs::edge_descriptor next(Vertex from, const Costs& costs) const;
};

void Graph::State::build() {
  // More than any path can have steps, so that steps back never add up to one step more.
  const std::uint64_t forward_cost = ids().size() + 1;
  std::vector<std::pair<Vertex, Vertex>> ends;
  std::vector<Arc> properties;
  ends.reserve(2 * table.links.size());
  properties.reserve(2 * table.links.size());
  for (std::uint32_t i = 0; i < table.links.size(); ++i) {
    const LinkTable::Row& link = table.links[i];
    ends.emplace_back(link.from, link.to);
    properties.push_back({i, true, forward_cost});
    ends.emplace_back(link.to, link.from);
    properties.push_back({i, false, forward_cost + 1});
  }
  arcs = Arcs(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), properties.begin(),
              ids().size());
}

// The least cost of a way from each vertex to the goal. The search runs from the goal, where an arc
// is met from its other side, so that a link's two costs change places.
Costs Graph::State::costs_to(Vertex goal) const {
  Costs costs(ids().size(), kFar);
  const std::uint64_t both = 2 * (ids().size() + 1) + 1;  // of the two arcs of a link
  const auto reversed = boost::make_function_property_map<Arcs::edge_descriptor>(
      [this, both](const Arcs::edge_descriptor& arc) { return both - arcs[arc].cost; });
  boost::dijkstra_shortest_paths_no_color_map(
      arcs, goal,
      boost::weight_map(reversed).distance_inf(kFar).distance_map(
          boost::make_iterator_property_map(costs.begin(), get(boost::vertex_index, arcs))));
  return costs;
}

// Of the arcs on a cheapest way the first by the id it leads to, then by relation.
Arcs::edge_descriptor Graph::State::next(Vertex from, const Costs& costs) const {
  const auto [begin, end] = out_edges(from, arcs);
  const auto key = [&](const Arcs::edge_descriptor& arc) {
    const bool leads_on = costs[target(arc, arcs)] + arcs[arc].cost == costs[from];
    return std::tuple(!leads_on, target(arc, arcs), table.links[arcs[arc].link].relation);
  };
  return *std::min_element(begin, end,
                           [&](const auto& a, const auto& b) { return key(a) < key(b); });
}

Graph::Graph(const Store& store)
    : state_(std::make_unique<State>(State{store, store.link_table()})) {
  state_->build();
}
Graph::Graph(Graph&&) noexcept = default;
Graph& Graph::operator=(Graph&&) noexcept = default;
Graph::~Graph() = default;

std::vector<Step> Graph::shortest_path(std::string_view from, std::string_view to) const {
  const Vertex goal = state_->vertex(to);
  Vertex at = state_->vertex(from);
  if (at == state_->ids().size() || goal == state_->ids().size() || at == goal) return {};
  const Costs costs = state_->costs_to(goal);
  if (costs[at] == kFar) return {};
  std::vector<Step> steps;
  while (at != goal) {
    const auto arc = state_->next(at, costs);
    const Arc& taken = state_->arcs[arc];
    if (auto link = state_->link(taken.link)) steps.push_back({*std::move(link), taken.forward});
    at = target(arc, state_->arcs);
  }
  return steps;
}

}  // namespace clusterwise::kb
