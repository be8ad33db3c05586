// The tables that search and look-up by name need, made anew from the knowledge at every import.
#include <map>
#include <set>

#include "kb/folding.h"
#include "kb/search_texts.h"
#include "kb/store_state.h"
#include "kb/words.h"

namespace clusterwise::kb {
namespace {

void append(std::vector<std::string>& to, const Text& text) {
  to.push_back(text.en);
  to.push_back(text.zh);
}

void append(std::vector<std::string>& to, const std::vector<std::string>& texts) {
  to.insert(to.end(), texts.begin(), texts.end());
}

std::string segmented_lines(const std::vector<std::string>& texts) {
  std::string lines;
  for (const std::string& text : texts) lines += segmented(text) + '\n';
  return lines;
}

void collect_words(const std::vector<std::string>& texts, std::set<std::string>& words) {
  for (const std::string& text : texts) {
    for (Term& term : terms_of(text)) {
      if (!term.is_ideographic) words.insert(std::move(term.text));
    }
  }
}

Result<void> index_names(Database& database, const Concept& one, const SearchTexts& texts) {
  for (const std::string& name : texts.names) {
    if (name == one.id) continue;
    Result<void> done = database.run("INSERT OR IGNORE INTO name VALUES (?1, ?2, ?3)",
                                     {folded(name), one.id, name});
    if (!done) return done;
  }
  return {};
}

Result<void> index_texts(Database& database, const Concept& one, const SearchTexts& texts) {
  return database.run("INSERT INTO search VALUES (?1, ?2, ?3, ?4)",
                      {one.id, segmented_lines(texts.names), segmented_lines(texts.definition),
                       segmented_lines(texts.claims)});
}

Result<void> index_words(Database& database, const std::set<std::string>& words) {
  for (const std::string& word : words) {
    Result<void> done = database.run("INSERT INTO word VALUES (?1)", {word});
    if (!done) return done;
  }
  return {};
}

std::map<std::string, Text> claim_texts(const Store& store) {
  std::map<std::string, Text> texts;
  for (Claim& claim : store.all_claims()) texts.emplace(claim.id, std::move(claim.text));
  return texts;
}

}  // namespace

SearchTexts search_texts(const Concept& one, const std::vector<Text>& claims) {
  SearchTexts texts;
  append(texts.names, one.label);
  append(texts.names, one.aliases.en);
  append(texts.names, one.aliases.zh);
  texts.names.push_back(one.id);
  append(texts.definition, one.definition);
  for (const Text& claim : claims) append(texts.claims, claim);
  return texts;
}

Result<void> rebuild_index(const Store& store, Database& database) {
  Result<void> done = database.script("DELETE FROM name; DELETE FROM search; DELETE FROM word");
  const std::map<std::string, Text> claims = claim_texts(store);
  std::set<std::string> words;
  for (const Concept& one : store.all_concepts()) {
    std::vector<Text> cited;
    for (const std::string& id : one.claims) cited.push_back(claims.at(id));
    const SearchTexts texts = search_texts(one, cited);
    collect_words(texts.names, words);
    collect_words(texts.definition, words);
    collect_words(texts.claims, words);
    if (done) done = index_names(database, one, texts);
    if (done) done = index_texts(database, one, texts);
  }
  if (done) done = index_words(database, words);
  if (done) done = database.script("INSERT INTO search (search) VALUES ('optimize')");
  if (done && store.failure()) return tl::unexpected(*store.failure());
  return done;
}

}  // namespace clusterwise::kb
