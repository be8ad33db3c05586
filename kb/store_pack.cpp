// A pack back from its rows, in the order of its document.
#include "kb/store_rows.h"

namespace clusterwise::kb {
namespace {

// Asks until a question fails; the first failure stays.
class Questions {
 public:
  explicit Questions(Database& database) : database_(database) {}

  Ask ask() {
    return
        [this](std::string_view sql, SqlValues values, const std::function<void(const Row&)>& row) {
          if (done_) done_ = database_.each(sql, values, row);
        };
  }
  const Result<void>& done() const { return done_; }

 private:
  Database& database_;
  Result<void> done_;
};

std::optional<Pack> read_head(const Ask& ask, std::string_view id) {
  std::optional<Pack> pack;
  ask("SELECT id, version, sha256, title_en, title_zh, description_en, description_zh, source"
      " FROM pack WHERE id = ?1",
      {id}, [&](const Row& row) {
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

}  // namespace

Result<std::optional<Pack>> Store::pack_head(std::string_view id) const {
  Questions questions(state_->database);
  std::optional<Pack> pack = read_head(questions.ask(), id);
  if (!questions.done()) return tl::unexpected(questions.done().error());
  return pack;
}

Result<std::optional<Pack>> Store::pack(std::string_view id) const {
  Questions questions(state_->database);
  const Ask ask = questions.ask();
  std::optional<Pack> pack = read_head(ask, id);
  if (pack) {
    pack->kinds = read_kinds(ask, "pack = ?1", {id});
    pack->relations = read_relations(ask, "pack = ?1", {id});
    pack->claims = read_claims(ask, "pack = ?1", {id}, RowOrder::kDocument);
    pack->concepts = read_concepts(ask, "pack = ?1", {id}, RowOrder::kDocument);
    pack->links = read_links(ask, "pack = ?1", {id}, RowOrder::kDocument);
    pack->extensions = read_extensions(ask, "e.pack = ?1", {id});
  }
  if (!questions.done()) return tl::unexpected(questions.done().error());
  return pack;
}

}  // namespace clusterwise::kb
