// Every link is two arcs, one for each way it can be followed. An arc against a link costs a little
// more than one along it, so little that a longer path never pays: the cheapest path is the
// shortest, and of the shortest the one with the most forward steps. From the costs to the goal the
// first such path by ids is walked from the start.
//
// Further paths are found by Yen's algorithm (1971), with Lawler's remark (1972) that a path need
// only be left where it left the path that it comes from, or later. The search for each way round
// is A*: what the whole graph costs from a concept to the goal bounds what its rest costs from
// below.
#include "kb/graph.h"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths_no_color_map.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <cstdint>
#include <limits>
#include <optional>
#include <queue>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "kb/numbered_links.h"

namespace clusterwise::kb {
namespace {

struct Arc {
  std::uint32_t link = 0;
  bool forward = true;
};

using Arcs = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Arc,
                                                boost::no_property, std::uint32_t, std::uint32_t>;
using Vertex = boost::graph_traits<Arcs>::vertex_descriptor;
using ArcAt = Arcs::edge_descriptor;
using Cost = std::uint64_t;
using Costs = std::vector<Cost>;

constexpr Cost kFar = std::numeric_limits<Cost>::max();

// A path as it is found: its arcs, what they cost, and where it left the path that it comes from.
struct Route {
  Cost cost = 0;
  std::vector<std::tuple<Vertex, std::uint32_t, bool>> order;  // target, relation, against the link
  std::vector<ArcAt> arcs;
  std::size_t left_at = 0;

  bool operator<(const Route& other) const {
    return std::tie(cost, order) < std::tie(other.cost, other.order);
  }
};

}  // namespace

struct Graph::State {
  NumberedLinks numbered;
  Arcs arcs;
  Cost forward_cost = 0;

  std::size_t size() const { return numbered.ids.size(); }
  Cost cost(const ArcAt& arc) const { return forward_cost + (arcs[arc].forward ? 0 : 1); }
  // Of the same link the other way.
  Cost reverse_cost(const ArcAt& arc) const { return forward_cost + (arcs[arc].forward ? 1 : 0); }
  // What is compared of arcs that cost the same.
  auto order(const ArcAt& arc) const {
    return std::tuple(target(arc, arcs), numbered.links[arcs[arc].link].relation,
                      !arcs[arc].forward);
  }
  void build();
  Costs costs_to(Vertex goal) const;
  Route route(std::vector<ArcAt> taken, std::size_t left_at) const;
  Steps steps(const Route& route) const;
};

void Graph::State::build() {
  // More than any path can have steps, so that steps back never add up to one step more.
  forward_cost = size() + 1;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
  std::vector<Arc> properties;
  ends.reserve(2 * numbered.links.size());
  properties.reserve(2 * numbered.links.size());
  for (std::uint32_t i = 0; i < numbered.links.size(); ++i) {
    const NumberedLink& link = numbered.links[i];
    ends.emplace_back(link.from, link.to);
    properties.push_back({i, true});
    ends.emplace_back(link.to, link.from);
    properties.push_back({i, false});
  }
  arcs = Arcs(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), properties.begin(),
              static_cast<std::uint32_t>(size()));
}

// The least cost of a way from each vertex to the goal. The search runs from the goal, where an arc
// is met from its other side, so that a link's two costs change places.
Costs Graph::State::costs_to(Vertex goal) const {
  Costs costs(size(), kFar);
  const auto reversed = boost::make_function_property_map<ArcAt>(
      [this](const ArcAt& arc) { return reverse_cost(arc); });
  boost::dijkstra_shortest_paths_no_color_map(
      arcs, goal,
      boost::weight_map(reversed).distance_inf(kFar).distance_map(
          boost::make_iterator_property_map(costs.begin(), get(boost::vertex_index, arcs))));
  return costs;
}

Route Graph::State::route(std::vector<ArcAt> taken, std::size_t left_at) const {
  Route result;
  for (const ArcAt& arc : taken) {
    result.cost += cost(arc);
    result.order.push_back(order(arc));
  }
  result.arcs = std::move(taken);
  result.left_at = left_at;
  return result;
}

Steps Graph::State::steps(const Route& route) const {
  Steps result;
  for (const ArcAt& arc : route.arcs) {
    result.push_back({numbered.edge(arcs[arc].link), arcs[arc].forward});
  }
  return result;
}

namespace {

// The cheapest way from a vertex to the goal that comes to no closed vertex and does not begin with
// a closed arc; of equally cheap ones the first in the arcs' order.
template <typename State>
class Search {
 public:
  Search(const State& graph, Vertex goal, const Costs& bounds)
      : graph_(graph), goal_(goal), bounds_(bounds) {}

  // Empty where there is none.
  std::vector<ArcAt> run(Vertex start, const std::unordered_set<Vertex>& closed,
                         const std::set<std::size_t>& closed_arcs) {
    start_ = start;
    closed_ = &closed;
    closed_arcs_ = &closed_arcs;
    costs_.clear();
    spread();
    if (!costs_.contains(goal_)) return {};
    mark_ways();
    return walk();
  }

 private:
  bool open(Vertex from, const ArcAt& arc) const {
    const Vertex to = target(arc, graph_.arcs);
    return to != start_ && bounds_[to] != kFar && !closed_->contains(to) &&
           (from != start_ || !closed_arcs_->contains(get(boost::edge_index, graph_.arcs, arc)));
  }

  // Costs from the start, final for all vertices that a cheapest way may come to.
  void spread() {
    using Entry = std::pair<Cost, Vertex>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    costs_[start_] = 0;
    queue.emplace(bounds_[start_], start_);
    while (!queue.empty()) {
      const auto [bound, at] = queue.top();
      queue.pop();
      const auto reached = costs_.find(goal_);
      if (reached != costs_.end() && bound > reached->second) return;
      const Cost so_far = costs_.at(at);
      if (at == goal_ || bound != so_far + bounds_[at]) continue;  // it was reached cheaper since
      for (auto [arc, end] = out_edges(at, graph_.arcs); arc != end; ++arc) {
        if (!open(at, *arc)) continue;
        const Vertex to = target(*arc, graph_.arcs);
        const Cost now = so_far + graph_.cost(*arc);
        const auto [known, is_new] = costs_.try_emplace(to, now);
        if (!is_new && known->second <= now) continue;
        known->second = now;
        queue.emplace(now + bounds_[to], to);
      }
    }
  }

  bool leads_on(Vertex from, const ArcAt& arc) const {
    const auto known = costs_.find(target(arc, graph_.arcs));
    return open(from, arc) && known != costs_.end() &&
           costs_.at(from) + graph_.cost(arc) == known->second;
  }

  // The vertices from which a cheapest way leads on to the goal, from the goal back. Each arc is
  // met from its other side, where its link is followed the other way.
  void mark_ways() {
    on_way_ = {goal_};
    std::vector<Vertex> todo = {goal_};
    while (!todo.empty()) {
      const Vertex to = todo.back();
      todo.pop_back();
      for (auto [arc, end] = out_edges(to, graph_.arcs); arc != end; ++arc) {
        const Vertex from = target(*arc, graph_.arcs);
        const auto known = costs_.find(from);
        if (from == start_ || known == costs_.end()) continue;
        const bool leads_on = known->second + graph_.reverse_cost(*arc) == costs_.at(to);
        if (leads_on && on_way_.insert(from).second) todo.push_back(from);
      }
    }
  }

  std::vector<ArcAt> walk() const {
    std::vector<ArcAt> way;
    for (Vertex at = start_; at != goal_; at = target(way.back(), graph_.arcs)) {
      std::optional<ArcAt> best;
      for (auto [arc, end] = out_edges(at, graph_.arcs); arc != end; ++arc) {
        if (!on_way_.contains(target(*arc, graph_.arcs)) || !leads_on(at, *arc)) continue;
        if (!best || graph_.order(*arc) < graph_.order(*best)) best = *arc;
      }
      way.push_back(*best);
    }
    return way;
  }

  const State& graph_;
  Vertex goal_;
  const Costs& bounds_;
  Vertex start_ = 0;
  const std::unordered_set<Vertex>* closed_ = nullptr;
  const std::set<std::size_t>* closed_arcs_ = nullptr;  // by index; only those of the start matter
  std::unordered_map<Vertex, Cost> costs_;
  std::unordered_set<Vertex> on_way_;
};

// Adds to the candidates the best way round the path from each place where it may be left.
template <typename State>
void add_ways_round(const State& graph, const Route& last, const std::vector<Route>& found,
                    Search<State>& search, std::set<Route>& candidates) {
  std::unordered_set<Vertex> passed;
  for (std::size_t i = 0; i < last.arcs.size(); ++i) {
    const Vertex at = source(last.arcs[i], graph.arcs);
    if (i >= last.left_at) {
      std::set<std::size_t> taken;  // by the paths that begin as this one does
      for (const Route& other : found) {
        const bool same_begin =
            other.arcs.size() > i &&
            std::equal(other.arcs.begin(), other.arcs.begin() + static_cast<std::ptrdiff_t>(i),
                       last.arcs.begin());
        if (same_begin) taken.insert(get(boost::edge_index, graph.arcs, other.arcs[i]));
      }
      const std::vector<ArcAt> rest = search.run(at, passed, taken);
      if (!rest.empty()) {
        std::vector<ArcAt> arcs(last.arcs.begin(),
                                last.arcs.begin() + static_cast<std::ptrdiff_t>(i));
        arcs.insert(arcs.end(), rest.begin(), rest.end());
        candidates.insert(graph.route(std::move(arcs), i));
      }
    }
    passed.insert(at);
  }
}

}  // namespace

Graph::Graph(const Store& store, const std::vector<std::string>& relations)
    : state_(std::make_unique<State>()) {
  state_->numbered = numbered_links(store, relations);
  state_->build();
}
Graph::Graph(Graph&&) noexcept = default;
Graph& Graph::operator=(Graph&&) noexcept = default;
Graph::~Graph() = default;

Steps Graph::shortest_path(std::string_view from, std::string_view to) const {
  std::vector<Steps> paths = shortest_paths(from, to, 1);
  return paths.empty() ? Steps{} : std::move(paths.front());
}

std::vector<Steps> Graph::shortest_paths(std::string_view from, std::string_view to,
                                         std::size_t most) const {
  const std::size_t start = state_->numbered.number_of(from);
  const std::size_t goal = state_->numbered.number_of(to);
  if (start == state_->size() || goal == state_->size() || start == goal) return {};
  const Costs bounds = state_->costs_to(static_cast<Vertex>(goal));
  if (bounds[start] == kFar) return {};
  Search search(*state_, static_cast<Vertex>(goal), bounds);
  std::set<Route> candidates = {state_->route(search.run(static_cast<Vertex>(start), {}, {}), 0)};
  std::vector<Route> found;
  std::vector<Steps> paths;
  while (!candidates.empty() && found.size() < most) {
    found.push_back(std::move(candidates.extract(candidates.begin()).value()));
    paths.push_back(state_->steps(found.back()));
    if (found.size() < most) add_ways_round(*state_, found.back(), found, search, candidates);
  }
  return paths;
}

}  // namespace clusterwise::kb
