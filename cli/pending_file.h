// A file that is there whole or not at all.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "kb/problem.h"

namespace clusterwise::cli {

// Written beside its place under another name, and moved there by place(). Gone with the object
// unless placed.
class PendingFile {
 public:
  // Replaces the file: one with its permissions; where the path is a symbolic link, what it leads
  // to. REQUIRES: the file exists. A file that may not be written or is none (a pipe) is refused.
  static kb::Result<PendingFile> replacing(const std::filesystem::path& file,
                                           std::string_view text);
  PendingFile(PendingFile&& other) noexcept;
  PendingFile& operator=(PendingFile&&) = delete;
  ~PendingFile();

  kb::Result<void> place();

 private:
  PendingFile(std::filesystem::path place, std::string unfinished);

  std::filesystem::path place_;
  std::string unfinished_;  // empty once placed
};

}  // namespace clusterwise::cli
