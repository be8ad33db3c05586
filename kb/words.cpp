#include "kb/words.h"

#include <algorithm>
#include <utf8proc.h>

#include "kb/folding.h"

namespace clusterwise::kb {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Blocks of Unicode whose characters are written without spaces between words.
constexpr Range kIdeographic[] = {
    {0x2E80, 0x2FDF},    // radicals
    {0x3005, 0x3007},    // iteration mark, closing mark, zero
    {0x3040, 0x30FF},    // kana
    {0x3400, 0x4DBF},    // CJK extension A
    {0x4E00, 0x9FFF},    // CJK
    {0xAC00, 0xD7AF},    // Hangul syllables
    {0xF900, 0xFAFF},    // CJK compatibility
    {0x20000, 0x3FFFF},  // CJK extensions B and later
};

bool is_ideographic(char32_t c) {
  return std::any_of(std::begin(kIdeographic), std::end(kIdeographic),
                     [c](const Range& range) { return range.first <= c && c <= range.last; });
}

bool is_of_word(char32_t c) {
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

}  // namespace

std::vector<Term> terms_of(std::string_view text) {
  std::vector<Term> terms;
  bool continues = false;
  for (const char32_t c : code_points(folded(text))) {
    if (!is_of_word(c)) {
      continues = false;
      continue;
    }
    const bool ideographic = is_ideographic(c);
    if (!continues || terms.back().is_ideographic != ideographic) {
      terms.push_back({"", ideographic});
    }
    terms.back().text += utf8(std::u32string_view(&c, 1));
    continues = true;
  }
  return terms;
}

std::string segmented(std::string_view text) { return segmented(terms_of(text)); }

std::string segmented(std::span<const Term> terms) {
  std::string spaced;
  const auto add = [&](std::string_view word) {
    if (!spaced.empty()) spaced += ' ';
    spaced += word;
  };
  for (const Term& term : terms) {
    if (!term.is_ideographic) {
      add(term.text);
    } else {
      for (const char32_t c : code_points(term.text)) add(utf8(std::u32string_view(&c, 1)));
    }
  }
  return spaced;
}

bool is_function_word(std::string_view word) {
  static constexpr std::string_view kWords[] = {
      "a",    "an",  "and", "are", "as",   "at",   "be",    "by",    "do",  "does", "for",
      "from", "how", "in",  "is",  "it",   "its",  "of",    "on",    "or",  "that", "the",
      "this", "to",  "was", "we",  "what", "when", "where", "which", "who", "why",  "with",
  };
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
}

}  // namespace clusterwise::kb
