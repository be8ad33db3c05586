#include "kb/place.h"

#include <fmt/format.h>

namespace clusterwise::kb {

std::string place_of(std::string_view text, std::size_t offset) {
  std::size_t line = 1;
  std::size_t column = 1;
  for (const char byte : text.substr(0, offset)) {
    if (byte == '\n') {
      ++line;
      column = 1;
    } else if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) {  // not inside a character
      ++column;
    }
  }
  return fmt::format("line {}, column {}", line, column);
}

}  // namespace clusterwise::kb
