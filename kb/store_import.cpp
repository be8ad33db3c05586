// Writing: a pack replaces its earlier version in one transaction. Rows go in by the order of their
// keys, so that tables and indexes grow at their ends. What other packs say of rows that are gone
// is checked at the end, with sentences that name the records; the foreign keys would refuse it
// too, but could not say why.
#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <tuple>

#include "kb/store_state.h"

namespace clusterwise::kb {
namespace {

std::int64_t number(std::size_t index) { return static_cast<std::int64_t>(index); }

SqlValue bound(const std::optional<double>& value) { return value ? SqlValue(*value) : nullptr; }

// The places of the records in the order of their keys.
template <typename Records, typename Key>
std::vector<std::uint32_t> in_order_of(const Records& records, Key key) {
  std::vector<std::uint32_t> order(records.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return key(records[a]) < key(records[b]); });
  return order;
}

// Adds rows to one table until it fails; the first failure stays.
class Rows {
 public:
  Rows(Database& database, std::string_view sql) {
    Result<Statement> prepared = database.prepared(sql);
    if (prepared) {
      insert_.emplace(*std::move(prepared));
    } else {
      done_ = tl::unexpected(prepared.error());
    }
  }
  void add(SqlValues values) {
    if (done_) done_ = insert_->run(values);
  }
  const Result<void>& done() const { return done_; }

 private:
  std::optional<Statement> insert_;
  Result<void> done_;
};

Result<void> write_pack(Database& database, const Pack& pack, std::int64_t position) {
  return database.run("INSERT INTO pack VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                      {pack.id, position, pack.version, pack.sha256, pack.title.en, pack.title.zh,
                       pack.description.en, pack.description.zh, pack.source});
}

Result<void> write_kinds(Database& database, const Pack& pack) {
  Rows rows(database, "INSERT INTO kind VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
  for (std::size_t i = 0; i < pack.kinds.size(); ++i) {
    const Kind& kind = pack.kinds[i];
    rows.add({kind.id, pack.id, number(i), kind.label.en, kind.label.zh, kind.plural.en,
              kind.plural.zh, kind.definition.en, kind.definition.zh});
  }
  return rows.done();
}

void add_ends(Rows& rows, const Relation& relation, std::string_view side,
              const std::vector<std::string>& kinds) {
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    rows.add({relation.id, side, number(i), kinds[i]});
  }
}

Result<void> write_relations(Database& database, const Pack& pack) {
  Rows rows(database, "INSERT INTO relation VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
  Rows ends(database, "INSERT INTO relation_end VALUES (?1, ?2, ?3, ?4)");
  for (std::size_t i = 0; i < pack.relations.size(); ++i) {
    const Relation& relation = pack.relations[i];
    rows.add({relation.id, pack.id, number(i), relation.label.en, relation.label.zh,
              relation.inverse.en, relation.inverse.zh, relation.definition.en,
              relation.definition.zh});
    add_ends(ends, relation, "near", relation.from);
    add_ends(ends, relation, "far", relation.to);
  }
  return rows.done() ? ends.done() : rows.done();
}

Result<void> write_claims(Database& database, const Pack& pack) {
  Rows rows(database, "INSERT INTO claim VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
  for (const auto at : in_order_of(
           pack.claims, [](const Claim& one) -> auto& { return one.id; })) {
    const Claim& claim = pack.claims[at];
    rows.add({claim.id, pack.id, claim.section, claim.kind, claim.text.en, claim.text.zh,
              claim.source, number(at)});
  }
  return rows.done();
}

void add_concept(Rows& rows, const Pack& pack, std::size_t at) {
  const Concept& one = pack.concepts[at];
  if (!one.measurement) {
    rows.add({one.id, pack.id, one.kind, one.label.en, one.label.zh, one.definition.en,
              one.definition.zh, one.citation, number(at)});
    return;
  }
  const Measurement& measured = *one.measurement;
  const auto factor = [&](double Display::*of) {
    return measured.display ? SqlValue((*measured.display).*of) : SqlValue(nullptr);
  };
  const auto unit = [&](std::string Text::*of) {
    return measured.display ? SqlValue(measured.display->unit.*of) : SqlValue(nullptr);
  };
  rows.add({one.id, pack.id, one.kind, one.label.en, one.label.zh, one.definition.en,
            one.definition.zh, one.citation, number(at), measured.unit.en, measured.unit.zh,
            bound(measured.minimum), bound(measured.maximum), measured.better,
            factor(&Display::factor_en), factor(&Display::factor_zh), unit(&Text::en),
            unit(&Text::zh)});
}

void add_aliases(Rows& rows, const Concept& one, std::string_view language,
                 const std::vector<std::string>& aliases) {
  for (std::size_t i = 0; i < aliases.size(); ++i) {
    rows.add({one.id, language, number(i), aliases[i]});
  }
}

Result<void> write_concepts(Database& database, const Pack& pack) {
  Rows rows(database,
            "INSERT INTO concept (id, pack, kind, label_en, label_zh, definition_en,"
            " definition_zh, citation, position, unit_en, unit_zh, minimum, maximum, better,"
            " display_factor_en, display_factor_zh, display_unit_en, display_unit_zh) VALUES (?1,"
            " ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)");
  Rows aliases(database, "INSERT INTO alias VALUES (?1, ?2, ?3, ?4)");
  Rows claims(database, "INSERT INTO concept_claim VALUES (?1, ?2, ?3)");
  for (const auto at : in_order_of(
           pack.concepts, [](const Concept& one) -> auto& { return one.id; })) {
    const Concept& one = pack.concepts[at];
    add_concept(rows, pack, at);
    add_aliases(aliases, one, "en", one.aliases.en);
    add_aliases(aliases, one, "zh", one.aliases.zh);
    for (std::size_t i = 0; i < one.claims.size(); ++i) {
      claims.add({one.id, number(i), one.claims[i]});
    }
  }
  for (const Rows* all : {&rows, &aliases, &claims}) {
    if (!all->done()) return all->done();
  }
  return {};
}

Result<void> write_links(Database& database, const Pack& pack) {
  std::int64_t id = 0;
  Result<void> asked = database.each("SELECT coalesce(max(id), 0) FROM link", {},
                                     [&](const Row& row) { id = row.integer(0); });
  if (!asked) return asked;
  Rows rows(database,
            "INSERT INTO link (id, pack, near, relation, far, position) VALUES (?1, ?2, ?3, ?4, ?5,"
            " ?6)");
  Rows claims(database, "INSERT INTO link_claim VALUES (?1, ?2, ?3)");
  const auto key = [](const Link& link) { return std::tie(link.from, link.relation, link.to); };
  for (const auto at : in_order_of(pack.links, key)) {
    const Link& link = pack.links[at];
    rows.add({++id, pack.id, link.from, link.relation, link.to, number(at)});
    for (std::size_t i = 0; i < link.claims.size(); ++i) {
      claims.add({id, number(i), link.claims[i]});
    }
  }
  return rows.done() ? claims.done() : rows.done();
}

void add_aliases(Rows& rows, const Extension& one, std::string_view language,
                 const std::vector<std::string>& aliases) {
  for (std::size_t i = 0; i < aliases.size(); ++i) {
    rows.add({one.id, one.pack, language, number(i), aliases[i]});
  }
}

Result<void> write_extensions(Database& database, const Pack& pack) {
  Rows rows(database, "INSERT INTO extension VALUES (?1, ?2, ?3)");
  Rows aliases(database, "INSERT INTO extension_alias VALUES (?1, ?2, ?3, ?4, ?5)");
  Rows claims(database, "INSERT INTO extension_claim VALUES (?1, ?2, ?3, ?4)");
  for (std::size_t i = 0; i < pack.extensions.size(); ++i) {
    const Extension& one = pack.extensions[i];
    rows.add({one.pack, one.id, number(i)});
    add_aliases(aliases, one, "en", one.aliases.en);
    add_aliases(aliases, one, "zh", one.aliases.zh);
    for (std::size_t k = 0; k < one.claims.size(); ++k) {
      claims.add({one.id, one.pack, number(k), one.claims[k]});
    }
  }
  for (const Rows* all : {&rows, &aliases, &claims}) {
    if (!all->done()) return all->done();
  }
  return {};
}

Result<void> write_all(Database& database, const Pack& pack, std::int64_t position) {
  Result<void> done = delete_pack(database, pack.id);
  if (done) done = write_pack(database, pack, position);
  if (done) done = write_kinds(database, pack);
  if (done) done = write_relations(database, pack);
  if (done) done = write_claims(database, pack);
  if (done) done = write_concepts(database, pack);
  if (done) done = write_links(database, pack);
  if (done) done = write_extensions(database, pack);
  return done;
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

}  // namespace

// From the rows that refer to the rows that are referred to, so that nothing is left to look for
// when those go; the rest goes with the pack.
Result<void> delete_pack(Database& database, std::string_view pack) {
  for (const std::string_view sql :
       {"DELETE FROM link_claim WHERE link IN (SELECT id FROM link WHERE pack = ?1)",
        "DELETE FROM link WHERE pack = ?1",
        "DELETE FROM concept_claim WHERE concept IN (SELECT id FROM concept WHERE pack = ?1)",
        "DELETE FROM alias WHERE concept IN (SELECT id FROM concept WHERE pack = ?1)",
        "DELETE FROM pack WHERE id = ?1"}) {
    if (Result<void> done = database.run(sql, {pack}); !done) return done;
  }
  return {};
}

Result<void> Store::import(const Pack& pack) {
  Database& database = state_->database;
  const std::string change = fmt::format("with pack \"{}\" {} in place", pack.id, pack.version);
  const Result<void> imported = in_transaction(*state_, [&]() -> Result<void> {
    const Result<std::int64_t> position = position_for(database, pack);
    if (!position) return tl::unexpected(position.error());
    const Result<bool> known = state_->was_read_against(pack.id);
    if (!known) return tl::unexpected(known.error());
    return change_pack(*this, *state_, {pack, change, *known},
                       [&] { return write_all(database, pack, *position); });
  });
  if (imported) ++state_->imports;
  return imported;
}

}  // namespace clusterwise::kb
