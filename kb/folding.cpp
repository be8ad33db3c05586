#include "kb/folding.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <utf8proc.h>

#include "kb/simplified.h"

namespace clusterwise::kb {
namespace {

bool is_space(char32_t c) {
  const auto code = static_cast<utf8proc_int32_t>(c);
  return c == U'\t' || c == U'\n' || c == U'\r' || utf8proc_category(code) == UTF8PROC_CATEGORY_ZS;
}

std::string simplified_with_single_spaces(std::string_view text) {
  std::u32string spaced;
  for (const char32_t c : code_points(text)) {
    if (!is_space(c)) {
      spaced.push_back(simplified(c));
    } else if (!spaced.empty() && spaced.back() != U' ') {
      spaced.push_back(U' ');
    }
  }
  if (!spaced.empty() && spaced.back() == U' ') spaced.pop_back();
  return utf8(spaced);
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// What the general way below gives for ASCII, sooner.
std::string folded_ascii(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      if (!result.empty() && result.back() != ' ') result.push_back(' ');
    } else {
      const bool is_upper = c >= 'A' && c <= 'Z';
      result.push_back(is_upper ? static_cast<char>(c - 'A' + 'a') : c);
    }
  }
  if (!result.empty() && result.back() == ' ') result.pop_back();
  return result;
}

}  // namespace

std::string folded(std::string_view text) {
  constexpr auto kOptions = static_cast<utf8proc_option_t>(
      UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  if (is_ascii(text)) return folded_ascii(text);
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &mapped, kOptions);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (size < 0) return std::string(text);
  return simplified_with_single_spaces(
      {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size)});
}

std::u32string code_points(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  const auto* end = at + text.size();
  while (at < end) {
    utf8proc_int32_t point = 0;
    const utf8proc_ssize_t length = utf8proc_iterate(at, end - at, &point);
    if (length <= 0) break;
    points.push_back(static_cast<char32_t>(point));
    at += length;
  }
  return points;
}

std::string utf8(std::u32string_view points) {
  std::string text;
  text.reserve(points.size());
  for (const char32_t point : points) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const utf8proc_ssize_t length =
        utf8proc_encode_char(static_cast<utf8proc_int32_t>(point), bytes.data());
    text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
  }
  return text;
}

}  // namespace clusterwise::kb
