// Texts as search sees them: words of letters, and runs of ideographs, which have no borders between words.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace clusterwise::kb {

struct Term {
  std::string text;  // folded
  bool is_ideographic = false;
};

// The terms of a text, in its order: "硅谷 Stanford" has two. A run of ideographs is one term.
std::vector<Term> terms_of(std::string_view text);

// The same with one space between terms and between ideographs, for an index of single words: "硅 谷 stanford".
std::string segmented(std::string_view text);
std::string segmented(std::span<const Term> terms);

// English words that say nothing about the subject of a question: "the", "of", "what".
bool is_function_word(std::string_view word);

}  // namespace clusterwise::kb
