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

// The pairs of neighbouring characters of one text, to be held against those of others.
class Pairs {
 public:
  explicit Pairs(std::u32string_view text) {
    for (std::size_t i = 1; i < text.size(); ++i) sorted_.emplace_back(text[i - 1], text[i]);
    std::sort(sorted_.begin(), sorted_.end());
  }

  // The coefficient of Dice (1945).
  double in_common_with(std::u32string_view other) const {
    if (sorted_.empty() || other.size() < 2) return 0;
    std::vector<bool> is_taken(sorted_.size());
    std::size_t both = 0;
    for (std::size_t i = 1; i < other.size(); ++i) {
      const Pair pair(other[i - 1], other[i]);
      const auto [begin, end] = std::equal_range(sorted_.begin(), sorted_.end(), pair);
      const auto first = is_taken.begin() + (begin - sorted_.begin());
      const auto free = std::find(first, first + (end - begin), false);
      if (free == first + (end - begin)) continue;
      *free = true;
      ++both;
    }
    return 2.0 * static_cast<double>(both) / static_cast<double>(sorted_.size() + other.size() - 1);
  }

 private:
  std::vector<Pair> sorted_;
};

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

// One name, to be held against others.
class Likeness {
 public:
  explicit Likeness(std::string_view name)
      : name_(comparable(name)), pairs_(name_), edits_(name_) {}

  double to(std::u32string_view other) const {
    constexpr double kPart = 0.7;
    if (name_ == other) return 1;
    const bool part = is_part(name_, other) || is_part(other, name_);
    const double known = std::max(pairs_.in_common_with(other), part ? kPart : 0.0);
    const std::size_t longer = std::max(name_.size(), other.size());
    const auto share_kept = [longer](std::size_t edits) {
      return 1.0 - static_cast<double>(edits) / static_cast<double>(longer);
    };
    // Counting edits takes the most time, and the lengths alone say how few they can be.
    const double at_best = share_kept(longer - std::min(name_.size(), other.size()));
    if (at_best < kSimilarEnough || at_best <= known) return known;
    return std::max(known, share_kept(edits_.to(other)));
  }

 private:
  std::u32string name_;
  Pairs pairs_;
  EditsFrom edits_;
};

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

EditsFrom::EditsFrom(std::u32string_view text) : text_(text) {
  if (text_.size() > kLongest) return;
  for (std::size_t i = 0; i < text_.size(); ++i) {
    const char32_t c = text_[i];
    (c < kAscii ? ascii_[c] : others_[c]) |= std::uint64_t{1} << i;
  }
}

std::uint64_t EditsFrom::places_of(char32_t c) const {
  if (c < kAscii) return ascii_[c];
  const auto found = others_.find(c);
  return found != others_.end() ? found->second : 0;
}

// A column of the table above at once: what its cells differ by, in bits (Hyyrö 2003: A bit-vector
// algorithm for computing Levenshtein and Damerau edit distances).
std::size_t EditsFrom::to(std::u32string_view other) const {
  if (text_.empty() || text_.size() > kLongest) return edit_distance(text_, other);
  const std::uint64_t last = std::uint64_t{1} << (text_.size() - 1);
  std::size_t distance = text_.size();
  std::uint64_t more_below = ~std::uint64_t{0};  // a cell is one more than that above it
  std::uint64_t less_below = 0;                  // one less
  std::uint64_t free_diagonal = 0;               // as much as the one above it, one column before
  std::uint64_t places_before = 0;
  for (const char32_t c : other) {
    const std::uint64_t places = places_of(c);
    const std::uint64_t swapped = ((~free_diagonal & places) << 1) & places_before;
    free_diagonal =
        (((places & more_below) + more_below) ^ more_below) | places | less_below | swapped;
    std::uint64_t more_across = less_below | ~(free_diagonal | more_below);
    std::uint64_t less_across = free_diagonal & more_below;
    if ((more_across & last) != 0) ++distance;
    if ((less_across & last) != 0) --distance;
    more_across = more_across << 1 | 1;
    less_across <<= 1;
    more_below = less_across | ~(free_diagonal | more_across);
    less_below = more_across & free_diagonal;
    places_before = places;
  }
  return distance;
}

double similarity(std::string_view a, std::string_view b) { return Likeness(a).to(comparable(b)); }

std::vector<std::string> most_similar(std::string_view name,
                                      std::span<const std::string> candidates, std::size_t limit) {
  const Likeness likeness(name);
  std::vector<std::pair<double, std::string>> ranked;
  for (const std::string& candidate : candidates) {
    const double score = likeness.to(comparable(candidate));
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
