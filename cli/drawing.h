// A drawing of the knowledge: concepts and the links between them, before they are given places.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "cli/environment.h"
#include "kb/store.h"

namespace clusterwise::cli {

struct DrawnKind {
  kb::Text label;
  std::size_t place = 0;  // in the order in which the store declares its kinds
};

struct DrawnConcept {
  std::string id;
  std::size_t kind = 0;  // index of a drawn kind
  kb::Text label;
  kb::Text definition;
};

struct DrawnLink {
  std::size_t from = 0;  // index of a drawn concept
  std::size_t relation = 0;
  std::size_t to = 0;
};

struct Drawing {
  Language language = Language::kBoth;
  std::vector<DrawnKind> kinds;        // those that occur, in the order of declaration
  std::vector<kb::Text> relations;     // the same
  std::vector<DrawnConcept> concepts;  // by kind, then id
  std::vector<DrawnLink> links;        // by near end, relation, far end
  std::optional<std::size_t> subject;  // index of the concept that it is about
};

// How a drawing is laid out: in layers from left to right, the relation written at each link; or
// as a map, linked concepts near each other, relations told by the colour of the line.
enum class Arrangement { kLayers, kMap };
Arrangement arrangement_of(const Drawing& drawing);

// What is to be drawn; names are ids that exist.
struct Selection {
  std::string concept_id;  // empty: the whole knowledge
  std::size_t depth = 1;   // so many steps from the concept, along links or against them
  std::vector<std::string> relations;  // of links; empty: of any
  std::vector<std::string> kinds;      // of concepts besides that one; empty: any
  std::vector<std::string> packs;      // the same
};

struct Selected {
  std::string concept_id;             // that it is about; empty: none
  std::vector<kb::Concept> concepts;  // by the declaration of their kinds, then id
  std::vector<kb::Edge> links;        // by near end, relation, far end
};

// The concepts and links that are selected. About a concept: the links of which a way of at most
// `depth` steps from it consists, and what they join. Where relations or, about a concept, kinds
// or packs are given, concepts that no link leads to are left out.
Selected select(const Selection& selection, const kb::Store& store);

Drawing drawing_of(const Selected& selected, Language language, const kb::Store& store);

}  // namespace clusterwise::cli
