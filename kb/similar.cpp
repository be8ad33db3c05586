#include "kb/similar.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "kb/folding.h"

namespace clusterwise::kb {
namespace {

// Folded, with one sign for everything that may stand between words.
std::u32string comparable(std::string_view name) {
  std::u32string points = code_points(folded(name));
  std::replace_if(
      points.begin(), points.end(), [](char32_t c) { return c == U'-' || c == U'_'; }, U' ');
  return points;
}

using Pair = std::pair<char32_t, char32_t>;

std::vector<Pair> sorted_pairs(std::u32string_view text) {
  std::vector<Pair> pairs;
  for (std::size_t i = 1; i < text.size(); ++i) pairs.emplace_back(text[i - 1], text[i]);
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

// The coefficient of Dice (1945) over pairs of neighbouring characters.
double common_pairs(std::u32string_view a, std::u32string_view b) {
  const std::vector<Pair> left = sorted_pairs(a);
  const std::vector<Pair> right = sorted_pairs(b);
  if (left.empty() || right.empty()) return 0;
  std::vector<Pair> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(both));
  return 2.0 * static_cast<double>(both.size()) / static_cast<double>(left.size() + right.size());
}

// A name that is a whole part of the other, from word border to word border.
bool is_part(std::u32string_view part, std::u32string_view whole) {
  constexpr std::size_t kShortest = 2;
  const std::size_t at = whole.find(part);
  if (part.size() < kShortest || at == std::u32string_view::npos) return false;
  const std::size_t end = at + part.size();
  const bool is_ascii = part.front() < 0x80;  // Chinese has no word borders
  return !is_ascii ||
         ((at == 0 || whole[at - 1] == U' ') && (end == whole.size() || whole[end] == U' '));
}

double similarity_of(std::u32string_view a, std::u32string_view b) {
  constexpr double kPart = 0.7;
  if (a == b) return 1;
  const bool part = is_part(a, b) || is_part(b, a);
  const double known = std::max(common_pairs(a, b), part ? kPart : 0.0);
  const std::size_t longer = std::max(a.size(), b.size());
  const auto share_kept = [longer](std::size_t edits) {
    return 1.0 - static_cast<double>(edits) / static_cast<double>(longer);
  };
  // Counting edits takes the most time, and the lengths alone say how few they can be.
  const double at_best = share_kept(longer - std::min(a.size(), b.size()));
  if (at_best < kSimilarEnough || at_best <= known) return known;
  return std::max(known, share_kept(edit_distance(a, b)));
}

}  // namespace

std::size_t edit_distance(std::u32string_view a, std::u32string_view b) {
  std::vector<std::size_t> before_last;  // rows of the table: distances from prefixes of a
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
    before_last = std::exchange(last, row);
  }
  return last[b.size()];
}

double similarity(std::string_view a, std::string_view b) {
  return similarity_of(comparable(a), comparable(b));
}

std::vector<std::string> most_similar(std::string_view name,
                                      std::span<const std::string> candidates, std::size_t limit) {
  const std::u32string wanted = comparable(name);
  std::vector<std::pair<double, std::string>> ranked;
  for (const std::string& candidate : candidates) {
    const double score = similarity_of(wanted, comparable(candidate));
    if (score >= kSimilarEnough) ranked.emplace_back(-score, candidate);
  }
  std::sort(ranked.begin(), ranked.end());
  std::vector<std::string> best;
  for (auto& [score, candidate] : ranked) {
    if (best.size() == limit) break;
    best.push_back(std::move(candidate));
  }
  return best;
}

std::string did_you_mean(std::span<const std::string> candidates) {
  if (candidates.empty()) return {};
  std::string quoted;
  for (const std::string& candidate : candidates) {
    quoted += fmt::format("{}\"{}\"", quoted.empty() ? "" : " or ", candidate);
  }
  return fmt::format("did you mean {}?", quoted);
}

}  // namespace clusterwise::kb
