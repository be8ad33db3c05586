#include "reasoner/advisor/bilingual.h"

#include <algorithm>
#include <string>

namespace clusterwise::advisor {
namespace {

// Whether a CJK ideograph stands in it: in UTF-8 those from U+4E00 to U+9FFF begin so.
bool has_ideograph(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xE4 && byte <= 0xE9;
  });
}

}  // namespace

kb::Text bilingual(std::string_view text) {
  constexpr std::string_view kBetween = " / ";
  const std::size_t at = text.rfind(kBetween);
  if (at != std::string_view::npos) {
    const std::string_view first = text.substr(0, at);
    const std::string_view second = text.substr(at + kBetween.size());
    if (!has_ideograph(first) && has_ideograph(second))
      return {std::string(first), std::string(second)};
    if (has_ideograph(first) && !has_ideograph(second))
      return {std::string(second), std::string(first)};
  }
  return {std::string(text), std::string(text)};
}

}  // namespace clusterwise::advisor
