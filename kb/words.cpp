#include "kb/words.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
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

// "硅", "硅谷", "谷" for 硅谷.
void append_tokens(std::u32string_view run, std::vector<std::string>& tokens) {
  for (std::size_t i = 0; i < run.size(); ++i) {
    tokens.push_back(utf8(run.substr(i, 1)));
    if (i + 1 < run.size()) tokens.push_back(utf8(run.substr(i, 2)));
  }
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

std::size_t length_of(const Term& term) {
  constexpr std::size_t kWord = 2;
  return term.is_ideographic ? code_points(term.text).size() : kWord;
}

std::string segmented(std::string_view text) { return segmented(terms_of(text)); }

std::string segmented(std::span<const Term> terms) {
  std::vector<std::string> tokens;
  for (const Term& term : terms) {
    if (term.is_ideographic) {
      append_tokens(code_points(term.text), tokens);
    } else {
      tokens.push_back(term.text);
    }
  }
  return fmt::format("{}", fmt::join(tokens, " "));
}

std::string indexed_phrase(const Term& term) {
  const std::u32string run = code_points(term.text);
  if (!term.is_ideographic || run.size() < 2) return term.text;
  std::vector<std::string> tokens;
  append_tokens(run, tokens);
  // The first and the last are single, and stand in the pairs beside them.
  return fmt::format("{}", fmt::join(tokens.begin() + 1, tokens.end() - 1, " "));
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
