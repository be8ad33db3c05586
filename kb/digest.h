// Digests, so that what was used can be named exactly.
#pragma once

#include <string>
#include <string_view>

namespace clusterwise::kb {

// SHA-256 of the bytes, lower-case hex.
std::string sha256_hex(std::string_view bytes);

}  // namespace clusterwise::kb
