// From the words of the command line to a command.
#pragma once

#include <string>
#include <vector>

#include "cli/environment.h"

namespace clusterwise::cli {

// Reads the arguments (without the program's name), applies the global options to the environment,
// runs the command.
Exit run_command_line(const std::vector<std::string>& arguments, Environment& env);

}  // namespace clusterwise::cli
