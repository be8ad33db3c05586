// What must hold between the records of a store. Each statement gives one sentence per fault. After
// an import only what refers to something that is gone can be at fault; so the statements are also
// asked of those rows alone.
#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "kb/store_state.h"

namespace clusterwise::kb {
namespace {

// Which rows can be at fault because of ids that are gone: those that have one of them in a column.
struct Scope {
  std::vector<std::string> Gone::*ids = nullptr;
  std::string_view column;
};

struct Reference {
  std::string_view sql;
  Scope scopes[2];
};

constexpr Reference kReferences[] = {
    {"SELECT printf('concept \"%s\" of pack \"%s\" has the kind \"%s\", which is not declared',"
     " id, pack, kind) FROM concept WHERE kind NOT IN (SELECT id FROM kind)",
     {{&Gone::kinds, "kind"}}},

    {"SELECT printf('relation \"%s\" of pack \"%s\" names the kind \"%s\", which is not declared',"
     " relation, pack, kind) FROM relation_end JOIN relation ON id = relation"
     " WHERE kind NOT IN (SELECT id FROM kind)",
     {{&Gone::kinds, "kind"}}},

    {"SELECT printf('a link of pack \"%s\" has the relation \"%s\", which is not declared', pack,"
     " relation) FROM link WHERE relation NOT IN (SELECT id FROM relation)",
     {{&Gone::relations, "relation"}}},

    {"SELECT printf('a link of pack \"%s\" names the concept \"%s\", which does not exist', pack,"
     " near) FROM link WHERE near NOT IN (SELECT id FROM concept)",
     {{&Gone::concepts, "near"}}},

    {"SELECT printf('a link of pack \"%s\" names the concept \"%s\", which does not exist', pack,"
     " far) FROM link WHERE far NOT IN (SELECT id FROM concept)",
     {{&Gone::concepts, "far"}}},

    {"SELECT printf('link \"%s\" %s \"%s\" of pack \"%s\": a concept of kind \"%s\" cannot stand at"
     " its near end', near, relation, far, link.pack, concept.kind)"
     " FROM link JOIN concept ON concept.id = near WHERE NOT EXISTS (SELECT 1 FROM relation_end AS"
     " e WHERE e.relation = link.relation AND side = 'near' AND e.kind = concept.kind)",
     {{&Gone::concepts, "near"}, {&Gone::relations, "link.relation"}}},

    {"SELECT printf('link \"%s\" %s \"%s\" of pack \"%s\": a concept of kind \"%s\" cannot stand at"
     " its far end', near, relation, far, link.pack, concept.kind)"
     " FROM link JOIN concept ON concept.id = far WHERE NOT EXISTS (SELECT 1 FROM relation_end AS"
     " e WHERE e.relation = link.relation AND side = 'far' AND e.kind = concept.kind)",
     {{&Gone::concepts, "far"}, {&Gone::relations, "link.relation"}}},

    {"SELECT printf('concept \"%s\" of pack \"%s\" rests on claim \"%s\", which does not exist',"
     " concept, pack, claim) FROM concept_claim JOIN concept ON id = concept"
     " WHERE claim NOT IN (SELECT id FROM claim)",
     {{&Gone::claims, "concept_claim.claim"}}},

    {"SELECT printf('link \"%s\" %s \"%s\" of pack \"%s\" rests on claim \"%s\", which does not"
     " exist', near, relation, far, pack, claim) FROM link_claim JOIN link ON id = link"
     " WHERE claim NOT IN (SELECT id FROM claim)",
     {{&Gone::claims, "link_claim.claim"}}},

    {"SELECT printf('pack \"%s\" extends the concept \"%s\", which does not exist', pack, concept)"
     " FROM extension WHERE concept NOT IN (SELECT id FROM concept)",
     {{&Gone::concepts, "concept"}}},

    {"SELECT printf('the extension of \"%s\" by pack \"%s\" rests on claim \"%s\", which does not"
     " exist', concept, pack, claim) FROM extension_claim WHERE claim NOT IN (SELECT id FROM "
     "claim)",
     {{&Gone::claims, "claim"}}},

    {"SELECT printf('claim \"%s\" of pack \"%s\" comes from \"%s\", which is not a source', id,"
     " pack, source) FROM claim WHERE source NOT IN (SELECT id FROM concept WHERE kind = 'source')",
     {{&Gone::concepts, "source"}}},

    {"SELECT printf('pack \"%s\" comes from \"%s\", which is not a source', id, source)"
     " FROM pack WHERE source NOT IN (SELECT id FROM concept WHERE kind = 'source')",
     {{&Gone::concepts, "source"}}},
};

constexpr std::string_view kSupport[] = {
    "SELECT printf('pack \"%s\" extends the concept \"%s\", which is its own', pack, concept)"
    " FROM extension WHERE pack = (SELECT pack FROM concept WHERE id = extension.concept)",

    "SELECT printf('concept \"%s\" rests on no claim', id) FROM concept"
    " WHERE id NOT IN (SELECT concept FROM concept_claim)",

    "SELECT printf('link \"%s\" %s \"%s\" rests on no claim', near, relation, far) FROM link"
    " WHERE id NOT IN (SELECT link FROM link_claim)",

    "SELECT printf('claim \"%s\" is used by no concept, no link and no extension', id) FROM claim"
    " WHERE id NOT IN (SELECT claim FROM concept_claim UNION SELECT claim FROM link_claim"
    " UNION SELECT claim FROM extension_claim)",

    "SELECT printf('the extension of \"%s\" by pack \"%s\" rests on no claim', concept, pack)"
    " FROM extension AS e WHERE NOT EXISTS (SELECT 1 FROM extension_claim AS x"
    " WHERE x.concept = e.concept AND x.pack = e.pack)",

    "SELECT printf('%s \"%s\" lacks a text in English or Chinese', sort, id) FROM ("
    " SELECT 'concept' AS sort, id, label_en AS a, label_zh AS b, definition_en AS c,"
    " definition_zh AS d FROM concept UNION ALL"
    " SELECT 'concept', id, unit_en, unit_zh, 'x', 'x' FROM concept WHERE unit_en IS NOT NULL"
    " UNION ALL SELECT 'claim', id, text_en, text_zh, 'x', 'x' FROM claim UNION ALL"
    " SELECT 'kind', id, label_en, label_zh, definition_en, definition_zh FROM kind UNION ALL"
    " SELECT 'kind', id, plural_en, plural_zh, 'x', 'x' FROM kind UNION ALL"
    " SELECT 'relation', id, label_en, label_zh, definition_en, definition_zh FROM relation"
    " UNION ALL SELECT 'relation', id, inverse_en, inverse_zh, 'x', 'x' FROM relation UNION ALL"
    " SELECT 'pack', id, title_en, title_zh, description_en, description_zh FROM pack)"
    " WHERE trim(a) = '' OR trim(b) = '' OR trim(c) = '' OR trim(d) = ''",

    "SELECT printf('concept \"%s\" cannot be found by search', id) FROM concept"
    " WHERE id NOT IN"
    " (SELECT search_row.concept FROM search_row JOIN search ON search.rowid = search_row.row)",
};

constexpr std::string_view kDatabase[] = {
    "SELECT printf('the file is damaged: %s', integrity_check) FROM pragma_integrity_check"
    " WHERE integrity_check <> 'ok'",

    "SELECT printf('a row of table %s refers to a row of table %s that does not exist', \"table\","
    " parent) FROM pragma_foreign_key_check",
};

std::vector<std::string>::iterator sorted_from(std::vector<std::string>& found, std::size_t begin) {
  const auto first = found.begin() + static_cast<std::ptrdiff_t>(begin);
  std::sort(first, found.end());
  return first;
}

Result<void> collect(Database& database, std::string_view sql, std::vector<std::string>& found) {
  const std::size_t before = found.size();
  Result<void> asked =
      database.each(sql, {}, [&](const Row& row) { found.push_back(row.text(0)); });
  sorted_from(found, before);
  return asked;
}

Result<void> collect(Database& database, const Reference& reference, const Gone& gone,
                     std::vector<std::string>& found) {
  const std::size_t before = found.size();
  for (const Scope& scope : reference.scopes) {
    if (scope.ids == nullptr || (gone.*scope.ids).empty()) continue;
    Result<Statement> statement =
        database.prepared(fmt::format("{} AND {} = ?1", reference.sql, scope.column));
    if (!statement) return tl::unexpected(statement.error());
    for (const std::string& id : gone.*scope.ids) {
      Result<void> asked =
          statement->each({id}, [&](const Row& row) { found.push_back(row.text(0)); });
      if (!asked) return asked;
    }
  }
  const auto first = sorted_from(found, before);
  const bool twice = reference.scopes[1].ids != nullptr;  // where a row may be in both scopes
  if (twice) found.erase(std::unique(first, found.end()), found.end());
  return {};
}

template <typename Statements>
Result<void> collect_all(Database& database, const Statements& statements,
                         std::vector<std::string>& found) {
  for (const std::string_view sql : statements) {
    if (Result<void> asked = collect(database, sql, found); !asked) return asked;
  }
  return {};
}

Result<void> collect_references(Database& database, std::vector<std::string>& found) {
  for (const Reference& reference : kReferences) {
    if (Result<void> asked = collect(database, reference.sql, found); !asked) return asked;
  }
  return {};
}

// The ids of the table's rows of the pack, and another column of each.
Result<void> each_of_pack(Database& database, std::string_view sql, const Pack& pack,
                          const std::function<void(std::string_view, std::string_view)>& take) {
  return database.each(sql, {pack.id}, [&](const Row& row) { take(row.view(0), row.view(1)); });
}

template <typename Records>
std::unordered_set<std::string_view> ids_of(const Records& records) {
  std::unordered_set<std::string_view> ids;
  ids.reserve(records.size());
  for (const auto& record : records) ids.insert(record.id);
  return ids;
}

// "near idea" for each kind at an end, as find_gone() reads them.
std::vector<std::string> ends_of(const Relation& relation) {
  std::vector<std::string> ends;
  for (const std::string& kind : relation.from) ends.push_back("near " + kind);
  for (const std::string& kind : relation.to) ends.push_back("far " + kind);
  std::sort(ends.begin(), ends.end());
  return ends;
}

Result<std::vector<std::string>> changed_relations(Database& database, const Pack& pack) {
  std::map<std::string, std::vector<std::string>> stored;
  const Result<void> asked =
      each_of_pack(database,
                   "SELECT id, side || ' ' || relation_end.kind FROM relation"
                   " LEFT JOIN relation_end ON relation = id WHERE pack = ?1",
                   pack, [&](auto id, auto end) { stored[std::string(id)].emplace_back(end); });
  if (!asked) return tl::unexpected(asked.error());
  for (const Relation& relation : pack.relations) {
    const auto found = stored.find(relation.id);
    if (found == stored.end()) continue;
    std::sort(found->second.begin(), found->second.end());
    if (found->second == ends_of(relation)) stored.erase(found);
  }
  std::vector<std::string> changed;
  for (const auto& [id, ends] : stored) changed.push_back(id);
  return changed;
}

}  // namespace

Result<Gone> find_gone(Database& database, const Pack& pack) {
  Gone gone;
  const auto kinds = ids_of(pack.kinds);
  const auto claims = ids_of(pack.claims);
  std::unordered_map<std::string_view, std::string_view> concepts;  // their kinds
  concepts.reserve(pack.concepts.size());
  for (const Concept& one : pack.concepts) concepts.emplace(one.id, one.kind);

  Result<void> asked =
      each_of_pack(database, "SELECT id, '' FROM kind WHERE pack = ?1", pack, [&](auto id, auto) {
        if (!kinds.contains(id)) gone.kinds.emplace_back(id);
      });
  if (asked) {
    asked = each_of_pack(database, "SELECT id, '' FROM claim WHERE pack = ?1", pack,
                         [&](auto id, auto) {
                           if (!claims.contains(id)) gone.claims.emplace_back(id);
                         });
  }
  if (asked) {
    asked = each_of_pack(database, "SELECT id, kind FROM concept WHERE pack = ?1", pack,
                         [&](auto id, auto kind) {
                           const auto found = concepts.find(id);
                           if (found == concepts.end() || found->second != kind) {
                             gone.concepts.emplace_back(id);
                           }
                         });
  }
  if (!asked) return tl::unexpected(asked.error());
  auto relations = changed_relations(database, pack);
  if (!relations) return tl::unexpected(relations.error());
  gone.relations = *std::move(relations);
  return gone;
}

Result<std::vector<std::string>> find_inconsistencies(Database& database) {
  std::vector<std::string> found;
  const Result<void> asked = collect_references(database, found);
  if (!asked) return tl::unexpected(asked.error());
  return found;
}

Result<std::vector<std::string>> find_inconsistencies(Database& database, const Gone& gone) {
  std::vector<std::string> found;
  for (const Reference& reference : kReferences) {
    const Result<void> asked = collect(database, reference, gone, found);
    if (!asked) return tl::unexpected(asked.error());
  }
  return found;
}

std::vector<std::string> Store::verify() const {
  std::vector<std::string> found;
  Result<void> asked = collect_all(state_->database, kDatabase, found);
  if (asked) asked = collect_references(state_->database, found);
  if (asked) asked = collect_all(state_->database, kSupport, found);
  if (asked && found.empty()) {  // of what is damaged, nothing can be derived
    Result<std::vector<std::string>> stale = state_->find_stale();
    if (stale) return *std::move(stale);
    asked = tl::unexpected(stale.error());
  }
  if (!asked) found.push_back(asked.error().message);
  return found;
}

}  // namespace clusterwise::kb
