#include "cli/read_text.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "tests/cli/folder.h"

namespace clusterwise::cli {
namespace {

struct Attempt {
  Reported<datalog::Source> source;
  std::string messages;
};

Attempt attempt(const std::filesystem::path& file, std::size_t limit = kLargestText) {
  std::ostringstream out;
  std::ostringstream err;
  Environment env(out, err);
  auto source = read_text(file, limit, env);
  return {std::move(source), err.str()};
}

TEST_CASE("a file comes in with its name") {
  const Folder folder;
  const auto file = folder.write("a.json", "{}\n");
  const Attempt a = attempt(file);
  REQUIRE(a.source);
  CHECK(a.source->text == "{}\n");
  CHECK(a.source->name == file.string());
  CHECK(a.messages.empty());
}

TEST_CASE("a missing file: its neighbours are named") {
  const Folder folder;
  const auto there = folder.write("wenzhou.json", "{}");
  const Attempt a = attempt(folder / "wenzou.json");
  CHECK(a.source.error() == Exit::kWorld);
  CHECK(a.messages == "clusterwise: there is no file " + (folder / "wenzou.json").string() +
                          "\n  note: did you mean \"" + there.string() + "\"?\n");
}

TEST_CASE("a missing folder") {
  const Folder folder;
  const Attempt a = attempt(folder / "no/a.json");
  CHECK(a.source.error() == Exit::kWorld);
  CHECK(a.messages.find("there is no folder " + (folder / "no").string()) != std::string::npos);
}

TEST_CASE("a folder is no file") {
  const Folder folder;
  const Attempt a = attempt(folder / "");
  CHECK(a.source.error() == Exit::kWorld);
  CHECK(a.messages.find("is a folder, not a file") != std::string::npos);
}

TEST_CASE("too large") {
  const Folder folder;
  const Attempt a = attempt(folder.write("big", std::string(3 << 20, 'x')), 2 << 20);
  CHECK(a.source.error() == Exit::kWorld);
  CHECK(a.messages.find("is larger than 2 MB") != std::string::npos);
}

TEST_CASE("an empty file") {
  const Folder folder;
  const auto file = folder.write("empty", " \n\n");
  const Attempt a = attempt(file);
  CHECK(a.source.error() == Exit::kNo);
  CHECK(a.messages.find(file.string() + ":1:1: error: the file is empty [empty]") == 0);
}

TEST_CASE("broken UTF-8 is placed by line and character") {
  const Folder folder;
  const auto file = folder.write("broken", "ok\n产业\xff then");
  const Attempt a = attempt(file);
  CHECK(a.source.error() == Exit::kNo);
  CHECK(a.messages == file.string() +
                          ":2:3: error: the byte 0xFF is not UTF-8 [encoding]\n"
                          "  产业\uFFFD\n"
                          "      ^\n"
                          "  note: save the file as UTF-8\n");
}

}  // namespace
}  // namespace clusterwise::cli
