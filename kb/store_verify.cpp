// What must hold between the records of a store. Each statement gives one sentence per fault.
#include <algorithm>
#include <string_view>

#include "kb/store_state.h"

namespace clusterwise::kb {
namespace {

constexpr std::string_view kReferences[] = {
    "SELECT printf('concept \"%s\" of pack \"%s\" has the kind \"%s\", which is not declared',"
    " id, pack, kind) FROM concept WHERE kind NOT IN (SELECT id FROM kind)",

    "SELECT printf('relation \"%s\" names the kind \"%s\", which is not declared', relation, kind)"
    " FROM relation_end WHERE kind NOT IN (SELECT id FROM kind)",

    "SELECT printf('a link of pack \"%s\" has the relation \"%s\", which is not declared', pack,"
    " relation) FROM link WHERE relation NOT IN (SELECT id FROM relation)",

    "SELECT printf('a link of pack \"%s\" names the concept \"%s\", which does not exist', pack,"
    " near) FROM link WHERE near NOT IN (SELECT id FROM concept)",

    "SELECT printf('a link of pack \"%s\" names the concept \"%s\", which does not exist', pack,"
    " far) FROM link WHERE far NOT IN (SELECT id FROM concept)",

    "SELECT printf('link \"%s\" %s \"%s\" of pack \"%s\": a concept of kind \"%s\" cannot stand at"
    " its near end', near, relation, far, link.pack, concept.kind)"
    " FROM link JOIN concept ON concept.id = near WHERE NOT EXISTS (SELECT 1 FROM relation_end AS"
    " e WHERE e.relation = link.relation AND side = 'near' AND e.kind = concept.kind)",

    "SELECT printf('link \"%s\" %s \"%s\" of pack \"%s\": a concept of kind \"%s\" cannot stand at"
    " its far end', near, relation, far, link.pack, concept.kind)"
    " FROM link JOIN concept ON concept.id = far WHERE NOT EXISTS (SELECT 1 FROM relation_end AS"
    " e WHERE e.relation = link.relation AND side = 'far' AND e.kind = concept.kind)",

    "SELECT printf('concept \"%s\" of pack \"%s\" rests on claim \"%s\", which does not exist',"
    " concept, pack, claim) FROM concept_claim JOIN concept ON id = concept"
    " WHERE claim NOT IN (SELECT id FROM claim)",

    "SELECT printf('link \"%s\" %s \"%s\" of pack \"%s\" rests on claim \"%s\", which does not"
    " exist', near, relation, far, pack, claim) FROM link_claim JOIN link ON id = link"
    " WHERE claim NOT IN (SELECT id FROM claim)",

    "SELECT printf('claim \"%s\" of pack \"%s\" comes from \"%s\", which is not a source', id,"
    " pack, source) FROM claim WHERE source NOT IN (SELECT id FROM concept WHERE kind = 'source')",

    "SELECT printf('pack \"%s\" comes from \"%s\", which is not a source', id, source)"
    " FROM pack WHERE source NOT IN (SELECT id FROM concept WHERE kind = 'source')",
};

constexpr std::string_view kSupport[] = {
    "SELECT printf('concept \"%s\" rests on no claim', id) FROM concept"
    " WHERE id NOT IN (SELECT concept FROM concept_claim)",

    "SELECT printf('link \"%s\" %s \"%s\" rests on no claim', near, relation, far) FROM link"
    " WHERE id NOT IN (SELECT link FROM link_claim)",

    "SELECT printf('claim \"%s\" is used by no concept and no link', id) FROM claim"
    " WHERE id NOT IN (SELECT claim FROM concept_claim UNION SELECT claim FROM link_claim)",

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

Result<void> collect(Database& database, std::string_view sql, std::vector<std::string>& found) {
  const std::size_t before = found.size();
  Result<void> asked =
      database.each(sql, {}, [&](const Row& row) { found.push_back(row.text(0)); });
  std::sort(found.begin() + static_cast<std::ptrdiff_t>(before), found.end());
  return asked;
}

template <typename Statements>
Result<void> collect_all(Database& database, const Statements& statements,
                         std::vector<std::string>& found) {
  for (const std::string_view sql : statements) {
    if (Result<void> asked = collect(database, sql, found); !asked) return asked;
  }
  return {};
}

}  // namespace

Result<std::vector<std::string>> find_inconsistencies(Database& database) {
  std::vector<std::string> found;
  const Result<void> asked = collect_all(database, kReferences, found);
  if (!asked) return tl::unexpected(asked.error());
  return found;
}

std::vector<std::string> Store::verify() const {
  std::vector<std::string> found;
  Result<void> asked = collect_all(state_->database, kDatabase, found);
  if (asked) asked = collect_all(state_->database, kReferences, found);
  if (asked) asked = collect_all(state_->database, kSupport, found);
  if (!asked) found.push_back(asked.error().message);
  return found;
}

}  // namespace clusterwise::kb
