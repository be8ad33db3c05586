// What a command's environment is made of, read from the process once, at the start.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "cli/environment.h"

namespace clusterwise::cli {

// The value of a variable of the process, empty where it is not set.
using Variables = std::function<std::string(const char* name)>;

// zh for a Chinese locale (LC_ALL, else LC_MESSAGES, else LANG), else en.
Language language_of(const Variables& variables);

// The store in $XDG_DATA_HOME, else in ~/.local/share; empty where there is neither.
std::filesystem::path default_store_of(const Variables& variables);

// The folder that holds `name` ("packs", "rules"): in $CLUSTERWISE_DATA where that is set, else
// beside the installed executable, else in the source tree that the executable was built from.
std::filesystem::path data_folder(const std::string& name, const std::filesystem::path& executable,
                                  const Variables& variables);

}  // namespace clusterwise::cli
