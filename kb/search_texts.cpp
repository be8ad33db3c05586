#include "kb/search_texts.h"

#include <algorithm>
#include <limits>

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

std::vector<std::string> names_of(const Concept& one) {
  std::vector<std::string> names;
  append(names, one.label);
  append(names, one.aliases.en);
  append(names, one.aliases.zh);
  names.push_back(one.id);
  return names;
}

SearchTexts search_texts(const Concept& one, const std::vector<Text>& claims) {
  SearchTexts texts;
  texts.names = names_of(one);
  append(texts.definition, one.definition);
  for (const Text& claim : claims) append(texts.claims, claim);
  texts.kind = one.kind;
  return texts;
}

std::int64_t length_of_names(const std::vector<std::string>& names) {
  std::size_t shortest = std::numeric_limits<std::uint16_t>::max();
  for (const std::string& name : names) {
    std::size_t length = 0;
    for (const Term& term : terms_of(name)) length += length_of(term);
    if (length > 0) shortest = std::min(shortest, length);
  }
  return static_cast<std::int64_t>(shortest);
}

}  // namespace clusterwise::kb
