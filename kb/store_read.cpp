// The questions that need no ranking. Every list is sorted, so that the same store gives the same
// answers.
#include <algorithm>
#include <fmt/format.h>

#include "kb/extension.h"
#include "kb/folding.h"
#include "kb/store_rows.h"

namespace clusterwise::kb {
namespace {

NamedConcept named_at(const Row& row) { return {row.text(0), row.text(1), text_at(row, 2)}; }

Count count_at(const Row& row) { return {row.text(0), static_cast<std::size_t>(row.integer(1))}; }

PackInfo pack_at(const Row& row) {
  return {row.text(0), row.text(1), row.text(2), text_at(row, 3), row.text(5)};
}

template <typename T>
std::optional<T> first_of(std::vector<T> list) {
  if (list.empty()) return std::nullopt;
  return std::move(list.front());
}

}  // namespace

std::vector<Concept> whole_concepts(Store::State& state, std::string_view condition,
                                    SqlValues values) {
  std::vector<Concept> concepts = read_concepts(ask_of(state), condition, values, RowOrder::kKeys);
  if (!state.may_have_extensions()) return concepts;
  const std::string of_them =
      fmt::format("e.concept IN (SELECT id FROM concept WHERE {})", condition);
  for (const Extension& one : read_extensions(ask_of(state), of_them, values)) {
    const auto extended =
        std::lower_bound(concepts.begin(), concepts.end(), one.id,
                         [](const Concept& other, const std::string& id) { return other.id < id; });
    if (extended != concepts.end() && extended->id == one.id) add_to(*extended, one);
  }
  return concepts;
}

std::vector<PackInfo> Store::packs() const {
  std::vector<PackInfo> packs;
  state_->ask("SELECT id, version, sha256, title_en, title_zh, source FROM pack ORDER BY position",
              {}, [&](const Row& row) { packs.push_back(pack_at(row)); });
  return packs;
}

std::vector<Kind> Store::kinds() const { return read_kinds(ask_of(*state_), "TRUE", {}); }

std::vector<Relation> Store::relations() const {
  return read_relations(ask_of(*state_), "TRUE", {});
}

std::optional<Concept> Store::find(std::string_view id) const {
  return first_of(whole_concepts(*state_, "id = ?1", {id}));
}

std::optional<Concept> Store::find_unextended(std::string_view id) const {
  return first_of(read_concepts(ask_of(*state_), "id = ?1", {id}, RowOrder::kKeys));
}

std::optional<NamedConcept> Store::name_of(std::string_view id) const {
  std::optional<NamedConcept> name;
  state_->ask("SELECT id, kind, label_en, label_zh FROM concept WHERE id = ?1", {id},
              [&](const Row& row) { name = named_at(row); });
  return name;
}

std::optional<Text> Store::label_of(std::string_view id) const {
  std::optional<Text> label;
  state_->ask("SELECT label_en, label_zh FROM concept WHERE id = ?1", {id},
              [&](const Row& row) { label = text_at(row, 0); });
  return label;
}

std::vector<std::string> Store::claims_of(std::string_view id) const {
  std::vector<std::string> claims;
  state_->ask("SELECT claim FROM concept_claim WHERE concept = ?1 ORDER BY position", {id},
              [&](const Row& row) { claims.push_back(row.text(0)); });
  if (!state_->may_have_extensions()) return claims;
  for (const Extension& one : extensions_of(id)) add_claims(claims, one);
  return claims;
}

std::vector<std::string> Store::find_by_name(std::string_view name) const {
  std::vector<std::string> ids;
  const std::string key = folded(name);
  // A name that is the concept's id is not among the names.
  state_->ask(
      "SELECT concept FROM name WHERE folded = ?1 UNION SELECT id FROM concept WHERE id = ?1 ORDER "
      "BY 1",
      {key}, [&](const Row& row) { ids.push_back(row.text(0)); });
  return ids;
}

std::optional<Claim> Store::find_claim(std::string_view id) const {
  return first_of(read_claims(ask_of(*state_), "id = ?1", {id}, RowOrder::kKeys));
}

std::vector<Concept> Store::of_kind(std::string_view kind) const {
  return whole_concepts(*state_, "kind = ?1", {kind});
}

std::vector<NamedConcept> Store::names_of_kind(std::string_view kind) const {
  std::vector<NamedConcept> names;
  state_->ask("SELECT id, kind, label_en, label_zh FROM concept WHERE kind = ?1 ORDER BY id",
              {kind}, [&](const Row& row) { names.push_back(named_at(row)); });
  return names;
}

std::vector<std::string> Store::ids_of_kind(std::string_view kind) const {
  std::vector<std::string> ids;
  state_->ask("SELECT id FROM concept WHERE kind = ?1 ORDER BY id", {kind},
              [&](const Row& row) { ids.push_back(row.text(0)); });
  return ids;
}

std::vector<Concept> Store::all_concepts() const { return whole_concepts(*state_, "TRUE", {}); }

std::vector<Claim> Store::all_claims() const {
  return read_claims(ask_of(*state_), "TRUE", {}, RowOrder::kKeys);
}

std::vector<Link> Store::links_from(std::string_view id) const {
  return read_links(ask_of(*state_), "near = ?1", {id}, RowOrder::kKeys);
}

std::vector<Link> Store::links_to(std::string_view id) const {
  return read_links(ask_of(*state_), "far = ?1", {id}, RowOrder::kKeys);
}

std::vector<Link> Store::links_of(std::string_view relation) const {
  return read_links(ask_of(*state_), "relation = ?1", {relation}, RowOrder::kKeys);
}

std::vector<Link> Store::all_links() const {
  return read_links(ask_of(*state_), "TRUE", {}, RowOrder::kKeys);
}

std::vector<std::pair<std::string, std::string>> Store::ends_of(std::string_view relation) const {
  std::vector<std::pair<std::string, std::string>> ends;
  state_->ask("SELECT near, far FROM link WHERE relation = ?1 ORDER BY near, far", {relation},
              [&](const Row& row) { ends.emplace_back(row.text(0), row.text(1)); });
  return ends;
}

std::vector<Count> Store::kind_counts() const {
  std::vector<Count> counts;
  state_->ask(
      "SELECT kind.id, (SELECT count(*) FROM concept WHERE concept.kind = kind.id)"
      " FROM kind JOIN pack ON pack.id = kind.pack ORDER BY pack.position, kind.position",
      {}, [&](const Row& row) { counts.push_back(count_at(row)); });
  return counts;
}

Stats Store::stats() const {
  Stats stats;
  stats.packs = packs();
  stats.kinds = kind_counts();
  state_->ask(
      "SELECT relation.id, (SELECT count(*) FROM link WHERE link.relation = relation.id)"
      " FROM relation JOIN pack ON pack.id = relation.pack"
      " ORDER BY pack.position, relation.position",
      {}, [&](const Row& row) { stats.relations.push_back(count_at(row)); });
  state_->ask(
      "SELECT id, (SELECT count(*) FROM concept WHERE concept.pack = pack.id),"
      " (SELECT count(*) FROM link WHERE link.pack = pack.id),"
      " (SELECT count(*) FROM claim WHERE claim.pack = pack.id),"
      " (SELECT count(*) FROM claim WHERE claim.pack = pack.id AND"
      "   (EXISTS (SELECT 1 FROM concept_claim WHERE claim = claim.id) OR"
      "    EXISTS (SELECT 1 FROM extension_claim WHERE claim = claim.id) OR"
      "    EXISTS (SELECT 1 FROM link_claim WHERE claim = claim.id))),"
      " (SELECT count(*) FROM kind WHERE kind.pack = pack.id),"
      " (SELECT count(*) FROM relation WHERE relation.pack = pack.id),"
      " (SELECT count(*) FROM extension WHERE extension.pack = pack.id)"
      " FROM pack ORDER BY position",
      {}, [&](const Row& row) {
        const auto count = [&](int column) {
          return static_cast<std::size_t>(row.integer(column));
        };
        stats.use.push_back(
            {row.text(0), count(1), count(2), count(3), count(4), count(5), count(6), count(7)});
        stats.claims += stats.use.back().claims;
        stats.claims_used += stats.use.back().claims_used;
      });
  return stats;
}

}  // namespace clusterwise::kb
