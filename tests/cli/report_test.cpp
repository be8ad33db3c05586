#include "cli/report.h"

#include <catch2/catch.hpp>
#include <sstream>

namespace clusterwise::cli {
namespace {

TEST_CASE("a failure of the world, with what to do") {
  std::ostringstream out;
  std::ostringstream err;
  Environment env(out, err);
  CHECK(report(kb::Failure{"cannot open x", "close it first"}, env) == Exit::kWorld);
  CHECK(err.str() == "clusterwise: cannot open x\n  note: close it first\n");
  CHECK(out.str().empty());
}

TEST_CASE("problems of a pack look like those of a rule file") {
  std::ostringstream out;
  std::ostringstream err;
  Environment env(out, err);
  const datalog::Source document{"p.jsonld", "{\n \"柠檬\": \"x\"\n}\n"};
  const std::size_t at = document.text.find("\"x\"");
  CHECK(report(kb::Problems{{at, at + 3, "unknown-claim", "no claim \"x\"", "add it"}}, document,
               env) == Exit::kNo);
  CHECK(err.str() ==
        "p.jsonld:2:8: error: no claim \"x\" [unknown-claim]\n"
        "   \"柠檬\": \"x\"\n"
        "           ^~~\n"
        "  note: add it\n");
}

TEST_CASE("what is quoted cannot steer the terminal") {
  std::ostringstream out;
  std::ostringstream err;
  Environment env(out, err);
  report(kb::Problems{{0, 1, "json", "bad", ""}}, {"f", "\x1b[2J"}, env);
  CHECK(err.str().find('\x1b') == std::string::npos);
}

}  // namespace
}  // namespace clusterwise::cli
