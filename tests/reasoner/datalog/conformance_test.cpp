// The cases that every engine of the core language must pass: conformance/README.md.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <sstream>

#include "fact_files.h"
#include "fixtures.h"

namespace clusterwise::datalog {
namespace {

using namespace test;
namespace fs = std::filesystem;

const fs::path kCases = fs::path(CLUSTERWISE_TEST_DATA) / "conformance";

std::vector<fs::path> cases_in(const std::string& group) {
  std::vector<fs::path> result;
  for (const auto& entry : fs::directory_iterator(kCases / group)) result.push_back(entry.path());
  std::sort(result.begin(), result.end());
  return result;
}

// The places, line and column, that expected.txt allows, and the kind.
struct Expectation {
  std::set<std::pair<std::size_t, std::size_t>> places;
  std::string kind;
};

Expectation expectation_of(const fs::path& file) {
  Expectation result;
  std::istringstream text(read_file(file));
  for (std::string line; std::getline(text, line);) {
    std::istringstream fields(line);
    std::size_t row = 0;
    std::size_t column = 0;
    char colon = 0;
    if (!(fields >> row >> colon >> column >> result.kind)) continue;
    result.places.emplace(row, column);
  }
  return result;
}

}  // namespace

TEST_CASE("conformance: accepted programs give exactly the expected files") {
  std::size_t ran = 0;
  for (const fs::path& folder : cases_in("accept")) {
    INFO(folder.filename());
    const std::vector<Source> sources = {{"program.dl", read_file(folder / "program.dl")}};
    const auto program = load(sources);
    if (!program) {
      FAIL_CHECK(render(program.error(), sources));
      continue;
    }
    const auto model = run(*program, read_inputs(program->checked, folder / "facts"));
    REQUIRE(model);
    CHECK(render(model->warnings(), sources).empty());
    std::map<std::string, std::vector<std::string>> expected;
    for (const auto& entry : fs::directory_iterator(folder / "expected"))
      expected[entry.path().filename().string()] = sorted_lines(read_file(entry.path()));
    CHECK(outputs_of(*model) == expected);
    ++ran;
  }
  CHECK(ran == 141);
}

TEST_CASE("conformance: rejected programs are refused where and for the reason that is expected") {
  std::size_t ran = 0;
  for (const fs::path& folder : cases_in("reject")) {
    INFO(folder.filename());
    const std::vector<Source> sources = {{"program.dl", read_file(folder / "program.dl")}};
    const Expectation expected = expectation_of(folder / "expected.txt");
    const auto program = load(sources);
    ++ran;
    if (program) {
      FAIL_CHECK("accepted");
      continue;
    }
    INFO(render(program.error(), sources));
    const Diagnostic first = program.error().sorted().front();
    const Position at = position_of(sources.front().text, first.span.begin);
    CHECK(first.kind == expected.kind);
    CHECK(expected.places.contains({at.line, at.column}));
  }
  CHECK(ran == 75);
}

}  // namespace clusterwise::datalog
