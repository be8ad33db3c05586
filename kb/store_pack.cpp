// A pack back from its rows, in the order of its document: by position, and where a store of an
// earlier version has none, by row, since that wrote rows in this order.
#include <cstdint>
#include <fmt/format.h>
#include <unordered_map>

#include "kb/store_rows.h"
#include "kb/store_state.h"

namespace clusterwise::kb {
namespace {

// Asks about one pack until a question fails; the first failure stays.
class PackReader {
 public:
  PackReader(Database& database, std::string_view pack) : database_(database), pack_(pack) {}

  std::optional<Pack> head();
  void read_kinds(std::vector<Kind>& kinds);
  void read_relations(std::vector<Relation>& relations);
  void read_claims(std::vector<Claim>& claims);
  void read_concepts(std::vector<Concept>& concepts);
  void read_links(std::vector<Link>& links);
  void read_extensions(std::vector<Extension>& extensions);
  const Result<void>& done() const { return done_; }

 private:
  template <typename TakeRow>
  void each(std::string_view sql, TakeRow take) {
    if (done_) done_ = database_.each(sql, {pack_}, take);
  }

  Database& database_;
  std::string_view pack_;
  Result<void> done_;
};

std::optional<Pack> PackReader::head() {
  std::optional<Pack> pack;
  each(
      "SELECT id, version, sha256, title_en, title_zh, description_en, description_zh, source"
      " FROM pack WHERE id = ?1",
      [&](const Row& row) {
        pack.emplace();
        pack->id = row.text(0);
        pack->version = row.text(1);
        pack->sha256 = row.text(2);
        pack->title = text_at(row, 3);
        pack->description = text_at(row, 5);
        pack->source = row.text(7);
      });
  return pack;
}

void PackReader::read_kinds(std::vector<Kind>& kinds) {
  each(
      "SELECT id, label_en, label_zh, plural_en, plural_zh, definition_en, definition_zh FROM kind"
      " WHERE pack = ?1 ORDER BY position",
      [&](const Row& row) {
        kinds.push_back({row.text(0), text_at(row, 1), text_at(row, 3), text_at(row, 5)});
      });
}

void PackReader::read_relations(std::vector<Relation>& relations) {
  std::unordered_map<std::string, std::size_t> places;
  each(
      "SELECT id, label_en, label_zh, inverse_en, inverse_zh, definition_en, definition_zh"
      " FROM relation WHERE pack = ?1 ORDER BY position",
      [&](const Row& row) {
        places.emplace(row.text(0), relations.size());
        relations.push_back(
            {row.text(0), text_at(row, 1), text_at(row, 3), text_at(row, 5), {}, {}});
      });
  each(
      "SELECT relation, side, kind FROM relation_end"
      " WHERE relation IN (SELECT id FROM relation WHERE pack = ?1)"
      " ORDER BY relation, side, position",
      [&](const Row& row) {
        Relation& relation = relations[places.at(row.text(0))];
        (row.text(1) == "near" ? relation.from : relation.to).push_back(row.text(2));
      });
}

void PackReader::read_claims(std::vector<Claim>& claims) {
  each(fmt::format("SELECT {} FROM claim WHERE pack = ?1 ORDER BY position, rowid", kClaimColumns),
       [&](const Row& row) { claims.push_back(claim_at(row)); });
}

void PackReader::read_concepts(std::vector<Concept>& concepts) {
  std::unordered_map<std::string, std::size_t> places;
  each(fmt::format("SELECT {} FROM concept WHERE pack = ?1 ORDER BY position, rowid",
                   kConceptColumns),
       [&](const Row& row) {
         places.emplace(row.text(0), concepts.size());
         concepts.push_back(concept_at(row));
       });
  each(
      "SELECT concept, language, text FROM alias"
      " WHERE concept IN (SELECT id FROM concept WHERE pack = ?1)"
      " ORDER BY concept, language, position",
      [&](const Row& row) {
        Aliases& aliases = concepts[places.at(row.text(0))].aliases;
        (row.text(1) == "en" ? aliases.en : aliases.zh).push_back(row.text(2));
      });
  each(
      "SELECT concept, claim FROM concept_claim"
      " WHERE concept IN (SELECT id FROM concept WHERE pack = ?1) ORDER BY concept, position",
      [&](const Row& row) { concepts[places.at(row.text(0))].claims.push_back(row.text(1)); });
}

void PackReader::read_links(std::vector<Link>& links) {
  std::unordered_map<std::int64_t, std::size_t> places;
  each("SELECT id, near, relation, far, pack FROM link WHERE pack = ?1 ORDER BY position, id",
       [&](const Row& row) {
         places.emplace(row.integer(0), links.size());
         links.push_back({row.text(1), row.text(2), row.text(3), {}, row.text(4)});
       });
  each(
      "SELECT link, claim FROM link_claim WHERE link IN (SELECT id FROM link WHERE pack = ?1)"
      " ORDER BY link, position",
      [&](const Row& row) { links[places.at(row.integer(0))].claims.push_back(row.text(1)); });
}

void PackReader::read_extensions(std::vector<Extension>& extensions) {
  std::unordered_map<std::string, std::size_t> places;
  each("SELECT concept, pack FROM extension WHERE pack = ?1 ORDER BY position",
       [&](const Row& row) {
         places.emplace(row.text(0), extensions.size());
         extensions.push_back({row.text(0), {}, {}, row.text(1)});
       });
  each(
      "SELECT concept, language, text FROM extension_alias WHERE pack = ?1"
      " ORDER BY concept, language, position",
      [&](const Row& row) {
        Aliases& aliases = extensions[places.at(row.text(0))].aliases;
        (row.text(1) == "en" ? aliases.en : aliases.zh).push_back(row.text(2));
      });
  each("SELECT concept, claim FROM extension_claim WHERE pack = ?1 ORDER BY concept, position",
       [&](const Row& row) { extensions[places.at(row.text(0))].claims.push_back(row.text(1)); });
}

Result<std::optional<Pack>> head_of(PackReader& reader) {
  std::optional<Pack> pack = reader.head();
  if (!reader.done()) return tl::unexpected(reader.done().error());
  return pack;
}

}  // namespace

Result<std::optional<Pack>> Store::pack_head(std::string_view id) const {
  PackReader reader(state_->database, id);
  return head_of(reader);
}

Result<std::optional<Pack>> Store::pack(std::string_view id) const {
  PackReader reader(state_->database, id);
  Result<std::optional<Pack>> pack = head_of(reader);
  if (!pack || !*pack) return pack;
  reader.read_kinds((*pack)->kinds);
  reader.read_relations((*pack)->relations);
  reader.read_claims((*pack)->claims);
  reader.read_concepts((*pack)->concepts);
  reader.read_links((*pack)->links);
  reader.read_extensions((*pack)->extensions);
  if (!reader.done()) return tl::unexpected(reader.done().error());
  return pack;
}

}  // namespace clusterwise::kb
