#include "kb/search_texts.h"

#include <algorithm>
#include <limits>
#include <set>

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

}  // namespace

SearchTexts search_texts(const Concept& one, const std::vector<Text>& claims) {
  SearchTexts texts;
  append(texts.names, one.label);
  append(texts.names, one.aliases.en);
  append(texts.names, one.aliases.zh);
  texts.names.push_back(one.id);
  append(texts.definition, one.definition);
  for (const Text& claim : claims) append(texts.claims, claim);
  texts.kind = one.kind;
  return texts;
}

std::string segmented_lines(const std::vector<std::string>& texts) {
  std::string lines;
  for (const std::string& text : texts) lines += segmented(text) + '\n';
  return lines;
}

std::int64_t length_of_names(const SearchTexts& texts) {
  std::size_t shortest = std::numeric_limits<std::uint16_t>::max();
  for (const std::string& name : texts.names) {
    std::size_t length = 0;
    for (const Term& term : terms_of(name)) length += length_of(term);
    if (length > 0) shortest = std::min(shortest, length);
  }
  return static_cast<std::int64_t>(shortest);
}

void count_words(const SearchTexts& texts, std::map<std::string, std::int64_t>& counts) {
  std::set<std::string> words;
  for (const auto* column : {&texts.names, &texts.definition, &texts.claims}) {
    for (const std::string& text : *column) {
      for (Term& term : terms_of(text)) {
        if (!term.is_ideographic) words.insert(std::move(term.text));
      }
    }
  }
  for (const std::string& word : words) ++counts[word];
}

}  // namespace clusterwise::kb
