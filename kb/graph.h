// The read-only graph view of a store (Boost.Graph inside): paths and neighbourhoods.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kb/knowledge.h"
#include "kb/store.h"

namespace clusterwise::kb {

// One step of a path; `forward` says whether the link was followed from its near end to its far end.
struct Step {
  Link link;
  bool forward = true;
};

class Graph {
 public:
  // REQUIRES: the store outlives it.
  explicit Graph(const Store& store);
  Graph(Graph&&) noexcept;
  Graph& operator=(Graph&&) noexcept;
  ~Graph();

  // A shortest path that may follow links either way; among equally short ones the one with more forward steps, then
  // the first by ids. Empty where there is none, or from == to.
  std::vector<Step> shortest_path(std::string_view from, std::string_view to) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace clusterwise::kb
