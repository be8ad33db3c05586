// What is shown of concepts: gathered from the store, before it is rendered as text or JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kb/graph.h"
#include "kb/store.h"

namespace clusterwise::cli {

struct Neighbour {
  std::string id;
  std::string kind;
  kb::Text label;
  std::vector<std::string> claims;  // that the link rests on
};

// The neighbours that one relation leads to.
struct LinkGroup {
  std::string relation;
  bool outgoing = true;
  kb::Text label;  // the inverse one for incoming links
  std::vector<Neighbour> neighbours;
};

struct ConceptPage {
  kb::Concept subject;
  kb::Text kind;
  std::vector<LinkGroup> links;  // out, then in; in the order in which the relations are declared
  std::vector<kb::Claim> claims;
  std::vector<kb::Extension> extensions;  // by other packs; their parts are in `subject` too
};

ConceptPage concept_page(kb::Concept subject, const kb::Store& store);

// One step of a path: `from` is nearer to its start, whichever way the link points.
struct PathStep {
  Neighbour from;
  std::string relation;
  bool forward = true;
  kb::Text label;  // of the relation, read the way the link points
  Neighbour to;    // with the claims of the link
};

// A claim, and what rests on it.
struct ClaimPage {
  kb::Claim claim;
  Neighbour source;
  std::vector<Neighbour> concepts;
  std::vector<PathStep> links;  // all forward, with all their claims
};

ClaimPage claim_page(kb::Claim claim, const kb::Store& store);

struct FoundConcept {
  kb::Concept found;
  kb::Text kind;
  std::string matched;
  double score = 0;
};

std::vector<FoundConcept> search_page(std::string_view text, std::string_view kind,
                                      std::size_t limit, const kb::Store& store);

// How many concepts of the kind there are.
std::size_t concepts_of(const kb::Kind& kind, const std::vector<kb::Count>& counts);

std::vector<PathStep> path_page(const kb::Steps& steps, const kb::Store& store);

}  // namespace clusterwise::cli
