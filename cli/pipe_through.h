// Running a program of the machine as a filter: text in, text out.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "kb/problem.h"

namespace clusterwise::cli {

// What the program writes to its standard output when it is given `input`. `command` is its name,
// looked for in $PATH, or its path, and its arguments; no shell is involved. Fails where it cannot
// be started, ends with another code than 0 (what it said on its standard error is in the message),
// is killed, or takes longer than `limit`, after which it is killed.
kb::Result<std::string> pipe_through(const std::vector<std::string>& command,
                                     std::string_view input, std::chrono::seconds limit);

}  // namespace clusterwise::cli
