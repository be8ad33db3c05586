// Texts and places in them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace clusterwise::datalog {

// A rule file: where it came from and what it says. The engine never opens a file itself.
struct Source {
  std::string name;  // shown in messages
  std::string text;  // UTF-8
};

enum class FileId : std::uint32_t {};  // index into the sources of a program

// A half-open range of byte offsets in one source.
struct Span {
  FileId file{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool operator==(const Span&) const = default;
};

// From the begin of the first to the end of the second. REQUIRES: both in the same file.
inline Span cover(Span first, Span last) { return {first.file, first.begin, last.end}; }

// Counted from 1, in characters (code points), as people count.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

// Walks the text up to the offset: for messages only.
Position position_of(std::string_view text, std::size_t offset);
// Columns of a terminal: a Chinese character takes two.
std::size_t width_of(std::string_view text);
// The line that the offset is in, without its line end.
std::string_view line_of(std::string_view text, std::size_t offset);

}  // namespace clusterwise::datalog
