// The read-only graph view of a store (Boost.Graph inside): ways from one concept to another.
// What lies around one concept is in neighbourhood.h, what holds the graph together in
// centrality.h.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kb/knowledge.h"
#include "kb/store.h"

namespace clusterwise::kb {

// One step of a path; `forward` says whether the link was followed from its near end to its far
// end.
struct Step {
  Edge link;
  bool forward = true;
};

using Steps = std::vector<Step>;

class Graph {
 public:
  // Of the links of these relations; of all where the list is empty.
  explicit Graph(const Store& store, const std::vector<std::string>& relations = {});
  Graph(Graph&&) noexcept;
  Graph& operator=(Graph&&) noexcept;
  ~Graph();

  // A shortest path that may follow links either way; among equally short ones the one with more
  // forward steps, then the first by ids. Empty where there is none, or from == to.
  Steps shortest_path(std::string_view from, std::string_view to) const;

  // The `most` first paths in that order, or all where there are fewer. No path comes twice to a
  // concept; any two differ in at least one link.
  std::vector<Steps> shortest_paths(std::string_view from, std::string_view to,
                                    std::size_t most) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace clusterwise::kb
