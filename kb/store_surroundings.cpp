// What a new version of a pack may refer to, and who declares what it must not declare again.
#include <map>
#include <set>

#include "kb/store_state.h"

namespace clusterwise::kb {
namespace {

// Asks the store, and only for what the pack names; all ids are read when a message is to propose
// one of them.
class StoredSurroundings final : public Surroundings {
 public:
  StoredSurroundings(Store::State& state, std::string_view pack) : state_(state), pack_(pack) {}

  bool has_kind(std::string_view id) const override { return kinds.contains(id); }
  const Relation* find_relation(std::string_view id) const override {
    const auto found = relations.find(id);
    return found == relations.end() ? nullptr : &found->second;
  }
  std::string kind_of(std::string_view id) const override {
    std::string kind;
    state_.ask("SELECT kind FROM concept WHERE id = ?1 AND +pack <> ?2", {id, pack_},
               [&](const Row& row) { kind = row.text(0); });
    return kind;
  }
  bool has_claim(std::string_view id) const override {
    bool found = false;
    state_.ask("SELECT 1 FROM claim WHERE id = ?1 AND +pack <> ?2", {id, pack_},
               [&](const Row&) { found = true; });
    return found;
  }
  std::optional<PackName> owner_of(RecordSort sort, std::string_view id) const override;
  std::optional<PackName> owner_of(const Link& link) const override;
  std::vector<Saying> said_of(std::string_view id) const override;
  std::vector<std::string> concept_ids() const override {
    return ids("SELECT id FROM concept WHERE +pack <> ?1");
  }
  std::vector<std::string> claim_ids() const override {
    return ids("SELECT id FROM claim WHERE +pack <> ?1");
  }
  std::vector<std::string> kind_ids() const override { return {kinds.begin(), kinds.end()}; }
  std::vector<std::string> relation_ids() const override {
    return ids("SELECT id FROM relation WHERE pack <> ?1");
  }

  std::set<std::string, std::less<>> kinds;
  std::map<std::string, Relation, std::less<>> relations;

 private:
  std::optional<PackName> name_of(std::string_view sql, SqlValues values) const;
  std::vector<std::string> ids(std::string_view sql) const {
    std::vector<std::string> ids;
    state_.ask(sql, {pack_}, [&](const Row& row) { ids.push_back(row.text(0)); });
    return ids;
  }

  Store::State& state_;
  std::string pack_;
};

std::optional<PackName> StoredSurroundings::name_of(std::string_view sql, SqlValues values) const {
  std::optional<PackName> name;
  state_.ask(sql, values, [&](const Row& row) { name = PackName{row.text(0), row.text(1)}; });
  return name;
}

std::optional<PackName> StoredSurroundings::owner_of(RecordSort sort, std::string_view id) const {
  switch (sort) {
    case RecordSort::kKind:
      return name_of(
          "SELECT pack.id, version FROM kind AS one JOIN pack ON pack.id = pack"
          " WHERE one.id = ?1 AND pack <> ?2",
          {id, pack_});
    case RecordSort::kRelation:
      return name_of(
          "SELECT pack.id, version FROM relation AS one JOIN pack ON pack.id = pack"
          " WHERE one.id = ?1 AND pack <> ?2",
          {id, pack_});
    case RecordSort::kClaim:
      return name_of(
          "SELECT pack.id, version FROM claim AS one JOIN pack ON pack.id = pack"
          " WHERE one.id = ?1 AND pack <> ?2",
          {id, pack_});
    case RecordSort::kConcept:
      break;
  }
  return name_of(
      "SELECT pack.id, version FROM concept AS one JOIN pack ON pack.id = pack"
      " WHERE one.id = ?1 AND pack <> ?2",
      {id, pack_});
}

std::optional<PackName> StoredSurroundings::owner_of(const Link& link) const {
  return name_of(
      "SELECT pack.id, version FROM link JOIN pack ON pack.id = pack"
      " WHERE near = ?1 AND relation = ?2 AND far = ?3 AND pack <> ?4",
      {link.from, link.relation, link.to, pack_});
}

std::vector<Saying> StoredSurroundings::said_of(std::string_view id) const {
  std::vector<Saying> all;
  const auto saying_of = [&](const std::string& pack, const std::string& version) -> Saying& {
    for (Saying& known : all) {
      if (known.pack.id == pack) return known;
    }
    return all.emplace_back(Saying{{pack, version}, {}, {}});
  };
  const auto name = [&](const Row& row) {
    Aliases& names = saying_of(row.text(0), row.text(1)).names;
    (row.text(2) == "en" ? names.en : names.zh).push_back(row.text(3));
  };
  const auto claim = [&](const Row& row) {
    saying_of(row.text(0), row.text(1)).claims.push_back(row.text(2));
  };
  state_.ask(
      "SELECT pack.id, version, 'en', label_en FROM concept AS one JOIN pack ON pack.id = pack"
      " WHERE one.id = ?1 AND pack <> ?2 UNION ALL"
      " SELECT pack.id, version, 'zh', label_zh FROM concept AS one JOIN pack ON pack.id = pack"
      " WHERE one.id = ?1 AND pack <> ?2",
      {id, pack_}, name);
  state_.ask(
      "SELECT pack.id, version, language, text FROM alias JOIN concept AS one ON one.id = concept"
      " JOIN pack ON pack.id = one.pack WHERE one.id = ?1 AND one.pack <> ?2",
      {id, pack_}, name);
  state_.ask(
      "SELECT pack.id, version, claim FROM concept_claim JOIN concept AS one ON one.id = concept"
      " JOIN pack ON pack.id = one.pack WHERE one.id = ?1 AND one.pack <> ?2",
      {id, pack_}, claim);
  state_.ask(
      "SELECT pack.id, version, language, text FROM extension_alias JOIN pack ON pack.id = pack"
      " WHERE concept = ?1 AND pack <> ?2 ORDER BY pack.position",
      {id, pack_}, name);
  state_.ask(
      "SELECT pack.id, version, claim FROM extension_claim JOIN pack ON pack.id = pack"
      " WHERE concept = ?1 AND pack <> ?2 ORDER BY pack.position",
      {id, pack_}, claim);
  return all;
}

}  // namespace

Result<std::unique_ptr<Surroundings>> Store::surroundings_without(std::string_view pack) const {
  if (Result<void> noted = state_->note_reading(pack); !noted) {
    return tl::unexpected(noted.error());
  }
  auto around = std::make_unique<StoredSurroundings>(*state_, pack);
  Database& database = state_->database;
  std::set<std::string> own_relations;
  Result<void> asked = database.each("SELECT id FROM kind WHERE pack <> ?1", {pack},
                                     [&](const Row& row) { around->kinds.insert(row.text(0)); });
  if (asked) {
    asked = database.each("SELECT id FROM relation WHERE pack = ?1", {pack},
                          [&](const Row& row) { own_relations.insert(row.text(0)); });
  }
  if (!asked) return tl::unexpected(asked.error());
  for (Relation& relation : relations()) {
    if (own_relations.contains(relation.id)) continue;
    const std::string id = relation.id;
    around->relations.emplace(id, std::move(relation));
  }
  return around;
}

}  // namespace clusterwise::kb
