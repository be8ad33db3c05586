// The tables that search and look-up by name need, derived from the knowledge. A concept is one row
// of `search`, its place there kept in `search_row`, and a row of `name` for each of its names;
// `word` counts in how many concepts a word occurs, so that it goes with the last of them. A
// concept is taken out by the texts by which it was put in.
#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <unordered_map>

#include "kb/folding.h"
#include "kb/index_update.h"
#include "kb/search_texts.h"
#include "kb/store_state.h"
#include "kb/words.h"

namespace clusterwise::kb {
namespace {

// The texts of a concept as they are indexed.
struct Indexed {
  std::string names;  // cut into words, one text a line; so are the others
  std::string definition;
  std::string claims;
  std::string kind;
  std::vector<std::string> words;  // each once
};

std::string lines_of(const std::vector<std::string>& texts, std::vector<std::string>& words) {
  std::string lines;
  for (const std::string& text : texts) {
    std::vector<Term> terms = terms_of(text);
    lines += segmented(terms) + '\n';
    for (Term& term : terms) {
      if (!term.is_ideographic) words.push_back(std::move(term.text));
    }
  }
  return lines;
}

Indexed indexed(const SearchTexts& texts) {
  Indexed result;
  result.names = lines_of(texts.names, result.words);
  result.definition = lines_of(texts.definition, result.words);
  result.claims = lines_of(texts.claims, result.words);
  result.kind = segmented(texts.kind);
  std::sort(result.words.begin(), result.words.end());
  result.words.erase(std::unique(result.words.begin(), result.words.end()), result.words.end());
  return result;
}

// What makes FTS5 quick where much is put in, and compact afterwards.
constexpr std::string_view kLargeBlocks =
    "INSERT INTO search (search, rank) VALUES ('hashsize', 67108864)";
constexpr std::size_t kMany = 10'000;  // concepts
constexpr std::string_view kOptimize = "INSERT INTO search (search) VALUES ('optimize')";

// The upper bits of a row's number are the length of the shortest name; so many numbers share one.
constexpr std::int64_t kSameLength = std::int64_t{1} << 32;

// Changes of the derived tables. The words are counted first and written at the end.
class Index {
 public:
  // For that many concepts, give or take.
  static Result<Index> of(Database& database, std::size_t concepts) {
    if (concepts > kMany) {
      if (Result<void> set = database.script(kLargeBlocks); !set) {
        return tl::unexpected(set.error());
      }
    }
    Result<Statement> text = database.prepared(
        "INSERT INTO search (rowid, names, definition, claims, kind) VALUES (?1, ?2, ?3, ?4, ?5)");
    if (!text) return tl::unexpected(text.error());
    Result<Statement> row = database.prepared("INSERT INTO search_row VALUES (?1, ?2)");
    if (!row) return tl::unexpected(row.error());
    Result<Statement> name = database.prepared("INSERT OR IGNORE INTO name VALUES (?1, ?2, ?3)");
    if (!name) return tl::unexpected(name.error());
    return Index(database, *std::move(text), *std::move(row), *std::move(name));
  }

  Result<void> add_names(const Concept& one);
  // Best called by length of names, since numbers that grow are taken up fastest.
  Result<void> add_texts(const std::string& id, const SearchTexts& texts);
  Result<void> remove_texts(const std::string& id, const SearchTexts& texts);
  Result<void> finish();

 private:
  Index(Database& database, Statement text, Statement row, Statement name)
      : database_(&database),
        insert_text_(std::move(text)),
        insert_row_(std::move(row)),
        insert_name_(std::move(name)) {}

  void count(const std::vector<std::string>& words, std::int64_t by) {
    for (const std::string& word : words) uses_[word] += by;
    ++changes_;
  }
  Result<std::int64_t> free_number(std::int64_t length);
  Result<void> write_words();
  Result<void> optimize();

  Database* database_;
  Statement insert_text_;
  Statement insert_row_;
  Statement insert_name_;
  std::unordered_map<std::int64_t, std::int64_t> next_number_;  // by length of names
  std::unordered_map<std::string, std::int64_t> uses_;  // of words, more or fewer than stored
  std::size_t changes_ = 0;
};

Result<void> Index::add_names(const Concept& one) {
  const auto add = [&](const std::string& name) -> Result<void> {
    return name == one.id ? Result<void>() : insert_name_.run({folded(name), one.id, name});
  };
  Result<void> done = add(one.label.en);
  if (done) done = add(one.label.zh);
  for (const auto* aliases : {&one.aliases.en, &one.aliases.zh}) {
    for (const std::string& alias : *aliases) {
      if (done) done = add(alias);
    }
  }
  return done;
}

Result<void> Index::add_texts(const std::string& id, const SearchTexts& texts) {
  const Indexed row = indexed(texts);
  const Result<std::int64_t> number = free_number(length_of_names(texts.names));
  if (!number) return tl::unexpected(number.error());
  Result<void> done = insert_text_.run({*number, row.names, row.definition, row.claims, row.kind});
  if (done) done = insert_row_.run({id, *number});
  count(row.words, 1);
  return done;
}

Result<std::int64_t> Index::free_number(std::int64_t length) {
  const auto [next, is_new] = next_number_.emplace(length, length * kSameLength);
  if (is_new) {
    const Result<void> asked =
        database_->each("SELECT max(row) + 1 FROM search_row WHERE row >= ?1 AND row < ?2",
                        {length * kSameLength, (length + 1) * kSameLength}, [&](const Row& row) {
                          if (!row.is_null(0)) next->second = row.integer(0);
                        });
    if (!asked) return tl::unexpected(asked.error());
  }
  return next->second++;
}

Result<void> Index::remove_texts(const std::string& id, const SearchTexts& texts) {
  Result<void> done = database_->run(
      "DELETE FROM search WHERE rowid = (SELECT row FROM search_row WHERE concept = ?1)", {id});
  if (done) done = database_->run("DELETE FROM search_row WHERE concept = ?1", {id});
  count(indexed(texts).words, -1);
  return done;
}

Result<void> Index::write_words() {
  Result<Statement> change = database_->prepared(
      "INSERT INTO word VALUES (?1, ?2) ON CONFLICT DO UPDATE SET uses = uses + ?2");
  if (!change) return tl::unexpected(change.error());
  Result<void> done;
  std::vector<const std::string*> gone;
  for (const auto& [word, by] : uses_) {
    if (by == 0) continue;
    if (done) done = change->run({word, by});
    if (by < 0) gone.push_back(&word);
  }
  for (const std::string* word : gone) {
    if (done) done = database_->run("DELETE FROM word WHERE word = ?1 AND uses = 0", {*word});
  }
  return done;
}

// Makes one piece of the index where a good part of it is new; that costs as much as the whole.
Result<void> Index::optimize() {
  constexpr std::size_t kPart = 8;
  std::size_t rows = 0;
  Result<void> done = database_->each("SELECT count(*) FROM search_row", {}, [&](const Row& row) {
    rows = static_cast<std::size_t>(row.integer(0));
  });
  if (done && changes_ * kPart > rows) done = database_->script(kOptimize);
  return done;
}

Result<void> Index::finish() {
  Result<void> done = write_words();
  if (done) done = optimize();
  return done;
}

// The texts of claims, those of the pack from memory.
class ClaimTexts {
 public:
  explicit ClaimTexts(const Store& store) : store_(store) {}

  void know(const std::string& id, const Text& text) { known_.emplace(id, text); }
  const Text& of(const std::string& id) {
    const auto found = known_.find(id);
    if (found != known_.end()) return found->second;
    const std::optional<Claim> claim = store_.find_claim(id);
    return known_.emplace(id, claim ? claim->text : Text{}).first->second;
  }
  SearchTexts texts_of(const Concept& one) {
    std::vector<Text> cited;
    for (const std::string& id : one.claims) cited.push_back(of(id));
    return search_texts(one, cited);
  }

 private:
  const Store& store_;
  std::unordered_map<std::string, Text> known_;
};

Result<std::vector<std::string>> ids_in(Database& database, std::string_view sql,
                                        SqlValues values) {
  std::vector<std::string> ids;
  const Result<void> asked =
      database.each(sql, values, [&](const Row& row) { ids.push_back(row.text(0)); });
  if (!asked) return tl::unexpected(asked.error());
  return ids;
}

// In the order in which the index takes them up fastest.
using ByLength = std::multimap<std::int64_t, const Concept*>;

Result<void> add_all_texts(Index& index, ClaimTexts& claims, const ByLength& concepts) {
  for (const auto& [length, one] : concepts) {
    if (Result<void> done = index.add_texts(one->id, claims.texts_of(*one)); !done) return done;
  }
  return {};
}

}  // namespace

struct IndexUpdate::State {
  const Store& store;
  Database& database;
  const Pack& pack;
  const std::vector<std::string>& missing_claims;
  std::optional<Index> index = {};
  ClaimTexts claims{store};               // as they will be
  std::vector<std::uint32_t> order = {};  // of the pack's concepts, by id
  std::vector<bool> is_kept = {};         // of them, whether their row can stay
  std::set<std::string> extended = {};    // of them, those that other packs add to
  std::vector<std::string> others = {};   // concepts of other packs that are taken out

  Result<void> find_extended();
  Result<void> remove_earlier_concepts(ClaimTexts& earlier);
  Result<void> remove_others(ClaimTexts& earlier);
  Result<void> forget_dropped_claims();
  const Concept* find(const std::string& id, std::uint32_t& at) const;
};

IndexUpdate::IndexUpdate(const Store& store, Database& database, const Pack& pack,
                         const std::vector<std::string>& missing_claims)
    : state_(std::make_unique<State>(State{store, database, pack, missing_claims})) {}
IndexUpdate::~IndexUpdate() = default;

// The pack's concept of that id, and its place.
const Concept* IndexUpdate::State::find(const std::string& id, std::uint32_t& at) const {
  const auto found = std::lower_bound(
      order.begin(), order.end(), id,
      [&](std::uint32_t i, const std::string& x) { return pack.concepts[i].id < x; });
  if (found == order.end() || pack.concepts[*found].id != id) return nullptr;
  at = *found;
  return &pack.concepts[at];
}

Result<void> IndexUpdate::State::find_extended() {
  bool is_any = false;
  Result<void> asked = database.each("SELECT 1 FROM extension WHERE pack <> ?1 LIMIT 1", {pack.id},
                                     [&](const Row&) { is_any = true; });
  if (!asked || !is_any) return asked;
  Result<Statement> extends =
      database.prepared("SELECT 1 FROM extension WHERE concept = ?1 AND pack <> ?2 LIMIT 1");
  if (!extends) return tl::unexpected(extends.error());
  for (const Concept& one : pack.concepts) {
    asked = extends->each({one.id, pack.id}, [&](const Row&) { extended.insert(one.id); });
    if (!asked) break;
  }
  return asked;
}

Result<void> IndexUpdate::State::remove_earlier_concepts(ClaimTexts& earlier) {
  const auto ids = ids_in(database, "SELECT id FROM concept WHERE pack = ?1", {pack.id});
  if (!ids) return tl::unexpected(ids.error());
  for (const std::string& id : *ids) {
    const std::optional<Concept> stored = store.find(id);
    if (!stored) break;  // the store has failed
    const SearchTexts texts = earlier.texts_of(*stored);
    std::uint32_t at = 0;
    const Concept* now = find(id, at);
    if (now != nullptr && !extended.contains(id) && claims.texts_of(*now) == texts) {
      is_kept[at] = true;
      continue;
    }
    if (Result<void> done = index->remove_texts(id, texts); !done) return done;
  }
  return {};
}

// Concepts of other packs that cite a claim whose text is another now, or that this pack adds to or
// no longer adds to. A claim that is not stored has no text.
Result<void> IndexUpdate::State::remove_others(ClaimTexts& earlier) {
  auto ids = ids_in(database, "SELECT id FROM claim WHERE pack = ?1", {pack.id});
  if (!ids) return tl::unexpected(ids.error());
  ids->insert(ids->end(), missing_claims.begin(), missing_claims.end());
  std::set<std::string> found;
  for (const std::string& id : *ids) {
    if (claims.of(id) == earlier.of(id)) continue;
    const auto citing = ids_in(database,
                               "SELECT concept FROM concept_claim JOIN concept ON id = concept"
                               " WHERE claim = ?1 AND +pack <> ?2 UNION"
                               " SELECT concept FROM extension_claim JOIN concept ON id = concept"
                               " WHERE claim = ?1 AND +concept.pack <> ?2",
                               {id, pack.id});
    if (!citing) return tl::unexpected(citing.error());
    found.insert(citing->begin(), citing->end());
  }
  const auto added_to = ids_in(database,
                               "SELECT id FROM extension JOIN concept ON id = concept"
                               " WHERE extension.pack = ?1 AND concept.pack <> ?1",
                               {pack.id});
  if (!added_to) return tl::unexpected(added_to.error());
  found.insert(added_to->begin(), added_to->end());
  for (const Extension& one : pack.extensions) found.insert(one.id);
  others.assign(found.begin(), found.end());
  for (const std::string& id : others) {
    const std::optional<Concept> stored = store.find(id);
    if (!stored) break;
    Result<void> done = index->remove_texts(id, earlier.texts_of(*stored));
    if (done) done = database.run("DELETE FROM name WHERE concept = ?1", {id});
    if (!done) return done;
  }
  return {};
}

// A claim that the new version lacks has no text any more; what cites it is of another pack that is
// to come in together with this one, or the import will be refused.
Result<void> IndexUpdate::State::forget_dropped_claims() {
  const auto ids = ids_in(database, "SELECT id FROM claim WHERE pack = ?1", {pack.id});
  if (!ids) return tl::unexpected(ids.error());
  for (const std::string& id : *ids) claims.know(id, {});  // keeps what is known already
  return {};
}

Result<void> IndexUpdate::before() {
  State& state = *state_;
  Result<Index> index = Index::of(state.database, state.pack.concepts.size());
  if (!index) return tl::unexpected(index.error());
  state.index.emplace(*std::move(index));
  for (const Claim& claim : state.pack.claims) state.claims.know(claim.id, claim.text);
  const auto& concepts = state.pack.concepts;
  for (std::uint32_t i = 0; i < concepts.size(); ++i) state.order.push_back(i);
  std::sort(state.order.begin(), state.order.end(),
            [&](auto a, auto b) { return concepts[a].id < concepts[b].id; });
  state.is_kept.assign(concepts.size(), false);
  if (Result<void> done = state.find_extended(); !done) return done;
  if (Result<void> done = state.forget_dropped_claims(); !done) return done;

  ClaimTexts earlier(state.store);
  Result<void> done = state.remove_earlier_concepts(earlier);
  if (done) done = state.remove_others(earlier);
  if (done && state.store.failure()) return tl::unexpected(*state.store.failure());
  return done;
}

Result<void> IndexUpdate::after() {
  State& state = *state_;
  Result<void> done;
  std::deque<Concept> merged;  // with what other packs add to them
  ByLength changed;
  const auto add = [&](const Concept& one, bool has_texts) {
    if (done) done = state.index->add_names(one);
    if (!has_texts) changed.emplace(length_of_names(names_of(one)), &one);
  };
  const auto stored = [&](const std::string& id) -> const Concept* {
    std::optional<Concept> found = state.store.find(id);
    return found ? &merged.emplace_back(*std::move(found)) : nullptr;
  };
  for (const std::uint32_t at : state.order) {
    const Concept& own = state.pack.concepts[at];
    const Concept* extended = state.extended.contains(own.id) ? stored(own.id) : nullptr;
    add(extended != nullptr ? *extended : own, state.is_kept[at]);
  }
  for (const std::string& id : state.others) {
    if (const Concept* other = stored(id)) add(*other, false);
  }
  if (done) done = add_all_texts(*state.index, state.claims, changed);
  if (done) done = state.index->finish();
  if (done && state.store.failure()) return tl::unexpected(*state.store.failure());
  return done;
}

Result<void> rebuild_index(const Store& store, Database& database) {
  Result<void> done = database.script(
      "DELETE FROM name; DELETE FROM search; DELETE FROM search_row; DELETE FROM word");
  if (!done) return done;
  const std::vector<Concept> concepts = store.all_concepts();
  Result<Index> index = Index::of(database, concepts.size());
  if (!index) return tl::unexpected(index.error());
  ClaimTexts claims(store);
  ByLength all;
  for (const Concept& one : concepts) {
    if (done) done = index->add_names(one);
    all.emplace(length_of_names(names_of(one)), &one);
  }
  if (done) done = add_all_texts(*index, claims, all);
  if (done) done = index->finish();
  if (done && store.failure()) return tl::unexpected(*store.failure());
  return done;
}

}  // namespace clusterwise::kb
