// JSON as text, as packs are laid out: on one line, a space after each colon and comma.
#pragma once

#include <string>
#include <string_view>

#include "kb/json.h"

namespace clusterwise::kb {

// Appends the text in quotes; only what JSON demands is escaped.
void append_json(std::string& to, std::string_view text);
void append_json(std::string& to, const Json& value);

}  // namespace clusterwise::kb
