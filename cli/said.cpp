#include "cli/said.h"

#include <algorithm>
#include <fmt/format.h>

#include "cli/numbers.h"

namespace clusterwise::cli {

const std::string& in_tongue(const kb::Text& text, Tongue tongue) {
  const bool english = tongue == Tongue::kEnglish;
  const std::string& wanted = english ? text.en : text.zh;
  return wanted.empty() ? (english ? text.zh : text.en) : wanted;
}

std::vector<Tongue> tongues_of(const std::vector<const kb::Text*>& texts, Language language) {
  if (language == Language::kEnglish) return {Tongue::kEnglish};
  if (language == Language::kChinese) return {Tongue::kChinese};
  const bool differ = std::ranges::any_of(texts, [](const kb::Text* text) {
    return !text->en.empty() && !text->zh.empty() && text->en != text->zh;
  });
  if (!differ) return {Tongue::kEnglish};
  return {Tongue::kEnglish, Tongue::kChinese};
}

kb::Text in_a_row(const kb::Text& first, const kb::Text& second) {
  return {first.en + " " + second.en, first.zh + second.zh};
}

std::string reading_of(const Bar& bar) {
  const std::string value = two_decimals(bar.value);
  std::string range = range_of(bar.range);
  const bool nothing_known =
      bar.value < bar.range.low || (bar.badge.verdict == advisor::Verdict::kOpen && bar.value == 0);
  if (nothing_known || value == range) return range;
  return fmt::format("{} ({})", value, range);
}

}  // namespace clusterwise::cli
