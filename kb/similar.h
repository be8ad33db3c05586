// How much two names resemble each other: for "did you mean …" and for searches with a typo.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clusterwise::kb {

// Insertions, deletions, replacements and swaps of neighbours that lead from a to b (optimal string
// alignment, Boytsov 2011, section 2.1); counted in elements.
std::size_t edit_distance(std::u32string_view a, std::u32string_view b);

// The same from one text to many, many times as fast where that text has at most 64 elements.
class EditsFrom {
 public:
  explicit EditsFrom(std::u32string_view text);
  std::size_t to(std::u32string_view other) const;

 private:
  static constexpr std::size_t kLongest = 64;
  static constexpr std::size_t kAscii = 128;

  std::uint64_t places_of(char32_t c) const;

  std::u32string text_;
  std::array<std::uint64_t, kAscii> ascii_{};  // where a character stands in the text, bit by bit
  std::map<char32_t, std::uint64_t> others_;
};

// 1 for equal names, 0 for names with nothing in common: the better of what the edit distance,
// common pairs of characters, and one name being a part of the other say. Case, hyphens,
// underscores and spaces make no difference. Below kSimilarEnough it may be too low.
double similarity(std::string_view a, std::string_view b);

// A similarity from here on is worth a "did you mean".
inline constexpr double kSimilarEnough = 0.6;

// The candidates that are similar enough, best first, at most `limit`; equally similar ones in
// order of their text.
std::vector<std::string> most_similar(std::string_view name,
                                      std::span<const std::string> candidates, std::size_t limit);

// "did you mean "a"?", "did you mean "a" or "b"?"; empty when there is no candidate.
std::string did_you_mean(std::span<const std::string> candidates);

}  // namespace clusterwise::kb
