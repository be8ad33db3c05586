// Links without what they rest on, for walks over many of them; and what rests on a claim.
#include "kb/store_state.h"

namespace clusterwise::kb {
namespace {

Edge edge_at(const Row& row) { return {row.text(0), row.text(1), row.text(2)}; }

}  // namespace

std::optional<Link> Store::find_link(const Edge& edge) const {
  std::optional<Link> link;
  state_->ask("SELECT pack FROM link WHERE near = ?1 AND relation = ?2 AND far = ?3",
              {edge.from, edge.relation, edge.to}, [&](const Row& row) {
                link = Link{edge.from, edge.relation, edge.to, {}, row.text(0)};
              });
  if (!link) return link;
  state_->ask(
      "SELECT claim FROM link JOIN link_claim ON link_claim.link = link.id"
      " WHERE near = ?1 AND relation = ?2 AND far = ?3 ORDER BY link_claim.position",
      {edge.from, edge.relation, edge.to},
      [&](const Row& row) { link->claims.push_back(row.text(0)); });
  return link;
}

std::vector<Edge> Store::edges_from(std::string_view id) const {
  std::vector<Edge> edges;
  state_->ask("SELECT near, relation, far FROM link WHERE near = ?1 ORDER BY relation, far", {id},
              [&](const Row& row) { edges.push_back(edge_at(row)); });
  return edges;
}

std::vector<Edge> Store::edges_to(std::string_view id) const {
  std::vector<Edge> edges;
  state_->ask("SELECT near, relation, far FROM link WHERE far = ?1 ORDER BY near, relation", {id},
              [&](const Row& row) { edges.push_back(edge_at(row)); });
  return edges;
}

void Store::each_edge(const std::function<void(Edge&&)>& visit) const {
  state_->ask("SELECT near, relation, far FROM link ORDER BY near, relation, far", {},
              [&](const Row& row) { visit(edge_at(row)); });
}

std::vector<std::string> Store::claims_like(std::string_view id) const {
  std::vector<std::string> ids;
  state_->ask("SELECT id FROM claim WHERE id = ?1 COLLATE NOCASE ORDER BY id", {id},
              [&](const Row& row) { ids.push_back(row.text(0)); });
  return ids;
}

std::vector<std::string> Store::concepts_citing(std::string_view claim) const {
  std::vector<std::string> ids;
  state_->ask(
      "SELECT concept FROM concept_claim WHERE claim = ?1"
      " UNION SELECT concept FROM extension_claim WHERE claim = ?1 ORDER BY 1",
      {claim}, [&](const Row& row) { ids.push_back(row.text(0)); });
  return ids;
}

std::vector<Edge> Store::edges_citing(std::string_view claim) const {
  std::vector<Edge> edges;
  state_->ask(
      "SELECT near, relation, far FROM link_claim JOIN link ON link.id = link_claim.link"
      " WHERE claim = ?1 ORDER BY near, relation, far",
      {claim}, [&](const Row& row) { edges.push_back(edge_at(row)); });
  return edges;
}

}  // namespace clusterwise::kb
