// The dictionary is sorted, so it is a trie whose nodes are the words' prefixes, and a search for
// the next word not before a prefix goes from node to node. At each node stands a row of the table
// of edit distances (Oflazer 1996, section 2.1, walks a trie so; Schulz and Mihov 2002 compile the
// rows into an automaton). The row tells with which characters a word near enough can go on; where
// only few can, the walk leaps to the next of them. How far it walks depends on the word and on how
// the dictionary branches, not on the dictionary's size.
#include "kb/near_words.h"

#include <algorithm>

#include "kb/folding.h"

namespace clusterwise::kb {
namespace {

constexpr char32_t kLastCharacter = 0x10FFFF;

class Walk {
 public:
  Walk(std::u32string wanted, const Nearness& nearness)
      : wanted_(std::move(wanted)), nearness_(nearness) {
    rows_.emplace_back();
    for (std::size_t j = 0; j <= wanted_.size(); ++j) rows_.front().push_back(j);
  }

  std::vector<NearWord> run(const SeekWord& seek) {
    std::vector<NearWord> found;
    std::optional<std::u32string> from = wanted_.substr(0, nearness_.first_right);
    for (std::size_t seeks = 0; from && seeks < nearness_.seeks; ++seeks) {
      std::optional<std::string> word = seek(utf8(*from));
      if (!word) break;
      const std::u32string letters = code_points(*word);
      if (!descend(letters)) {
        from = next_after_dead_end(letters);
        continue;
      }
      if (rows_.back().back() <= nearness_.edits)
        found.push_back({std::move(*word), rows_.back().back()});
      from = next_below(0);
    }
    return found;
  }

 private:
  using Row = std::vector<std::size_t>;

  // Follows the word as far as it can still be near; whether that was to its end.
  bool descend(const std::u32string& word) {
    std::size_t same = 0;
    while (same < path_.size() && same < word.size() && path_[same] == word[same]) ++same;
    path_.resize(same);
    rows_.resize(same + 1);
    while (path_.size() < word.size()) {
      const char32_t next = word[path_.size()];
      if (!is_viable(next)) return false;
      rows_.push_back(row_after(next));
      path_.push_back(next);
    }
    return true;
  }

  Row row_after(char32_t c) const {
    const Row& last = rows_.back();
    Row row = {last.front() + 1};
    for (std::size_t j = 1; j < last.size(); ++j) {
      row.push_back(
          std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (wanted_[j - 1] == c ? 0U : 1U)}));
      if (j > 1 && !path_.empty() && wanted_[j - 2] == c && wanted_[j - 1] == path_.back()) {
        row[j] = std::min(row[j], rows_[rows_.size() - 2][j - 2] + 1);
      }
    }
    return row;
  }

  bool takes_any_character() const {
    return path_.size() >= nearness_.first_right &&
           *std::min_element(rows_.back().begin(), rows_.back().end()) < nearness_.edits;
  }

  // Whether a near word can go on from the path with this character, where not any will do.
  bool is_expected(char32_t c) const {
    const Row& last = rows_.back();
    if (path_.size() < nearness_.first_right) return wanted_[path_.size()] == c;
    for (std::size_t j = 0; j < wanted_.size(); ++j) {
      if (wanted_[j] != c) continue;
      if (last[j] <= nearness_.edits) return true;
      const bool swapped =
          !path_.empty() && j + 1 < wanted_.size() && wanted_[j + 1] == path_.back();
      if (swapped && rows_[rows_.size() - 2][j] < nearness_.edits) return true;
    }
    return false;
  }

  bool is_viable(char32_t c) const { return takes_any_character() || is_expected(c); }

  // The next character from `least` on with which the path can go on.
  std::optional<char32_t> next_viable(char32_t least) const {
    if (takes_any_character()) return least;
    std::optional<char32_t> next;
    for (const char32_t c : wanted_) {
      if (c >= least && (!next || c < *next) && is_expected(c)) next = c;
    }
    return next;
  }

  // The first string after all that begin with the path and a character before `least`, from where
  // on a near word may come.
  std::optional<std::u32string> next_below(char32_t least) {
    while (true) {
      if (const auto next = next_viable(std::max<char32_t>(least, 1))) return path_ + *next;
      if (path_.empty() || path_.size() <= nearness_.first_right) return std::nullopt;
      if (path_.back() == kLastCharacter) return std::nullopt;
      least = path_.back() + 1;
      path_.pop_back();
      rows_.pop_back();
    }
  }

  std::optional<std::u32string> next_after_dead_end(const std::u32string& word) {
    const char32_t dead = word[path_.size()];
    return dead == kLastCharacter ? std::nullopt : next_below(dead + 1);
  }

  std::u32string wanted_;
  Nearness nearness_;
  std::u32string path_;    // the node
  std::vector<Row> rows_;  // of the path's prefixes, the empty one first
};

}  // namespace

std::vector<NearWord> near_words(std::string_view wanted, const Nearness& nearness,
                                 const SeekWord& seek) {
  std::u32string letters = code_points(wanted);
  if (letters.size() < nearness.first_right) return {};
  return Walk(std::move(letters), nearness).run(seek);
}

}  // namespace clusterwise::kb
