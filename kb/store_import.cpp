// Writing: a pack replaces its earlier version in one transaction. What other packs say of its rows
// is checked at the end, with sentences that name the records; the foreign keys would refuse it
// too, but could not say why.
#include <fmt/format.h>
#include <map>
#include <set>

#include "kb/store_state.h"

namespace clusterwise::kb {
namespace {

std::int64_t number(std::size_t index) { return static_cast<std::int64_t>(index); }

// Runs statements until one fails; the first failure stays.
class Writer {
 public:
  explicit Writer(Database& database) : database_(database) {}

  void run(std::string_view sql, SqlValues values) {
    if (done_) done_ = database_.run(sql, values);
  }
  std::int64_t last_link() {
    std::int64_t id = 0;
    if (done_) {
      done_ = database_.each("SELECT max(id) FROM link", {},
                             [&](const Row& row) { id = row.integer(0); });
    }
    return id;
  }
  const Result<void>& done() const { return done_; }

 private:
  Database& database_;
  Result<void> done_;
};

void write_pack(Writer& writer, const Pack& pack, std::int64_t position) {
  writer.run("INSERT INTO pack VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
             {pack.id, position, pack.version, pack.sha256, pack.title.en, pack.title.zh,
              pack.description.en, pack.description.zh, pack.source});
}

void write_kinds(Writer& writer, const Pack& pack) {
  for (std::size_t i = 0; i < pack.kinds.size(); ++i) {
    const Kind& kind = pack.kinds[i];
    writer.run("INSERT INTO kind VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
               {kind.id, pack.id, number(i), kind.label.en, kind.label.zh, kind.plural.en,
                kind.plural.zh, kind.definition.en, kind.definition.zh});
  }
}

void write_ends(Writer& writer, const Relation& relation, std::string_view side,
                const std::vector<std::string>& kinds) {
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    writer.run("INSERT INTO relation_end VALUES (?1, ?2, ?3, ?4)",
               {relation.id, side, number(i), kinds[i]});
  }
}

void write_relations(Writer& writer, const Pack& pack) {
  for (std::size_t i = 0; i < pack.relations.size(); ++i) {
    const Relation& relation = pack.relations[i];
    writer.run(
        "INSERT INTO relation VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        {relation.id, pack.id, number(i), relation.label.en, relation.label.zh, relation.inverse.en,
         relation.inverse.zh, relation.definition.en, relation.definition.zh});
    write_ends(writer, relation, "near", relation.from);
    write_ends(writer, relation, "far", relation.to);
  }
}

void write_claims(Writer& writer, const Pack& pack) {
  for (const Claim& claim : pack.claims) {
    writer.run(
        "INSERT INTO claim VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        {claim.id, pack.id, claim.section, claim.kind, claim.text.en, claim.text.zh, claim.source});
  }
}

void write_aliases(Writer& writer, const Concept& one, std::string_view language,
                   const std::vector<std::string>& aliases) {
  for (std::size_t i = 0; i < aliases.size(); ++i) {
    writer.run("INSERT INTO alias VALUES (?1, ?2, ?3, ?4)",
               {one.id, language, number(i), aliases[i]});
  }
}

SqlValue bound(const std::optional<double>& value) { return value ? SqlValue(*value) : nullptr; }

void write_display(Writer& writer, const std::string& indicator,
                   const std::optional<Display>& display) {
  if (!display) return;
  writer.run(
      "UPDATE concept SET display_factor_en = ?2, display_factor_zh = ?3, display_unit_en = ?4,"
      " display_unit_zh = ?5 WHERE id = ?1",
      {indicator, display->factor_en, display->factor_zh, display->unit.en, display->unit.zh});
}

void write_concept(Writer& writer, const Pack& pack, const Concept& one) {
  writer.run(
      "INSERT INTO concept (id, pack, kind, label_en, label_zh, definition_en, definition_zh,"
      " citation) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
      {one.id, pack.id, one.kind, one.label.en, one.label.zh, one.definition.en, one.definition.zh,
       one.citation});
  if (one.measurement) {
    const Measurement& measured = *one.measurement;
    writer.run(
        "UPDATE concept SET unit_en = ?2, unit_zh = ?3, minimum = ?4, maximum = ?5, better = ?6"
        " WHERE id = ?1",
        {one.id, measured.unit.en, measured.unit.zh, bound(measured.minimum),
         bound(measured.maximum), measured.better});
    write_display(writer, one.id, measured.display);
  }
  write_aliases(writer, one, "en", one.aliases.en);
  write_aliases(writer, one, "zh", one.aliases.zh);
  for (std::size_t i = 0; i < one.claims.size(); ++i) {
    writer.run("INSERT INTO concept_claim VALUES (?1, ?2, ?3)", {one.id, number(i), one.claims[i]});
  }
}

void write_link(Writer& writer, const Pack& pack, const Link& link) {
  writer.run("INSERT INTO link (pack, near, relation, far) VALUES (?1, ?2, ?3, ?4)",
             {pack.id, link.from, link.relation, link.to});
  const std::int64_t id = writer.last_link();
  for (std::size_t i = 0; i < link.claims.size(); ++i) {
    writer.run("INSERT INTO link_claim VALUES (?1, ?2, ?3)", {id, number(i), link.claims[i]});
  }
}

Result<void> write_all(Database& database, const Pack& pack, std::int64_t position) {
  Writer writer(database);
  writer.run("DELETE FROM pack WHERE id = ?1", {pack.id});
  write_pack(writer, pack, position);
  write_kinds(writer, pack);
  write_relations(writer, pack);
  write_claims(writer, pack);
  for (const Concept& one : pack.concepts) write_concept(writer, pack, one);
  for (const Link& link : pack.links) write_link(writer, pack, link);
  return writer.done();
}

// The earlier version's, or the next free one.
Result<std::int64_t> position_for(Database& database, const Pack& pack) {
  std::int64_t position = 0;
  const Result<void> asked = database.each(
      "SELECT coalesce((SELECT position FROM pack WHERE id = ?1),"
      " (SELECT coalesce(max(position), 0) + 1 FROM pack))",
      {pack.id}, [&](const Row& row) { position = row.integer(0); });
  if (!asked) return tl::unexpected(asked.error());
  return position;
}

Result<void> refuse_inconsistencies(Database& database, const Pack& pack) {
  const auto found = find_inconsistencies(database);
  if (!found) return tl::unexpected(found.error());
  if (found->empty()) return {};
  const std::size_t more = found->size() - 1;
  return tl::unexpected(
      Failure{fmt::format("{}: with pack \"{}\" {} in place, {}{}", database.file().string(),
                          pack.id, pack.version, found->front(),
                          more == 0 ? "" : fmt::format(" (and {} more of that sort)", more)),
              "the store was left as it was; import together with it what fits it"});
}

class StoredSurroundings final : public Surroundings {
 public:
  bool has_kind(std::string_view id) const override { return kinds.contains(id); }
  const Relation* find_relation(std::string_view id) const override {
    const auto found = relations.find(id);
    return found == relations.end() ? nullptr : &found->second;
  }
  std::string kind_of(std::string_view id) const override {
    const auto found = concepts.find(id);
    return found == concepts.end() ? std::string() : found->second;
  }
  bool has_claim(std::string_view id) const override { return claims.contains(id); }
  std::vector<std::string> concept_ids() const override { return keys(concepts); }
  std::vector<std::string> claim_ids() const override { return {claims.begin(), claims.end()}; }
  std::vector<std::string> kind_ids() const override { return {kinds.begin(), kinds.end()}; }
  std::vector<std::string> relation_ids() const override { return keys(relations); }

  std::set<std::string, std::less<>> kinds;
  std::map<std::string, Relation, std::less<>> relations;
  std::map<std::string, std::string, std::less<>> concepts;  // their kinds
  std::set<std::string, std::less<>> claims;

 private:
  template <typename Map>
  static std::vector<std::string> keys(const Map& map) {
    std::vector<std::string> ids;
    for (const auto& [id, value] : map) ids.push_back(id);
    return ids;
  }
};

}  // namespace

Result<void> Store::import(const Pack& pack) {
  Database& database = state_->database;
  return database.transaction([&]() -> Result<void> {
    const Result<std::int64_t> position = position_for(database, pack);
    if (!position) return tl::unexpected(position.error());
    if (Result<void> done = write_all(database, pack, *position); !done) return done;
    if (Result<void> done = refuse_inconsistencies(database, pack); !done) return done;
    return rebuild_index(*this, database);
  });
}

Result<std::unique_ptr<Surroundings>> Store::surroundings_without(std::string_view pack) const {
  auto around = std::make_unique<StoredSurroundings>();
  Database& database = state_->database;
  std::set<std::string> own_relations;
  Result<void> asked = database.each("SELECT id FROM kind WHERE pack <> ?1", {pack},
                                     [&](const Row& row) { around->kinds.insert(row.text(0)); });
  if (asked) {
    asked = database.each("SELECT id, kind FROM concept WHERE pack <> ?1", {pack},
                          [&](const Row& row) { around->concepts[row.text(0)] = row.text(1); });
  }
  if (asked) {
    asked = database.each("SELECT id FROM claim WHERE pack <> ?1", {pack},
                          [&](const Row& row) { around->claims.insert(row.text(0)); });
  }
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
