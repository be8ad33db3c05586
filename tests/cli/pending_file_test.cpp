#include "cli/pending_file.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/cli/folder.h"
#include "tests/plain_user.h"

namespace clusterwise::cli {
namespace {

namespace fs = std::filesystem;

std::string text_in(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

kb::Result<void> written(const fs::path& file, std::string_view text) {
  auto pending = PendingFile::over(file);
  if (!pending) return tl::unexpected(pending.error());
  pending->append(text);
  return pending->place();
}

std::size_t files_in(const fs::path& folder) {
  const fs::directory_iterator entries(folder);
  return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
}

TEST_CASE("a file is written, and written anew") {
  const Folder folder;
  REQUIRE(written(folder / "report", "one"));
  CHECK(text_in(folder / "report") == "one");
  REQUIRE(written(folder / "report", "two"));
  CHECK(text_in(folder / "report") == "two");
  CHECK(files_in(folder / "") == 1);
}

TEST_CASE("a link stays, and what it leads to is written") {
  const Folder folder;
  folder.write("report", "one");
  fs::create_symlink(folder / "report", folder / "link");
  REQUIRE(written(folder / "link", "two"));
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(text_in(folder / "report") == "two");
}

TEST_CASE("a file that may not be written stays as it is, even where its folder may") {
  const Folder folder;
  const fs::path file = folder.write("report", "one");
  fs::permissions(folder / "", fs::perms::all);
  fs::permissions(file, fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
  {
    const PlainUser user;
    const auto outcome = written(file, "two");
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().message.find("Permission denied") != std::string::npos);
  }
  CHECK(text_in(file) == "one");
  CHECK(files_in(folder / "") == 1);
}

TEST_CASE("what cannot be written leaves nothing behind") {
  const Folder folder;
  CHECK_FALSE(written(folder / "none" / "report", "one"));
  CHECK_FALSE(written(folder / "", "one"));
  CHECK(files_in(folder / "") == 0);
}

}  // namespace
}  // namespace clusterwise::cli
