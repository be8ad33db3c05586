// Is a text what it claims to be?
#pragma once

#include <cstddef>
#include <string_view>

namespace clusterwise::kb {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The offset of the first byte that is not part of valid UTF-8, or npos.
std::size_t find_bad_utf8(std::string_view text);

}  // namespace clusterwise::kb
