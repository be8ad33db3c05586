// Each list is read in as many questions as there are tables that it lies in: the records first,
// then what belongs to them, which finds them by their places.
#include "kb/store_rows.h"

#include <fmt/format.h>
#include <map>
#include <unordered_map>

namespace clusterwise::kb {
namespace {

// Where each record of a list stands.
using Places = std::unordered_map<std::string, std::size_t>;

Concept concept_at(const Row& row) {
  Concept one;
  one.id = row.text(0);
  one.kind = row.text(1);
  one.label = text_at(row, 2);
  one.definition = text_at(row, 4);
  one.citation = row.text(6);
  one.pack = row.text(7);
  if (row.is_null(8)) return one;
  Measurement measured;
  measured.unit = text_at(row, 8);
  if (!row.is_null(10)) measured.minimum = row.real(10);
  if (!row.is_null(11)) measured.maximum = row.real(11);
  measured.better = row.text(12);
  if (!row.is_null(13)) measured.display = Display{row.real(13), row.real(14), text_at(row, 15)};
  one.measurement = std::move(measured);
  return one;
}

// From the columns `language` and the one after it.
void add_alias_at(const Row& row, int language, Aliases& aliases) {
  (row.view(language) == "en" ? aliases.en : aliases.zh).push_back(row.text(language + 1));
}

}  // namespace

Ask ask_of(Store::State& state) {
  return [&state, answers = true](std::string_view sql, SqlValues values,
                                  const std::function<void(const Row&)>& row) mutable {
    if (answers) answers = state.ask(sql, values, row);
  };
}

std::vector<Kind> read_kinds(const Ask& ask, std::string_view condition, SqlValues values) {
  std::vector<Kind> kinds;
  ask(fmt::format(
          "SELECT kind.id, label_en, label_zh, plural_en, plural_zh, definition_en, definition_zh"
          " FROM kind JOIN pack ON pack.id = kind.pack WHERE {}"
          " ORDER BY pack.position, kind.position",
          condition),
      values, [&](const Row& row) {
        kinds.push_back({row.text(0), text_at(row, 1), text_at(row, 3), text_at(row, 5)});
      });
  return kinds;
}

std::vector<Relation> read_relations(const Ask& ask, std::string_view condition, SqlValues values) {
  std::vector<Relation> relations;
  Places places;
  ask(fmt::format("SELECT relation.id, label_en, label_zh, inverse_en, inverse_zh, definition_en,"
                  " definition_zh FROM relation JOIN pack ON pack.id = relation.pack WHERE {}"
                  " ORDER BY pack.position, relation.position",
                  condition),
      values, [&](const Row& row) {
        places.emplace(row.text(0), relations.size());
        relations.push_back(
            {row.text(0), text_at(row, 1), text_at(row, 3), text_at(row, 5), {}, {}});
      });
  ask(fmt::format("SELECT relation, side, kind FROM relation_end"
                  " WHERE relation IN (SELECT id FROM relation WHERE {})"
                  " ORDER BY relation, side, position",
                  condition),
      values, [&](const Row& row) {
        Relation& relation = relations[places.at(row.text(0))];
        (row.view(1) == "near" ? relation.from : relation.to).push_back(row.text(2));
      });
  return relations;
}

std::vector<Claim> read_claims(const Ask& ask, std::string_view condition, SqlValues values,
                               RowOrder order) {
  std::vector<Claim> claims;
  ask(fmt::format("SELECT id, section, kind, text_en, text_zh, source, pack FROM claim WHERE {}"
                  " ORDER BY {}",
                  condition, order == RowOrder::kDocument ? "position, rowid" : "id"),
      values, [&](const Row& row) {
        claims.push_back(
            {row.text(0), row.text(1), row.text(2), text_at(row, 3), row.text(5), row.text(6)});
      });
  return claims;
}

std::vector<Concept> read_concepts(const Ask& ask, std::string_view condition, SqlValues values,
                                   RowOrder order) {
  std::vector<Concept> concepts;
  Places places;
  ask(fmt::format("SELECT id, kind, label_en, label_zh, definition_en, definition_zh, citation,"
                  " pack, unit_en, unit_zh, minimum, maximum, better, display_factor_en,"
                  " display_factor_zh, display_unit_en, display_unit_zh FROM concept WHERE {}"
                  " ORDER BY {}",
                  condition, order == RowOrder::kDocument ? "position, rowid" : "id"),
      values, [&](const Row& row) {
        places.emplace(row.text(0), concepts.size());
        concepts.push_back(concept_at(row));
      });
  ask(fmt::format("SELECT concept, language, text FROM alias WHERE concept IN"
                  " (SELECT id FROM concept WHERE {}) ORDER BY concept, language, position",
                  condition),
      values,
      [&](const Row& row) { add_alias_at(row, 1, concepts[places.at(row.text(0))].aliases); });
  ask(fmt::format("SELECT concept, claim FROM concept_claim WHERE concept IN"
                  " (SELECT id FROM concept WHERE {}) ORDER BY concept, position",
                  condition),
      values,
      [&](const Row& row) { concepts[places.at(row.text(0))].claims.push_back(row.text(1)); });
  return concepts;
}

std::vector<Link> read_links(const Ask& ask, std::string_view condition, SqlValues values,
                             RowOrder order) {
  std::vector<Link> links;
  std::unordered_map<std::int64_t, std::size_t> places;
  ask(fmt::format("SELECT id, near, relation, far, pack FROM link WHERE {} ORDER BY {}", condition,
                  order == RowOrder::kDocument ? "position, id" : "near, relation, far"),
      values, [&](const Row& row) {
        places.emplace(row.integer(0), links.size());
        links.push_back({row.text(1), row.text(2), row.text(3), {}, row.text(4)});
      });
  ask(fmt::format("SELECT link, claim FROM link_claim WHERE link IN"
                  " (SELECT id FROM link WHERE {}) ORDER BY link, position",
                  condition),
      values,
      [&](const Row& row) { links[places.at(row.integer(0))].claims.push_back(row.text(1)); });
  return links;
}

std::vector<Extension> read_extensions(const Ask& ask, std::string_view condition,
                                       SqlValues values) {
  std::vector<Extension> extensions;
  std::map<std::pair<std::string, std::string>, std::size_t> places;
  const auto at = [&](const Row& row) -> Extension& {
    return extensions[places.at({row.text(0), row.text(1)})];
  };
  ask(fmt::format("SELECT e.pack, e.concept FROM extension AS e JOIN pack ON pack.id = e.pack"
                  " WHERE {} ORDER BY pack.position, e.position",
                  condition),
      values, [&](const Row& row) {
        places.emplace(std::pair(row.text(0), row.text(1)), extensions.size());
        extensions.push_back({row.text(1), {}, {}, row.text(0)});
      });
  ask(fmt::format("SELECT pack, concept, language, text FROM extension_alias AS e WHERE {}"
                  " ORDER BY pack, concept, language, position",
                  condition),
      values, [&](const Row& row) { add_alias_at(row, 2, at(row).aliases); });
  ask(fmt::format("SELECT pack, concept, claim FROM extension_claim AS e WHERE {}"
                  " ORDER BY pack, concept, position",
                  condition),
      values, [&](const Row& row) { at(row).claims.push_back(row.text(2)); });
  return extensions;
}

}  // namespace clusterwise::kb
