// The texts of a concept that search looks at, and what the index holds of them; shared by the
// index and by the answers.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "kb/knowledge.h"

namespace clusterwise::kb {

// Column by column as they are indexed; within a column one text a line, English before Chinese.
struct SearchTexts {
  std::vector<std::string> names;  // label, aliases, id
  std::vector<std::string> definition;
  std::vector<std::string> claims;
  std::string kind;

  bool operator==(const SearchTexts&) const = default;
};

// `claims` are the texts of the concept's claims, in its order.
SearchTexts search_texts(const Concept& one, const std::vector<Text>& claims);

// The texts as lines of tokens.
std::string segmented_lines(const std::vector<std::string>& texts);

// The length of the shortest name, which the documents of the index are sorted by.
std::int64_t length_of_names(const SearchTexts& texts);

// How many of the texts' concepts hold each word of letters, where this concept is added: one each.
void count_words(const SearchTexts& texts, std::map<std::string, std::int64_t>& counts);

}  // namespace clusterwise::kb
