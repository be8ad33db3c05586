// What lies around a concept: asked from the store link by link, so that its cost is that of what
// is found, not of the knowledge.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "kb/knowledge.h"
#include "kb/store.h"

namespace clusterwise::kb {

struct NearConcept {
  std::string id;
  std::size_t distance = 0;  // in links, followed either way
};

struct Neighbourhood {
  std::vector<NearConcept> concepts;  // by distance, then id; the first is the concept itself
  std::vector<Edge> links;            // among these concepts; by near end, relation, far end
};

// Which links of a neighbourhood: all, or all but those between two concepts at the greatest
// distance, for which each of these must be asked.
enum class LinksAround { kAll, kInner };

// The concepts within `depth` links of the concept, over these relations only (empty: over all).
// Empty where there is no such concept.
Neighbourhood around(const Store& store, std::string_view id, std::size_t depth,
                     const std::vector<std::string>& relations = {},
                     LinksAround links = LinksAround::kAll);

}  // namespace clusterwise::kb
