#include "cli/drawing.h"

#include <algorithm>
#include <map>
#include <set>
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

// Where each kind stands in the order of declaration.
std::map<std::string, std::size_t> places_of(const std::vector<kb::Kind>& kinds) {
  std::map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < kinds.size(); ++i) places.emplace(kinds[i].id, i);
  return places;
}

std::vector<kb::Concept> looked_up(const Picked& picked, const Selection& selection,
                                   const kb::Store& store) {
  std::vector<kb::Concept> result;
  for (const std::string& id : picked.concepts) {
    auto found = store.find(id);
    if (!found) continue;  // the store has failed
    const bool wanted = (selection.kinds.empty() || among(found->kind, selection.kinds)) &&
                        (selection.packs.empty() || among(found->pack, selection.packs));
    if (wanted || id == selection.concept_id) result.push_back(*std::move(found));
  }
  const std::map<std::string, std::size_t> places = places_of(store.kinds());
  std::sort(result.begin(), result.end(), [&](const kb::Concept& a, const kb::Concept& b) {
    return std::pair(places.at(a.kind), a.id) < std::pair(places.at(b.kind), b.id);
  });
  return result;
}

// Without links to what is not drawn; without concepts that no link leads to, where that is wanted.
void prune(std::vector<kb::Concept>& concepts, std::vector<kb::Edge>& links,
           const Selection& selection) {
  std::set<std::string> drawn;
  for (const kb::Concept& one : concepts) drawn.insert(one.id);
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
  std::erase_if(concepts, [&](const kb::Concept& one) { return !linked.contains(one.id); });
}

void add_concepts(const Selected& selected, const std::vector<kb::Kind>& kinds, Drawing& drawing) {
  const std::map<std::string, std::size_t> places = places_of(kinds);
  for (const kb::Concept& one : selected.concepts) {
    const std::size_t place = places.at(one.kind);
    if (drawing.kinds.empty() || drawing.kinds.back().place != place)
      drawing.kinds.push_back({kinds[place].label, place});
    if (one.id == selected.concept_id) drawing.subject = drawing.concepts.size();
    drawing.concepts.push_back({one.id, drawing.kinds.size() - 1, one.label, one.definition});
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

Selected select(const Selection& selection, const kb::Store& store) {
  Picked picked =
      selection.concept_id.empty() ? everything(selection, store) : neighbourhood(selection, store);
  Selected selected{selection.concept_id, looked_up(picked, selection, store),
                    std::move(picked.links)};
  prune(selected.concepts, selected.links, selection);
  return selected;
}

Drawing drawing_of(const Selected& selected, Language language, const kb::Store& store) {
  Drawing drawing;
  drawing.language = language;
  add_concepts(selected, store.kinds(), drawing);
  add_links(selected.links, store.relations(), drawing);
  return drawing;
}

}  // namespace clusterwise::cli
