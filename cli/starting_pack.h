// starting_pack.jsonld, with a name in it.
#pragma once

#include <string>
#include <string_view>

namespace clusterwise::cli {

// A pack of that id with one record of every sort that packs mostly hold, and comments on each.
std::string starting_pack(std::string_view id);

}  // namespace clusterwise::cli
