// Texts with numbers in them, in the order that people expect: "9" before "10".
#pragma once

#include <string_view>

namespace clusterwise::advisor {

// Runs of digits are compared as numbers, all else by bytes; a strict weak order that tells any two
// texts apart.
bool natural_less(std::string_view a, std::string_view b);

}  // namespace clusterwise::advisor
