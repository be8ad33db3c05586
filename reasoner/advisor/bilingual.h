// Texts of users that are in both languages at once.
#pragma once

#include <string_view>

#include "kb/knowledge.h"

namespace clusterwise::advisor {

// "a survey / 问卷调查" taken apart, whichever language stands first. Any other text is the same in
// both languages.
kb::Text bilingual(std::string_view text);

}  // namespace clusterwise::advisor
