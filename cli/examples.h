// The examples in the help. They name concepts, so they stand in a text file (examples.txt), not in
// the code.
#pragma once

#include <string>
#include <string_view>

namespace clusterwise::cli {

// The lines under that verb ("kb import"), each ending in a newline; empty where there are none.
std::string examples_of(std::string_view verb);

}  // namespace clusterwise::cli
