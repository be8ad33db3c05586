// Words of a dictionary that differ from a given one by few typing errors, found without reading
// the dictionary.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clusterwise::kb {

// The first word of the dictionary that is not before `from` in the order of bytes; nothing at its
// end.
using SeekWord = std::function<std::optional<std::string>(std::string_view from)>;

struct NearWord {
  std::string word;
  std::size_t edits = 0;
};

struct Nearness {
  std::size_t edits = 1;        // at most
  std::size_t first_right = 0;  // characters at the beginning that are taken to be right
  std::size_t seeks = 4000;     // after which the search ends, with what it has found
};

// In the order of the dictionary; edits are those of edit_distance. REQUIRES: the dictionary's
// words are valid UTF-8.
std::vector<NearWord> near_words(std::string_view wanted, const Nearness& nearness,
                                 const SeekWord& seek);

}  // namespace clusterwise::kb
