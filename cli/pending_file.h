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
  // A file that may be there or not, readable by all.
  static kb::Result<PendingFile> at(const std::filesystem::path& file);
  // All of a file that replaces another, on the disk: one with its permissions; where the path is a
  // symbolic link, what it leads to. REQUIRES: the file exists. A file that may not be written or
  // is none (a pipe) is refused.
  static kb::Result<PendingFile> replacing(const std::filesystem::path& file,
                                           std::string_view text);
  // The same, empty as yet; where there is no file, as at().
  static kb::Result<PendingFile> over(const std::filesystem::path& file);
  PendingFile(PendingFile&& other) noexcept;
  PendingFile& operator=(PendingFile&&) = delete;
  ~PendingFile();

  // False where that fails; place() then says why.
  bool append(std::string_view text);
  // Fails also where something failed before.
  kb::Result<void> place();
  // The same, but fails with kTaken where a file is there already, which stays.
  enum class Placed { kDone, kTaken };
  kb::Result<Placed> place_new();

 private:
  PendingFile(std::filesystem::path place, std::string unfinished, int descriptor);
  void complete();
  static kb::Result<PendingFile> beside(const std::filesystem::path& place,
                                        const std::filesystem::path& named);

  std::filesystem::path place_;
  std::string unfinished_;  // empty once placed
  int descriptor_ = -1;     // open until the text is complete
  int error_ = 0;           // the first that was met
};

}  // namespace clusterwise::cli
