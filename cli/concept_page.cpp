#include "cli/concept_page.h"

#include <algorithm>
#include <utility>

namespace clusterwise::cli {
namespace {

Neighbour neighbour(const std::string& id, const kb::Link& link, const kb::Store& store) {
  const auto found = store.name_of(id);
  if (!found) return {id, "", {id, id}, link.claims};
  return {found->id, found->kind, found->label, link.claims};
}

LinkGroup group_of(const kb::Relation& relation, bool outgoing, const std::vector<kb::Link>& links,
                   const kb::Store& store) {
  LinkGroup group{relation.id, outgoing, outgoing ? relation.label : relation.inverse, {}};
  for (const kb::Link& link : links) {
    if (link.relation != relation.id) continue;
    group.neighbours.push_back(neighbour(outgoing ? link.to : link.from, link, store));
  }
  return group;
}

kb::Text kind_label(std::string_view id, const std::vector<kb::Kind>& kinds) {
  const auto kind =
      std::find_if(kinds.begin(), kinds.end(), [&](const kb::Kind& one) { return one.id == id; });
  return kind == kinds.end() ? kb::Text{std::string(id), std::string(id)} : kind->label;
}

PathStep path_step(const kb::Step& step, const std::vector<kb::Relation>& relations,
                   const kb::Store& store) {
  const kb::Link link = store.find_link(step.link).value_or(kb::Link{});
  const auto relation =
      std::find_if(relations.begin(), relations.end(),
                   [&](const kb::Relation& one) { return one.id == link.relation; });
  kb::Text label{link.relation, link.relation};
  if (relation != relations.end()) label = relation->label;
  return {neighbour(step.forward ? link.from : link.to, link, store), link.relation, step.forward,
          label, neighbour(step.forward ? link.to : link.from, link, store)};
}

}  // namespace

ConceptPage concept_page(kb::Concept subject, const kb::Store& store) {
  ConceptPage page{std::move(subject), {}, {}, {}, {}};
  page.kind = kind_label(page.subject.kind, store.kinds());
  const std::vector<kb::Relation> relations = store.relations();
  for (const bool outgoing : {true, false}) {
    const std::vector<kb::Link> links =
        outgoing ? store.links_from(page.subject.id) : store.links_to(page.subject.id);
    for (const kb::Relation& relation : relations) {
      LinkGroup group = group_of(relation, outgoing, links, store);
      if (!group.neighbours.empty()) page.links.push_back(std::move(group));
    }
  }
  for (const std::string& id : page.subject.claims) {
    if (auto claim = store.find_claim(id)) page.claims.push_back(*std::move(claim));
  }
  page.extensions = store.extensions_of(page.subject.id);
  return page;
}

std::vector<FoundConcept> search_page(std::string_view text, std::string_view kind,
                                      std::size_t limit, const kb::Store& store) {
  const std::vector<kb::Kind> kinds = store.kinds();
  std::vector<FoundConcept> page;
  for (const kb::Hit& hit : store.search(text, kind, limit)) {
    auto found = store.find(hit.id);
    if (!found) continue;
    const kb::Text label = kind_label(found->kind, kinds);
    page.push_back({*std::move(found), label, hit.matched, hit.score});
  }
  return page;
}

std::size_t concepts_of(const kb::Kind& kind, const std::vector<kb::Count>& counts) {
  const auto count = std::find_if(counts.begin(), counts.end(),
                                  [&](const kb::Count& one) { return one.id == kind.id; });
  return count == counts.end() ? 0 : count->count;
}

std::vector<PathStep> path_page(const kb::Steps& steps, const kb::Store& store) {
  const std::vector<kb::Relation> relations = store.relations();
  std::vector<PathStep> page;
  for (const kb::Step& step : steps) page.push_back(path_step(step, relations, store));
  return page;
}

ClaimPage claim_page(kb::Claim claim, const kb::Store& store) {
  const auto named = [&](const std::string& id) { return neighbour(id, {}, store); };
  ClaimPage page{std::move(claim), {}, {}, {}};
  page.source = named(page.claim.source);
  for (const std::string& id : store.concepts_citing(page.claim.id)) {
    page.concepts.push_back(named(id));
  }
  kb::Steps steps;
  for (kb::Edge& edge : store.edges_citing(page.claim.id)) steps.push_back({std::move(edge), true});
  page.links = path_page(steps, store);
  return page;
}

}  // namespace clusterwise::cli
