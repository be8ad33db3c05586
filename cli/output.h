// Where -o says.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>

#include "cli/environment.h"

namespace clusterwise::cli {

// Whether results go to the standard output: no place is named, or "-".
bool is_standard_output(const std::filesystem::path& place);

// Has the results written there: a file is there whole or, where that fails or does not end with
// kDone, as it was.
Exit write_output(const std::filesystem::path& place, Environment& env,
                  const std::function<Exit(std::ostream&)>& write);

}  // namespace clusterwise::cli
