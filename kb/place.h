// Where an offset of a document is, as people say it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace clusterwise::kb {

// "line 3, column 5", counted from 1 in characters. Walks the text: for messages only.
std::string place_of(std::string_view text, std::size_t offset);

}  // namespace clusterwise::kb
