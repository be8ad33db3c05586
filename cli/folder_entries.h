// What lies in a folder.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <vector>

#include "kb/problem.h"

namespace clusterwise::cli {

// The entries of the folder (not of its folders) that are wanted, sorted. A folder that cannot be
// read, wholly or in part, is a failure.
template <typename Wanted>
kb::Result<std::vector<std::filesystem::path>> folder_entries(const std::filesystem::path& folder,
                                                              Wanted wanted) {
  std::vector<std::filesystem::path> entries;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (wanted(entry->path())) entries.push_back(entry->path());
  }
  if (error) {
    return tl::unexpected(
        kb::Failure{fmt::format("cannot read {}: {}", folder.string(), error.message()), ""});
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

}  // namespace clusterwise::cli
