#include "kb/coverage.h"

#include <algorithm>
#include <vector>

#include "kb/words.h"

namespace clusterwise::kb {
namespace {

// Takes the tokens of a line in their order. An ideograph counts as marked when it is, or a pair
// that holds it.
class Measure {
 public:
  void add(std::string_view token, bool marked) {
    const std::vector<Term> terms = terms_of(token);
    if (terms.size() != 1 || is_function_word(terms.front().text)) return;
    const std::size_t length = length_of(terms.front());
    if (!terms.front().is_ideographic) {
      words_ += length;
      if (marked) marked_words_ += length;
    } else if (length == 1) {
      ideographs_.push_back(marked || in_marked_pair_);
      in_marked_pair_ = false;
    } else if (marked && !ideographs_.empty()) {
      ideographs_.back() = true;
      in_marked_pair_ = true;
    }
  }

  Share share() const {
    const double length = static_cast<double>(words_ + ideographs_.size());
    if (length == 0) return {};
    const auto marked = std::count(ideographs_.begin(), ideographs_.end(), true);
    return {static_cast<double>(marked_words_) / length, static_cast<double>(marked) / length};
  }

 private:
  std::size_t words_ = 0;
  std::size_t marked_words_ = 0;
  std::vector<bool> ideographs_;
  bool in_marked_pair_ = false;
};

}  // namespace

Share marked_share(std::string_view line) {
  Measure measure;
  bool inside = false;
  while (!line.empty()) {
    if (line.front() == kMarkBegin || line.front() == kMarkEnd) {
      inside = line.front() == kMarkBegin;
      line.remove_prefix(1);
      continue;
    }
    if (line.front() == ' ') {
      line.remove_prefix(1);
      continue;
    }
    constexpr char kEnds[] = {' ', kMarkBegin, kMarkEnd};
    const std::size_t end = std::min(line.find_first_of({kEnds, sizeof(kEnds)}), line.size());
    measure.add(line.substr(0, end), inside);
    line.remove_prefix(end);
  }
  return measure.share();
}

std::optional<Coverage> coverage(std::string_view column, bool both_scripts, LineWeight weight) {
  Coverage result;
  double words = 0;  // the best shares of each script
  double ideographs = 0;
  std::size_t line = 0;
  for (; !column.empty(); ++line) {
    const std::size_t end = std::min(column.find('\n'), column.size());
    const std::string_view text = column.substr(0, end);
    column.remove_prefix(std::min(end + 1, column.size()));
    if (text.find(kMarkBegin) == std::string_view::npos) continue;
    const Share share = marked_share(text);
    const double weighted = share.both() * weight(line);
    result.overall += share.both();
    words = std::max(words, share.words * weight(line));
    ideographs = std::max(ideographs, share.ideographs * weight(line));
    if (weighted > result.best) {
      result.best = weighted;
      result.line = line;
    }
  }
  if (result.overall == 0) return std::nullopt;
  result.overall /= static_cast<double>(line);
  if (both_scripts) result.best = (words + ideographs) / 2;
  return result;
}

}  // namespace clusterwise::kb
