// Documents of exchange, to a file or to the results.
#pragma once

#include <filesystem>

#include "cli/environment.h"
#include "cli/report.h"
#include "kb/exchange.h"

namespace clusterwise::cli {

// One document of all, in the format of the environment: JSON-LD, Turtle or GraphML. An empty path,
// or "-", is the results. A file is there whole or not at all.
Exit write_excerpt(const kb::Excerpt& excerpt, const std::filesystem::path& file, Environment& env);

}  // namespace clusterwise::cli
