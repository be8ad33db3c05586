// Files of one folder that are there together or not at all.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <vector>

#include "cli/pending_file.h"
#include "kb/problem.h"

namespace clusterwise::cli {

// A folder that is not there is made beside its place and moved there whole. In one that is there,
// files are replaced once all are written; others stay. Nothing is left of it unless placed.
class PendingFolder {
 public:
  // Fails where the place is a file, or where no folder can be made.
  static kb::Result<PendingFolder> at(const std::filesystem::path& place);
  PendingFolder(PendingFolder&& other) noexcept;
  PendingFolder& operator=(PendingFolder&&) = delete;
  ~PendingFolder();

  // `file` is relative; its folders are made.
  kb::Result<void> write(const std::filesystem::path& file,
                         const std::function<void(std::ostream&)>& write);
  kb::Result<void> place();

 private:
  PendingFolder(std::filesystem::path place, std::filesystem::path now, bool is_new);
  kb::Result<void> make_folders(const std::filesystem::path& folder);

  std::filesystem::path place_;
  std::filesystem::path now_;  // where it is written: beside the place, or there
  bool is_new_;
  bool done_ = false;
  std::vector<PendingFile> files_;              // of a folder that was there
  std::vector<std::filesystem::path> folders_;  // that were made in it
};

}  // namespace clusterwise::cli
