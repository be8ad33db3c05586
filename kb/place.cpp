#include "kb/place.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace clusterwise::kb {
namespace {

constexpr std::string_view kLine = "line ";
constexpr std::string_view kColumn = ", column ";

bool is_inside_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

// Takes a word and the number after it off the begin of the text; 0 where they are not there.
std::size_t take_number(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return 0;
  std::size_t number = 0;
  const char* const end = text.data() + text.size();
  const char* const stop = std::from_chars(text.data() + word.size(), end, number).ptr;
  text = {stop, static_cast<std::size_t>(end - stop)};
  return number;
}

}  // namespace

std::string place_of(std::string_view text, std::size_t offset) {
  std::size_t line = 1;
  std::size_t column = 1;
  for (const char byte : text.substr(0, offset)) {
    if (byte == '\n') {
      ++line;
      column = 1;
    } else if (!is_inside_character(byte)) {
      ++column;
    }
  }
  return fmt::format("{}{}{}{}", kLine, line, kColumn, column);
}

std::size_t offset_of(std::string_view text, std::size_t line, std::size_t column) {
  std::size_t at = 0;
  for (; line > 1 && at < text.size(); --line)
    at = std::min(text.find('\n', at), text.size() - 1) + 1;
  for (; column > 1 && at < text.size(); --column) {
    do ++at;
    while (at < text.size() && is_inside_character(text[at]));
  }
  return at;
}

std::string with_places(std::string_view words, const SayPlace& say) {
  std::string said;
  while (!words.empty()) {
    std::string_view rest = words;
    const std::size_t line = take_number(rest, kLine);
    const std::size_t column = line == 0 ? 0 : take_number(rest, kColumn);
    if (column > 0) {
      said += say(line, column);
      words = rest;
    } else {
      said += words.front();
      words.remove_prefix(1);
    }
  }
  return said;
}

}  // namespace clusterwise::kb
