// What is shown of what lies around a concept.
#pragma once

#include <string>
#include <vector>

#include "cli/concept_page.h"
#include "kb/neighbourhood.h"
#include "kb/store.h"

namespace clusterwise::cli {

// A link by which a concept is reached.
struct Reach {
  std::string relation;
  std::size_t position = 0;  // of the relation among all
  bool outgoing = true;      // seen from the nearer concept
  kb::Text label;            // the inverse one for incoming links
  std::string from;          // the nearer concept
  kb::Text from_label;
};

struct Reached {
  std::string id;
  std::string kind;
  kb::Text kind_label;
  kb::Text label;
  std::size_t distance = 0;
  std::vector<Reach> links;  // from concepts one link nearer; in the order of the relations, then
                             // of these concepts
};

struct NeighboursPage {
  std::string id;
  std::string kind;
  kb::Text kind_label;
  kb::Text label;
  std::vector<Reached> reached;  // by distance, in it by kind in the order of the kinds, then by id
};

NeighboursPage neighbours_page(const kb::Neighbourhood& around, const kb::Store& store);

}  // namespace clusterwise::cli
