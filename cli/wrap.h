// Breaking text into lines, in English and in Chinese.
#pragma once

#include <cstddef>
#include <vector>

#include "cli/styled.h"

namespace clusterwise::cli {

// Lines of at most `width` columns. A line may end at a space, and beside a Chinese character; but
// no line begins with closing punctuation or ends with opening punctuation. A word that is wider
// than a line stands whole on its own line. Always at least one line.
std::vector<Styled> wrap(const Styled& text, std::size_t width);

}  // namespace clusterwise::cli
