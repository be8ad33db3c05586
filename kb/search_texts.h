// The texts of a concept that search looks at, and what the index holds of them; shared by the
// index and by the answers.
#pragma once

#include <cstdint>
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

// Label, aliases and id of the concept, as they are indexed.
std::vector<std::string> names_of(const Concept& one);

// The length of the shortest name, which the rows of the index are sorted by.
std::int64_t length_of_names(const std::vector<std::string>& names);

}  // namespace clusterwise::kb
