// The questions that need no ranking. Every list is sorted, so that the same store gives the same
// answers.
#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>

#include "kb/folding.h"
#include "kb/store_rows.h"
#include "kb/store_state.h"

namespace clusterwise::kb {
namespace {

// Where each record of a list stands, to give it what other tables say of it.
using Places = std::unordered_map<std::string, std::size_t>;

NamedConcept named_at(const Row& row) { return {row.text(0), row.text(1), text_at(row, 2)}; }

Count count_at(const Row& row) { return {row.text(0), static_cast<std::size_t>(row.integer(1))}; }

PackInfo pack_at(const Row& row) {
  return {row.text(0), row.text(1), row.text(2), text_at(row, 3), row.text(5)};
}

// The lists below take a condition, which is a part of the statement and no data, and the value of
// its ?1.

void add_claim(std::vector<std::string>& claims, std::string claim) {
  if (std::find(claims.begin(), claims.end(), claim) == claims.end()) {
    claims.push_back(std::move(claim));
  }
}

void add_alias(std::vector<std::string>& aliases, const std::string& label, std::string alias) {
  const std::string name = folded(alias);
  const auto is_name = [&](const std::string& known) { return folded(known) == name; };
  if (is_name(label) || std::any_of(aliases.begin(), aliases.end(), is_name)) return;
  aliases.push_back(std::move(alias));
}

// What other packs add to these concepts; a later version of the concept's own pack may say the
// same by now.
template <typename State>
void add_extensions(State& state, std::string_view condition, SqlValues values,
                    std::vector<Concept>& concepts, const Places& places) {
  if (!state.may_have_extensions()) return;
  state.ask(fmt::format("SELECT concept, language, text FROM extension_alias AS e JOIN pack"
                        " ON pack.id = e.pack WHERE concept IN (SELECT id FROM concept WHERE {})"
                        " ORDER BY concept, pack.position, e.position",
                        condition),
            values, [&](const Row& row) {
              Concept& one = concepts[places.at(row.text(0))];
              const bool is_en = row.text(1) == "en";
              add_alias(is_en ? one.aliases.en : one.aliases.zh,
                        is_en ? one.label.en : one.label.zh, row.text(2));
            });
  state.ask(fmt::format("SELECT concept, claim FROM extension_claim AS e JOIN pack"
                        " ON pack.id = e.pack WHERE concept IN (SELECT id FROM concept WHERE {})"
                        " ORDER BY concept, pack.position, e.position",
                        condition),
            values, [&](const Row& row) {
              add_claim(concepts[places.at(row.text(0))].claims, row.text(1));
            });
}

template <typename State>
std::vector<Concept> concepts_where(State& state, std::string_view condition, SqlValues values) {
  std::vector<Concept> concepts;
  Places places;
  state.ask(fmt::format("SELECT {} FROM concept WHERE {} ORDER BY id", kConceptColumns, condition),
            values, [&](const Row& row) {
              places.emplace(row.text(0), concepts.size());
              concepts.push_back(concept_at(row));
            });
  state.ask(fmt::format("SELECT concept, language, text FROM alias WHERE concept IN"
                        " (SELECT id FROM concept WHERE {}) ORDER BY concept, language, position",
                        condition),
            values, [&](const Row& row) {
              Aliases& aliases = concepts[places.at(row.text(0))].aliases;
              (row.text(1) == "en" ? aliases.en : aliases.zh).push_back(row.text(2));
            });
  state.ask(fmt::format("SELECT concept, claim FROM concept_claim WHERE concept IN"
                        " (SELECT id FROM concept WHERE {}) ORDER BY concept, position",
                        condition),
            values, [&](const Row& row) {
              concepts[places.at(row.text(0))].claims.push_back(row.text(1));
            });
  add_extensions(state, condition, values, concepts, places);
  return concepts;
}

template <typename State>
std::vector<Link> links_where(State& state, std::string_view condition, SqlValues values) {
  std::vector<Link> links;
  std::unordered_map<std::int64_t, std::size_t> places;
  state.ask(fmt::format("SELECT id, near, relation, far, pack FROM link WHERE {}"
                        " ORDER BY near, relation, far",
                        condition),
            values, [&](const Row& row) {
              places.emplace(row.integer(0), links.size());
              links.push_back({row.text(1), row.text(2), row.text(3), {}, row.text(4)});
            });
  state.ask(fmt::format("SELECT link, claim FROM link_claim WHERE link IN"
                        " (SELECT id FROM link WHERE {}) ORDER BY link, position",
                        condition),
            values, [&](const Row& row) {
              links[places.at(row.integer(0))].claims.push_back(row.text(1));
            });
  return links;
}

template <typename State>
std::vector<Claim> claims_where(State& state, std::string_view condition, SqlValues values) {
  std::vector<Claim> claims;
  state.ask(fmt::format("SELECT {} FROM claim WHERE {} ORDER BY id", kClaimColumns, condition),
            values, [&](const Row& row) { claims.push_back(claim_at(row)); });
  return claims;
}

template <typename T>
std::optional<T> first_of(std::vector<T> list) {
  if (list.empty()) return std::nullopt;
  return std::move(list.front());
}

}  // namespace

std::vector<PackInfo> Store::packs() const {
  std::vector<PackInfo> packs;
  state_->ask("SELECT id, version, sha256, title_en, title_zh, source FROM pack ORDER BY position",
              {}, [&](const Row& row) { packs.push_back(pack_at(row)); });
  return packs;
}

std::vector<Kind> Store::kinds() const {
  std::vector<Kind> kinds;
  state_->ask(
      "SELECT kind.id, label_en, label_zh, plural_en, plural_zh, definition_en, definition_zh"
      " FROM kind JOIN pack ON pack.id = kind.pack ORDER BY pack.position, kind.position",
      {}, [&](const Row& row) {
        kinds.push_back({row.text(0), text_at(row, 1), text_at(row, 3), text_at(row, 5)});
      });
  return kinds;
}

std::vector<Relation> Store::relations() const {
  std::vector<Relation> relations;
  Places places;
  state_->ask(
      "SELECT relation.id, label_en, label_zh, inverse_en, inverse_zh, definition_en,"
      " definition_zh FROM relation JOIN pack ON pack.id = relation.pack"
      " ORDER BY pack.position, relation.position",
      {}, [&](const Row& row) {
        places.emplace(row.text(0), relations.size());
        relations.push_back(
            {row.text(0), text_at(row, 1), text_at(row, 3), text_at(row, 5), {}, {}});
      });
  state_->ask("SELECT relation, side, kind FROM relation_end ORDER BY relation, side, position", {},
              [&](const Row& row) {
                Relation& relation = relations[places.at(row.text(0))];
                (row.text(1) == "near" ? relation.from : relation.to).push_back(row.text(2));
              });
  return relations;
}

std::optional<Concept> Store::find(std::string_view id) const {
  return first_of(concepts_where(*state_, "id = ?1", {id}));
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
  state_->ask(
      "SELECT claim FROM extension_claim AS e JOIN pack ON pack.id = e.pack WHERE concept = ?1"
      " ORDER BY pack.position, e.position",
      {id}, [&](const Row& row) { add_claim(claims, row.text(0)); });
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
  return first_of(claims_where(*state_, "id = ?1", {id}));
}

std::vector<Concept> Store::of_kind(std::string_view kind) const {
  return concepts_where(*state_, "kind = ?1", {kind});
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

std::vector<Concept> Store::all_concepts() const { return concepts_where(*state_, "TRUE", {}); }

std::vector<Claim> Store::all_claims() const { return claims_where(*state_, "TRUE", {}); }

std::vector<Link> Store::links_from(std::string_view id) const {
  return links_where(*state_, "near = ?1", {id});
}

std::vector<Link> Store::links_to(std::string_view id) const {
  return links_where(*state_, "far = ?1", {id});
}

std::vector<Link> Store::links_of(std::string_view relation) const {
  return links_where(*state_, "relation = ?1", {relation});
}

std::vector<Link> Store::all_links() const { return links_where(*state_, "TRUE", {}); }

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
