// Traditional and simplified Chinese, character by character.
#pragma once

namespace clusterwise::kb {

// The simplified form of a traditional character; any other character as it is. Characters that
// simplification made one stay one (後 and 后 are both 后), which only makes a search find more.
char32_t simplified(char32_t c);

}  // namespace clusterwise::kb
