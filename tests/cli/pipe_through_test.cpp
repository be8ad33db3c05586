#include "cli/pipe_through.h"

#include <catch2/catch.hpp>

namespace clusterwise::cli {
namespace {

using namespace std::chrono_literals;

TEST_CASE("text goes through a program, more than a pipe holds at once") {
  const std::string text(5'000'000, 'x');
  const auto got = pipe_through({"cat"}, text, 60s);
  REQUIRE(got);
  CHECK(*got == text);
}

TEST_CASE("a program may say much on its standard error meanwhile") {
  const std::string text(1'000'000, 'x');
  const auto got = pipe_through({"sh", "-c", "tee /dev/stderr | tee /dev/stderr"}, text, 60s);
  REQUIRE(got);
  CHECK(got->size() == text.size());
}

TEST_CASE("a program need not read what it is given") {
  const auto got = pipe_through({"echo", "a b"}, std::string(1'000'000, 'x'), 60s);
  REQUIRE(got);
  CHECK(*got == "a b\n");
}

TEST_CASE("a program that has closed its input is no end of ours") {
  const auto got = pipe_through({"sh", "-c", "exec <&-; sleep 0.2; echo done"},
                                std::string(1'000'000, 'x'), 60s);
  REQUIRE(got);
  CHECK(*got == "done\n");
}

TEST_CASE("why a program gives nothing") {
  const auto why = [](const std::vector<std::string>& command, std::chrono::seconds limit) {
    const auto got = pipe_through(command, "", limit);
    return got ? "it worked: " + *got : got.error().message;
  };
  CHECK(why({"no-such-program-here"}, 60s) ==
        "cannot run no-such-program-here: No such file or directory");
  CHECK(why({"sh", "-c", "echo oh dear >&2; echo more >&2; exit 7"}, 60s) ==
        "cannot run sh: it failed with exit code 7: oh dear");
  CHECK(why({"sh", "-c", "exit 7"}, 60s) ==
        "cannot run sh: it failed with exit code 7: it said nothing");
  CHECK(why({"sh", "-c", "kill -9 $$"}, 60s) == "cannot run sh: it was ended by signal 9");
  CHECK(why({"sleep", "1000"}, 0s) == "cannot run sleep: it was not done after 0 seconds");
  CHECK(why({"sh", "-c", "exec >&- 2>&-; sleep 1000"}, 1s) ==
        "cannot run sh: it was not done after 1 seconds");
}

}  // namespace
}  // namespace clusterwise::cli
