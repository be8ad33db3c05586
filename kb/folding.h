// Texts as they are compared: without regard to case, width, spacing, or traditional and simplified
// characters.
#pragma once

#include <string>
#include <string_view>

namespace clusterwise::kb {

// NFKC with case folding, Chinese in simplified characters; white space at the ends removed,
// elsewhere one space. REQUIRES: valid UTF-8; of other text the bytes are returned as they are.
std::string folded(std::string_view text);

// The text's code points. REQUIRES: valid UTF-8; reading stops where it is not.
std::u32string code_points(std::string_view text);

std::string utf8(std::u32string_view code_points);

}  // namespace clusterwise::kb
