// Which concepts hold the graph together.
//
// Links are taken without their direction, several between the same two concepts as one.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kb/store.h"

namespace clusterwise::kb {

struct Central {
  std::string id;
  std::string kind;
  std::size_t degree = 0;  // concepts that it is linked with
  // Freeman's betweenness (1977), of pairs in no order, normalised to 0..1: the share of a shortest
  // path between two other concepts that leads over this one, summed over all pairs s < t and
  // divided by their number,
  //   sum of sigma(s, t | v) / sigma(s, t)  over  (n - 1)(n - 2) / 2,
  // n being the number of concepts. 1 is the middle of a star.
  double betweenness = 0;
  // Concepts that no longer hang together with the largest part that is left of its component where
  // this one is taken away. Above 0 it is an articulation point (a cut vertex).
  std::size_t cut_off = 0;
};

struct Centrality {
  std::vector<Central> concepts;  // all, by betweenness, degree, then id
  std::size_t pairs = 0;          // of concepts with a link between them
  std::size_t components = 0;     // a concept without links is one
  std::size_t largest = 0;        // concepts in the largest component
  std::size_t unlinked = 0;       // concepts without links
  std::size_t pivots = 0;         // concepts that betweenness was estimated from; 0: it is exact
};

struct CentralityOptions {
  // Where the exact way would take more steps along links than this, betweenness is estimated from
  // as many pivots as that allows, at least `least_pivots`, drawn with a fixed seed (Brandes and
  // Pich 2007).
  std::size_t most_steps = 100'000'000;
  std::size_t least_pivots = 64;
};

// The exact way is Brandes's (2001): time O(concepts x pairs), memory O(concepts + pairs).
Centrality centrality(const Store& store, const CentralityOptions& options = {});

}  // namespace clusterwise::kb
