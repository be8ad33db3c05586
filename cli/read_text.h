// The one way by which a file of the user's comes in.
#pragma once

#include <cstddef>
#include <filesystem>

#include "cli/environment.h"
#include "cli/report.h"
#include "reasoner/datalog/source.h"

namespace clusterwise::cli {

inline constexpr std::size_t kLargestPack = std::size_t{1} << 30;   // bytes
inline constexpr std::size_t kLargestText = std::size_t{16} << 20;  // of a profile or a rule file

// The file's text, which is UTF-8 and not blank; its name is the path as given. "-" is the standard
// input. A file that cannot be read or is larger than the limit: kWorld. One that is blank or not
// UTF-8: kNo.
Reported<datalog::Source> read_text(const std::filesystem::path& file, std::size_t limit,
                                    Environment& env);

}  // namespace clusterwise::cli
