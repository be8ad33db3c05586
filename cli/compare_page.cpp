#include "cli/compare_page.h"

#include <algorithm>
#include <utility>

namespace clusterwise::cli {
namespace {

const LinkGroup* find_group(const ConceptPage& page, const std::string& relation, bool outgoing) {
  const auto at = std::find_if(page.links.begin(), page.links.end(), [&](const LinkGroup& group) {
    return group.relation == relation && group.outgoing == outgoing;
  });
  return at == page.links.end() ? nullptr : &*at;
}

const Neighbour* find_neighbour(const LinkGroup* group, const std::string& id) {
  if (group == nullptr) return nullptr;
  const auto at = std::find_if(group->neighbours.begin(), group->neighbours.end(),
                               [&](const Neighbour& one) { return one.id == id; });
  return at == group->neighbours.end() ? nullptr : &*at;
}

// The ends of either side's links, but for those that lead to the other of the two.
ComparedRelation compared(const kb::Relation& relation, bool outgoing, const ComparePage& page) {
  ComparedRelation result{
      relation.id, outgoing, outgoing ? relation.label : relation.inverse, {}, {}};
  const std::array groups = {find_group(page.sides[0], relation.id, outgoing),
                             find_group(page.sides[1], relation.id, outgoing)};
  for (const std::size_t side : {0U, 1U}) {
    if (groups[side] == nullptr) continue;
    for (const Neighbour& end : groups[side]->neighbours) {
      if (end.id == page.sides[1 - side].subject.id) continue;
      ComparedEnd one{end.id, end.kind, end.label, {}};
      one.claims[side] = end.claims;
      const Neighbour* there = find_neighbour(groups[1 - side], end.id);
      if (there == nullptr) {
        result.only[side].push_back(std::move(one));
      } else if (side == 0) {
        one.claims[1] = there->claims;
        result.shared.push_back(std::move(one));
      }
    }
  }
  return result;
}

kb::Steps links_between(const std::string& one, const std::string& other, const kb::Store& store) {
  kb::Steps steps;
  for (const bool forward : {true, false}) {
    const std::string& far = forward ? other : one;
    for (kb::Edge& edge : store.edges_from(forward ? one : other)) {
      if (edge.to == far) steps.push_back({std::move(edge), forward});
    }
  }
  return steps;
}

void compare_claims(ComparePage& page) {
  const auto has = [](const std::vector<kb::Claim>& claims, const std::string& id) {
    return std::any_of(claims.begin(), claims.end(),
                       [&](const kb::Claim& claim) { return claim.id == id; });
  };
  for (const std::size_t side : {0U, 1U}) {
    for (const kb::Claim& claim : page.sides[side].claims) {
      const bool both = has(page.sides[1 - side].claims, claim.id);
      if (!both) page.only_claims[side].push_back(claim);
      if (both && side == 0) page.shared_claims.push_back(claim);
    }
  }
}

}  // namespace

ComparePage compare_page(kb::Concept one, kb::Concept other, const kb::Store& store) {
  ComparePage page;
  page.between = path_page(links_between(one.id, other.id, store), store);
  page.sides = {concept_page(std::move(one), store), concept_page(std::move(other), store)};
  const std::vector<kb::Relation> relations = store.relations();
  for (const bool outgoing : {true, false}) {
    for (const kb::Relation& relation : relations) {
      ComparedRelation row = compared(relation, outgoing, page);
      if (row.differs() || !row.shared.empty()) page.relations.push_back(std::move(row));
    }
  }
  compare_claims(page);
  return page;
}

}  // namespace clusterwise::cli
