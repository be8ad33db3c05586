// Texts as search sees them: words of letters, and runs of ideographs, which have no borders
// between words.
#pragma once

#include <cstddef>
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

// How long a term is: its ideographs, or two for a word, which is about as long when it is
// translated.
std::size_t length_of(const Term& term);

// The text as it is indexed, one space between tokens. A run of ideographs becomes each ideograph,
// followed by the pair that it begins: "硅 硅谷 谷 stanford".
std::string segmented(std::string_view text);
std::string segmented(std::span<const Term> terms);

// The tokens that stand next to each other in the index wherever the term stands in a text: "硅谷
// 谷 谷地" for 硅谷地. A single token for a word, an ideograph and a pair, which an index finds at
// once.
std::string indexed_phrase(const Term& term);

// English words that say nothing about the subject of a question: "the", "of", "what".
bool is_function_word(std::string_view word);

}  // namespace clusterwise::kb
