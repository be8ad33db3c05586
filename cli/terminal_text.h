// Characters of UTF-8 text, and the columns that they take on a terminal.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace clusterwise::cli {

// The character at that byte; a byte that is no UTF-8 counts as one U+FFFD. REQUIRES: offset <
// text.size().
struct CodePoint {
  char32_t value = 0;
  std::size_t bytes = 1;
  bool valid = true;
};
CodePoint code_point_at(std::string_view text, std::size_t offset);

// Offset of the first byte that is not UTF-8.
std::optional<std::size_t> first_invalid_byte(std::string_view text);

// Columns: 2 for a Chinese character, 0 for a combining mark.
std::size_t display_width(char32_t character);
std::size_t display_width(std::string_view text);

// Fit for a terminal: control characters and broken bytes become U+FFFD, line ends and tabs become
// spaces.
std::string printable(std::string_view text);

}  // namespace clusterwise::cli
