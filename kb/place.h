// Where an offset of a document is, as people say it.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace clusterwise::kb {

// "line 3, column 5", counted from 1 in characters. Walks the text: for messages only.
std::string place_of(std::string_view text, std::size_t offset);

// The offset of such a place; the end of the text where it has none.
std::size_t offset_of(std::string_view text, std::size_t line, std::size_t column);

// The words with each place in them, as place_of() says it, said otherwise.
using SayPlace = std::function<std::string(std::size_t line, std::size_t column)>;
std::string with_places(std::string_view words, const SayPlace& say);

}  // namespace clusterwise::kb
