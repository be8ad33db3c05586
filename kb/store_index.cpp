// The tables that search and look-up by name need, made anew from the knowledge at every import.
#include <algorithm>
#include <map>
#include <tuple>

#include "kb/folding.h"
#include "kb/search_texts.h"
#include "kb/store_state.h"
#include "kb/words.h"

namespace clusterwise::kb {
namespace {

// Numbers of documents are sorted by the length of names first; this many share a length.
constexpr std::int64_t kSameLength = std::int64_t{1} << 32;

struct Document {
  std::int64_t length = 0;
  std::string id;
  SearchTexts texts;
};

Result<void> index_names(Database& database, const Document& document) {
  for (const std::string& name : document.texts.names) {
    if (name == document.id) continue;
    Result<void> done = database.run("INSERT OR IGNORE INTO name VALUES (?1, ?2, ?3)",
                                     {folded(name), document.id, name});
    if (!done) return done;
  }
  return {};
}

Result<void> index_texts(Database& database, const Document& document, std::int64_t number) {
  Result<void> done = database.run("INSERT INTO search_row VALUES (?1, ?2)", {document.id, number});
  if (!done) return done;
  return database.run(
      "INSERT INTO search (rowid, names, definition, claims, kind) VALUES (?1, ?2, ?3, ?4, ?5)",
      {number, segmented_lines(document.texts.names), segmented_lines(document.texts.definition),
       segmented_lines(document.texts.claims), segmented(document.texts.kind)});
}

Result<void> index_words(Database& database, const std::map<std::string, std::int64_t>& counts) {
  for (const auto& [word, count] : counts) {
    Result<void> done = database.run("INSERT INTO word VALUES (?1, ?2)", {word, count});
    if (!done) return done;
  }
  return {};
}

std::map<std::string, Text> claim_texts(const Store& store) {
  std::map<std::string, Text> texts;
  for (Claim& claim : store.all_claims()) texts.emplace(claim.id, std::move(claim.text));
  return texts;
}

// In the order of their numbers, in which the index takes them up fastest.
std::vector<Document> documents_of(const Store& store) {
  const std::map<std::string, Text> claims = claim_texts(store);
  std::vector<Document> documents;
  for (const Concept& one : store.all_concepts()) {
    std::vector<Text> cited;
    for (const std::string& id : one.claims) cited.push_back(claims.at(id));
    Document document{0, one.id, search_texts(one, cited)};
    document.length = length_of_names(document.texts);
    documents.push_back(std::move(document));
  }
  std::sort(documents.begin(), documents.end(), [](const Document& a, const Document& b) {
    return std::tie(a.length, a.id) < std::tie(b.length, b.id);
  });
  return documents;
}

}  // namespace

Result<void> rebuild_index(const Store& store, Database& database) {
  Result<void> done = database.script(
      "DELETE FROM name; DELETE FROM search; DELETE FROM search_row; DELETE FROM word");
  std::map<std::string, std::int64_t> counts;
  std::int64_t position = 0;
  for (const Document& document : documents_of(store)) {
    count_words(document.texts, counts);
    if (done) done = index_names(database, document);
    if (done) done = index_texts(database, document, document.length * kSameLength + position++);
  }
  if (done) done = index_words(database, counts);
  if (done) done = database.script("INSERT INTO search (search) VALUES ('optimize')");
  if (done && store.failure()) return tl::unexpected(*store.failure());
  return done;
}

}  // namespace clusterwise::kb
