// What is shown of two concepts side by side.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "cli/concept_page.h"
#include "kb/store.h"

namespace clusterwise::cli {

// A concept that one or both are linked with.
struct ComparedEnd {
  std::string id;
  std::string kind;
  kb::Text label;
  std::array<std::vector<std::string>, 2> claims;  // that the links rest on, of either side
};

// The links of one relation in one direction.
struct ComparedRelation {
  std::string relation;
  bool outgoing = true;
  kb::Text label;  // the inverse one for incoming links
  std::vector<ComparedEnd> shared;
  std::array<std::vector<ComparedEnd>, 2> only;  // what only one side has

  bool differs() const { return !only[0].empty() || !only[1].empty(); }
};

struct ComparePage {
  std::array<ConceptPage, 2> sides;
  std::vector<PathStep> between;            // links from one to the other, as steps from the first
  std::vector<ComparedRelation> relations;  // out, then in; in the order of the relations
  std::vector<kb::Claim> shared_claims;     // that both definitions rest on
  std::array<std::vector<kb::Claim>, 2> only_claims;

  bool of_one_kind() const { return sides[0].subject.kind == sides[1].subject.kind; }
};

// REQUIRES: two different concepts.
ComparePage compare_page(kb::Concept one, kb::Concept other, const kb::Store& store);

}  // namespace clusterwise::cli
