// The texts of a concept that search looks at; shared by the index and by the answers.
#pragma once

#include <string>
#include <vector>

#include "kb/knowledge.h"

namespace clusterwise::kb {

// Column by column as they are indexed; within a column one text a line, English before Chinese.
struct SearchTexts {
  std::vector<std::string> names;  // label, aliases, id
  std::vector<std::string> definition;
  std::vector<std::string> claims;
};

// `claims` are the texts of the concept's claims, in its order.
SearchTexts search_texts(const Concept& one, const std::vector<Text>& claims);

}  // namespace clusterwise::kb
