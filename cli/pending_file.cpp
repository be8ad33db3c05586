#include "cli/pending_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

#include "cli/terminal_text.h"

namespace clusterwise::cli {
namespace {

namespace fs = std::filesystem;

tl::unexpected<kb::Failure> cannot_write(const fs::path& file, std::string_view reason) {
  return tl::unexpected(
      kb::Failure{fmt::format("cannot write {}: {}", printable(file.string()), reason), ""});
}

}  // namespace

PendingFile::PendingFile(fs::path place, std::string unfinished, int descriptor)
    : place_(std::move(place)), unfinished_(std::move(unfinished)), descriptor_(descriptor) {}

PendingFile::PendingFile(PendingFile&& other) noexcept
    : place_(std::move(other.place_)),
      unfinished_(std::exchange(other.unfinished_, {})),
      descriptor_(std::exchange(other.descriptor_, -1)),
      error_(other.error_) {}

PendingFile::~PendingFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!unfinished_.empty()) ::unlink(unfinished_.c_str());
}

kb::Result<PendingFile> PendingFile::beside(const fs::path& place, const fs::path& named) {
  std::string name = place.string() + ".XXXXXX";  // mkostemp puts letters in their place
  const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) return cannot_write(named, std::strerror(errno));
  return PendingFile(place, std::move(name), descriptor);
}

kb::Result<PendingFile> PendingFile::at(const fs::path& file) {
  kb::Result<PendingFile> pending = beside(file, file);
  if (pending && ::fchmod(pending->descriptor_, 0644) != 0) pending->error_ = errno;
  return pending;
}

kb::Result<PendingFile> PendingFile::over(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(fs::symlink_status(file, error))) return at(file);
  const fs::path target = fs::canonical(file, error);
  struct stat before {};
  if (error || ::stat(target.c_str(), &before) != 0)
    return cannot_write(file, error ? error.message() : std::strerror(errno));
  if (!S_ISREG(before.st_mode)) return cannot_write(file, "it is no plain file");
  if (::faccessat(AT_FDCWD, target.c_str(), W_OK, AT_EACCESS) != 0)
    return cannot_write(file, std::strerror(errno));
  kb::Result<PendingFile> pending = beside(target, file);
  if (!pending) return pending;
  // Only root can give the file to its owner; anyone else is the owner, or becomes it.
  [[maybe_unused]] const int owned = ::fchown(pending->descriptor_, before.st_uid, before.st_gid);
  if (::fchmod(pending->descriptor_, before.st_mode & 07777U) != 0) pending->error_ = errno;
  return pending;
}

kb::Result<PendingFile> PendingFile::replacing(const fs::path& file, std::string_view text) {
  kb::Result<PendingFile> pending = over(file);
  if (!pending) return pending;
  pending->append(text);
  pending->complete();
  if (pending->error_ != 0) return cannot_write(file, std::strerror(pending->error_));
  return pending;
}

bool PendingFile::append(std::string_view text) {
  while (error_ == 0 && !text.empty()) {
    const ssize_t count = ::write(descriptor_, text.data(), text.size());
    if (count < 0) error_ = errno;
    text.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  }
  return error_ == 0;
}

// On the disk, so that what it replaces is not gone before.
void PendingFile::complete() {
  if (descriptor_ < 0) return;
  if (error_ == 0 && ::fsync(descriptor_) != 0) error_ = errno;
  if (::close(std::exchange(descriptor_, -1)) != 0 && error_ == 0) error_ = errno;
}

kb::Result<void> PendingFile::place() {
  complete();
  if (error_ == 0 && ::rename(unfinished_.c_str(), place_.c_str()) != 0) error_ = errno;
  if (error_ != 0) return cannot_write(place_, std::strerror(error_));
  unfinished_.clear();
  return {};
}

kb::Result<PendingFile::Placed> PendingFile::place_new() {
  complete();
  if (error_ != 0) return cannot_write(place_, std::strerror(error_));
  // A rename replaces; a second name does not.
  if (::link(unfinished_.c_str(), place_.c_str()) == 0) return Placed::kDone;
  if (errno == EEXIST) return Placed::kTaken;
  return cannot_write(place_, std::strerror(errno));
}

}  // namespace clusterwise::cli
