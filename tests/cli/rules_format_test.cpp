#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <unistd.h>

#include "tests/cli/commands.h"
#include "tests/cli/folder.h"
#include "tests/plain_user.h"

namespace clusterwise::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRough = "p(x):-q(x). // why\n";
constexpr const char* kNeat = "p(x) :- q(x).  // why\n";
constexpr const char* kWrong = "p(x :- q(x).\n";

std::string text_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

Outcome format(const std::vector<std::string>& arguments) {
  std::vector<std::string> line = {"rules", "format"};
  line.insert(line.end(), arguments.begin(), arguments.end());
  return Commands()(line);
}

TEST_CASE("rules format rewrites what is not in the layout, and says what") {
  const Folder folder;
  const fs::path rough = folder.write("rules/b.dl", kRough);
  const fs::path neat = folder.write("rules/a.dl", kNeat);
  const fs::path other = folder.write("rules/c.txt", kRough);
  fs::permissions(rough, fs::perms::owner_read | fs::perms::owner_write | fs::perms::others_exec);
  const auto before = fs::status(rough).permissions();
  const auto written = fs::last_write_time(neat);
  const Outcome run = format({(folder / "rules").string()});
  CHECK(run.exit == Exit::kDone);
  CHECK(run.out == rough.string() + "\n1 of 2 rule files formatted\n");
  CHECK(run.err.empty());
  CHECK(text_of(rough) == kNeat);
  CHECK(fs::status(rough).permissions() == before);
  CHECK(fs::last_write_time(neat) == written);
  CHECK(text_of(other) == kRough);
  CHECK(files_in(folder / "rules") == 3);
  CHECK(format({rough.string()}).out == "0 of 1 rule file formatted\n");
}

TEST_CASE("rules format --check lists and writes nothing") {
  const Folder folder;
  const fs::path rough = folder.write("b.dl", kRough);
  const fs::path neat = folder.write("a.dl", kNeat);
  const Outcome run = format({"--check", neat.string(), rough.string()});
  CHECK(run.exit == Exit::kNo);
  CHECK(run.out == rough.string() + "\n");
  CHECK(run.err == "clusterwise: 1 of 2 rule files would be formatted\n");
  CHECK(text_of(rough) == kRough);
  const Outcome fine = format({"--check", neat.string()});
  CHECK(fine.exit == Exit::kDone);
  CHECK(fine.out.empty());
  CHECK(fine.err.empty());
}

TEST_CASE("rules format: where one file is wrong, none is written") {
  const Folder folder;
  const fs::path rough = folder.write("a.dl", kRough);
  const fs::path wrong = folder.write("b.dl", kWrong);
  const fs::path blank = folder.write("c.dl", "\n");
  const Outcome run = format({rough.string(), wrong.string(), blank.string()});
  CHECK(run.exit == Exit::kNo);
  CHECK(run.out.empty());
  CHECK(run.err.find(wrong.string() + ":1:5: error: expected ',' or ')', found ':-'") == 0);
  CHECK(run.err.find(blank.string() + ":1:1: error: the file is empty") != std::string::npos);
  CHECK(text_of(rough) == kRough);
  CHECK(text_of(wrong) == kWrong);
}

TEST_CASE("rules format: a link stays, what it leads to is rewritten, and once") {
  const Folder folder;
  const fs::path rough = folder.write("deep/a.dl", kRough);
  fs::create_symlink("deep/a.dl", folder / "link.dl");
  const std::string link = (folder / "link.dl").string();
  CHECK(format({link, rough.string()}).out == link + "\n1 of 1 rule file formatted\n");
  CHECK(fs::is_symlink(link));
  CHECK(text_of(rough) == kNeat);
}

TEST_CASE("rules format: where one file cannot be written, none is") {
  const Folder folder;
  const fs::path rough = folder.write("a.dl", kRough);
  // There is no room for a longer name beside it.
  const fs::path stuck = folder.write(std::string(252, 'x') + ".dl", kRough);
  const Outcome run = format({rough.string(), stuck.string()});
  CHECK(run.exit == Exit::kWorld);
  CHECK(run.out.empty());
  CHECK(run.err == "clusterwise: cannot write " + stuck.string() + ": File name too long\n");
  CHECK(text_of(rough) == kRough);
  CHECK(text_of(stuck) == kRough);
  CHECK(files_in(folder / "") == 2);
}

TEST_CASE("rules format leaves a file alone that may not be written") {
  const Folder folder;
  const fs::path rough = folder.write("a.dl", kRough);
  fs::permissions(rough, fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
  fs::permissions(folder / "", fs::perms::all);
  const PlainUser user;
  const Outcome run = format({rough.string()});
  CHECK(run.exit == Exit::kWorld);
  CHECK(run.err == "clusterwise: cannot write " + rough.string() + ": Permission denied\n");
  CHECK(text_of(rough) == kRough);
}

TEST_CASE("rules format: no such file; stdin among files") {
  CHECK(format({"/no/such.dl"}).exit == Exit::kWorld);
  CHECK(format({"-", "a.dl"}).exit == Exit::kUsage);
}

TEST_CASE("rules format looks at the shipped rules where none are named") {
  const Outcome run = format({"--check"});
  CHECK(run.exit == Exit::kDone);
  CHECK(run.err.empty());
}

}  // namespace
}  // namespace clusterwise::cli
