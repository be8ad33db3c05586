#include "cli/pending_file.h"

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

bool write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0) return false;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

}  // namespace

PendingFile::PendingFile(fs::path place, std::string unfinished)
    : place_(std::move(place)), unfinished_(std::move(unfinished)) {}

PendingFile::PendingFile(PendingFile&& other) noexcept
    : place_(std::move(other.place_)), unfinished_(std::exchange(other.unfinished_, {})) {}

PendingFile::~PendingFile() {
  if (!unfinished_.empty()) ::unlink(unfinished_.c_str());
}

kb::Result<PendingFile> PendingFile::replacing(const fs::path& file, std::string_view text) {
  std::error_code error;
  const fs::path target = fs::canonical(file, error);
  struct stat before {};
  if (error || ::stat(target.c_str(), &before) != 0)
    return cannot_write(file, error ? error.message() : std::strerror(errno));
  if (!S_ISREG(before.st_mode)) return cannot_write(file, "it is no plain file");
  if (::access(target.c_str(), W_OK) != 0) return cannot_write(file, std::strerror(errno));
  std::string name = target.string() + ".XXXXXX";
  const int descriptor = ::mkostemp(name.data(), O_CLOEXEC);
  if (descriptor < 0) return cannot_write(file, std::strerror(errno));
  PendingFile pending(target, std::move(name));
  // Only root can give the file to its owner; anyone else is the owner, or becomes it.
  [[maybe_unused]] const int owned = ::fchown(descriptor, before.st_uid, before.st_gid);
  bool fine = ::fchmod(descriptor, before.st_mode & 07777U) == 0 && write_all(descriptor, text) &&
              ::fsync(descriptor) == 0;
  int reason = fine ? 0 : errno;
  if (::close(descriptor) != 0 && reason == 0) reason = errno;
  if (reason != 0) return cannot_write(file, std::strerror(reason));
  return pending;
}

kb::Result<void> PendingFile::place() {
  if (::rename(unfinished_.c_str(), place_.c_str()) != 0)
    return cannot_write(place_, std::strerror(errno));
  unfinished_.clear();
  return {};
}

}  // namespace clusterwise::cli
