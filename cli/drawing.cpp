#include "cli/drawing.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "kb/neighbourhood.h"

namespace clusterwise::cli {
namespace {

bool among(const std::string& name, const std::vector<std::string>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

struct Picked {
  std::set<std::string> concepts;
  std::vector<kb::Edge> links;
};

Picked neighbourhood(const Selection& selection, const kb::Store& store) {
  const kb::Neighbourhood near =
      kb::around(store, selection.concept_id, selection.depth, selection.relations);
  std::map<std::string, std::size_t> distances;
  Picked picked;
  for (const kb::NearConcept& one : near.concepts) {
    distances[one.id] = one.distance;
    picked.concepts.insert(one.id);
  }
  for (const kb::Edge& link : near.links) {
    // One between two of the last ring would be a step further.
    if (std::min(distances[link.from], distances[link.to]) < selection.depth)
      picked.links.push_back(link);
  }
  return picked;
}

Picked everything(const Selection& selection, const kb::Store& store) {
  Picked picked;
  for (const kb::Kind& kind : store.kinds()) {
    for (std::string& id : store.ids_of_kind(kind.id)) picked.concepts.insert(std::move(id));
  }
  store.each_edge([&](kb::Edge&& link) {
    if (selection.relations.empty() || among(link.relation, selection.relations))
      picked.links.push_back(std::move(link));
  });
  return picked;
}

// A concept of the store, with its kind's place in the order of declaration.
struct Placed {
  std::size_t kind = 0;
  kb::Concept found;
};

std::vector<Placed> looked_up(const Picked& picked, const Selection& selection,
                              const std::vector<kb::Kind>& kinds, const kb::Store& store) {
  std::vector<Placed> result;
  for (const std::string& id : picked.concepts) {
    auto found = store.find(id);
    if (!found) continue;  // the store failed, which the command reports
    const bool wanted = (selection.kinds.empty() || among(found->kind, selection.kinds)) &&
                        (selection.packs.empty() || among(found->pack, selection.packs));
    if (!wanted && id != selection.concept_id) continue;
    const auto kind = std::find_if(kinds.begin(), kinds.end(),
                                   [&](const kb::Kind& each) { return each.id == found->kind; });
    result.push_back({static_cast<std::size_t>(kind - kinds.begin()), *std::move(found)});
  }
  std::sort(result.begin(), result.end(), [](const Placed& a, const Placed& b) {
    return std::tie(a.kind, a.found.id) < std::tie(b.kind, b.found.id);
  });
  return result;
}

// Without links to what is not drawn; without concepts that no link leads to, where that is wanted.
void prune(std::vector<Placed>& concepts, std::vector<kb::Edge>& links,
           const Selection& selection) {
  std::set<std::string> drawn;
  for (const Placed& one : concepts) drawn.insert(one.found.id);
  std::erase_if(links, [&](const kb::Edge& link) {
    return !drawn.contains(link.from) || !drawn.contains(link.to);
  });
  const bool about_one = !selection.concept_id.empty();
  if (selection.relations.empty() &&
      (!about_one || (selection.kinds.empty() && selection.packs.empty()))) {
    return;
  }
  std::set<std::string> linked = {selection.concept_id};
  for (const kb::Edge& link : links) {
    linked.insert(link.from);
    linked.insert(link.to);
  }
  std::erase_if(concepts, [&](const Placed& one) { return !linked.contains(one.found.id); });
}

void add_concepts(std::vector<Placed> concepts, const std::vector<kb::Kind>& kinds,
                  const Selection& selection, Drawing& drawing) {
  for (Placed& one : concepts) {
    if (drawing.kinds.empty() || drawing.kinds.back().place != one.kind)
      drawing.kinds.push_back({kinds.at(one.kind).label, one.kind});
    if (one.found.id == selection.concept_id) drawing.subject = drawing.concepts.size();
    drawing.concepts.push_back({std::move(one.found.id), drawing.kinds.size() - 1,
                                std::move(one.found.label), std::move(one.found.definition)});
  }
}

void add_links(const std::vector<kb::Edge>& links, const std::vector<kb::Relation>& relations,
               Drawing& drawing) {
  std::map<std::string, std::size_t> concepts;
  for (std::size_t i = 0; i < drawing.concepts.size(); ++i) concepts[drawing.concepts[i].id] = i;
  std::map<std::string, std::size_t> numbers;
  for (const kb::Relation& relation : relations) {
    const bool occurs = std::any_of(links.begin(), links.end(), [&](const kb::Edge& link) {
      return link.relation == relation.id;
    });
    if (!occurs) continue;
    numbers[relation.id] = drawing.relations.size();
    drawing.relations.push_back(relation.label);
    drawing.relation_ids.push_back(relation.id);
  }
  for (const kb::Edge& link : links) {
    drawing.links.push_back(
        {concepts.at(link.from), numbers.at(link.relation), concepts.at(link.to)});
  }
}

}  // namespace

// Written at its link, a relation takes room: what is denser than a tree, or longer than a
// page, is a map. So is what hardly hangs together, which layers would pile up in one column.
Arrangement arrangement_of(const Drawing& drawing) {
  constexpr std::size_t kMostLinks = 40;
  constexpr std::size_t kFewConcepts = 12;
  const std::size_t links = drawing.links.size();
  const std::size_t concepts = drawing.concepts.size();
  if (links > kMostLinks || links > concepts + concepts / 2) return Arrangement::kMap;
  return links + 1 >= concepts || concepts <= kFewConcepts ? Arrangement::kLayers
                                                           : Arrangement::kMap;
}

Drawing drawing_of(const Selection& selection, Language language, const kb::Store& store) {
  const std::vector<kb::Kind> kinds = store.kinds();
  Picked picked =
      selection.concept_id.empty() ? everything(selection, store) : neighbourhood(selection, store);
  std::vector<Placed> concepts = looked_up(picked, selection, kinds, store);
  prune(concepts, picked.links, selection);
  Drawing drawing;
  drawing.language = language;
  add_concepts(std::move(concepts), kinds, selection, drawing);
  add_links(picked.links, store.relations(), drawing);
  return drawing;
}

}  // namespace clusterwise::cli
