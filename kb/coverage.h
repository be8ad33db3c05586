// How much of a text the terms of a question cover, by the marks that the index sets around its
// matches.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace clusterwise::kb {

inline constexpr char kMarkBegin = '\x01';
inline constexpr char kMarkEnd = '\x02';

// Shares of a text's length that lie within marks; the length counts as length_of counts terms,
// without function words.
struct Share {
  double words = 0;       // marked words
  double ideographs = 0;  // marked ideographs

  double both() const { return words + ideographs; }
};

// Of one line of tokens, as segmented() makes it.
Share marked_share(std::string_view line);

// Of a column, which is one text a line.
struct Coverage {
  std::size_t line = 0;  // the one that is covered best
  double best = 0;       // its share, weighted
  double overall = 0;    // mean share of all lines
};

// What a line's share is multiplied with, by its number.
using LineWeight = double (*)(std::size_t line);

// Nothing where nothing is marked. A question in both scripts is covered by a line of each, so that
// the best share is the mean of the two.
std::optional<Coverage> coverage(std::string_view column, bool both_scripts, LineWeight weight);

}  // namespace clusterwise::kb
