#include "cli/pending_folder.h"

#include <fmt/format.h>
#include <ostream>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>

#include "cli/pending_stream.h"
#include "cli/terminal_text.h"

namespace clusterwise::cli {
namespace {

namespace fs = std::filesystem;

tl::unexpected<kb::Failure> cannot_make(const fs::path& folder, std::string_view reason,
                                        std::string_view note = {}) {
  return tl::unexpected(
      kb::Failure{fmt::format("cannot make the folder {}: {}", printable(folder.string()), reason),
                  std::string(note)});
}

// Without a slash at its end.
fs::path bare(const fs::path& path) {
  return path.has_filename() || !path.has_parent_path() ? path : path.parent_path();
}

}  // namespace

PendingFolder::PendingFolder(fs::path place, fs::path now, bool is_new)
    : place_(std::move(place)), now_(std::move(now)), is_new_(is_new) {}

PendingFolder::PendingFolder(PendingFolder&& other) noexcept
    : place_(std::move(other.place_)),
      now_(std::move(other.now_)),
      is_new_(other.is_new_),
      done_(std::exchange(other.done_, true)),
      files_(std::move(other.files_)),
      folders_(std::move(other.folders_)) {}

PendingFolder::~PendingFolder() {
  if (done_) return;
  std::error_code ignored;
  files_.clear();
  if (is_new_) fs::remove_all(now_, ignored);
  while (!folders_.empty()) {
    fs::remove(folders_.back(), ignored);
    folders_.pop_back();
  }
}

kb::Result<PendingFolder> PendingFolder::at(const fs::path& named) {
  const fs::path place = bare(named);
  std::error_code error;
  const fs::file_status status = fs::status(place, error);
  if (fs::is_directory(status)) return PendingFolder(place, place, false);
  if (fs::exists(status)) return cannot_make(place, "there is a file of that name");
  fs::path beside = place;
  beside += fmt::format(".{}", ::getpid());
  if (!fs::create_directory(beside, error)) {
    const bool no_parent = error == std::errc::no_such_file_or_directory;
    return cannot_make(place, error ? error.message() : "there is one beside it already",
                       no_parent ? "make the folder that it is to lie in first" : "");
  }
  return PendingFolder(place, std::move(beside), true);
}

kb::Result<void> PendingFolder::make_folders(const fs::path& folder) {
  std::error_code error;
  if (folder == now_ || fs::is_directory(folder, error)) return {};
  if (auto made = make_folders(folder.parent_path()); !made) return made;
  fs::create_directory(folder, error);
  if (error) return cannot_make(folder, error.message());
  if (!is_new_) folders_.push_back(folder);
  return {};
}

kb::Result<void> PendingFolder::write(const fs::path& name,
                                      const std::function<void(std::ostream&)>& write) {
  const fs::path path = now_ / name;
  if (auto made = make_folders(path.parent_path()); !made) return made;
  kb::Result<PendingFile> file = PendingFile::over(path);
  if (!file) return tl::unexpected(file.error());
  {
    PendingStream stream(*file);
    write(stream);
  }
  // In a new folder nobody looks yet; a file of it that is not whole is told right away.
  if (is_new_ || !file->append("")) return file->place();
  files_.push_back(*std::move(file));
  return {};
}

kb::Result<void> PendingFolder::place() {
  for (PendingFile& file : files_) {
    if (kb::Result<void> placed = file.place(); !placed) return placed;
  }
  std::error_code error;
  if (is_new_) fs::rename(now_, place_, error);
  if (error) return cannot_make(place_, error.message());
  done_ = true;
  return {};
}

}  // namespace clusterwise::cli
