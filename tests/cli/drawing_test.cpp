// Drawings of the shipped knowledge: everything in them can be read.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/cli/commands.h"
#include "tests/cli/drawing_checker.h"

namespace clusterwise::cli {
namespace {

using Line = std::vector<std::string>;
using Problems = std::vector<std::string>;

CheckedDrawing drawn(const Commands& run, const Line& line) {
  const Outcome outcome = run(line);
  INFO(outcome.err);
  REQUIRE(outcome.exit == Exit::kDone);
  return check_drawing(outcome.out);
}

TEST_CASE("nothing in a drawing is cut or covered") {
  const Commands run;
  const std::vector<Line> lines = {
      {"graph", "silicon-valley"},
      {"graph", "regional-brand-strategy"},
      {"graph", "regional-brand-strategy", "--depth", "2"},
      {"graph", "optimise-environment"},
      {"graph", "optimise-environment", "--depth", "2", "--kind", "measure", "--kind", "problem"},
      {"graph", "--kind", "role", "--kind", "measure", "--kind", "problem"},
      {"graph", "--kind", "measure"},
      {"graph", "--via", "proposed"},
      {"graph", "marshall", "--depth", "0"},
  };
  for (const Line& line : lines) {
    for (const char* language : {"en", "zh", "both"}) {
      Line whole = line;
      whole.insert(whole.end(), {"--lang", language});
      const CheckedDrawing drawing = drawn(run, whole);
      INFO(line[1] << " " << language);
      CHECK(drawing.problems == Problems{});
      CHECK(drawing.concepts > 0);
    }
  }
}

TEST_CASE("nothing in the drawing of all knowledge is cut or covered") {
  const Commands run;
  const CheckedDrawing drawing = drawn(run, {"graph"});
  CHECK(drawing.problems == Problems{});
  CHECK(drawing.concepts > 300);
  CHECK(drawing.links > 900);
}

// Points of a letter where the drawing fills an A4 page on its side, with margins of 20 points.
double printed(const CheckedDrawing& drawing) {
  return drawing.label_font * std::min(802 / drawing.width, 555 / drawing.height);
}

TEST_CASE("the roles with their measures and problems are legible on one page") {
  const Commands run;
  for (const char* language : {"en", "zh", "both"}) {
    const CheckedDrawing drawing = drawn(run, {"graph", "--kind", "role", "--kind", "measure",
                                               "--kind", "problem", "--lang", language});
    INFO(language << ": " << drawing.width << " by " << drawing.height);
    CHECK(printed(drawing) >= 7);
  }
}

TEST_CASE("a small drawing names the relation at each link") {
  const Commands run;
  const CheckedDrawing drawing = drawn(run, {"graph", "silicon-valley"});
  CHECK(drawing.links > 10);
  CHECK(drawing.relation_labels == drawing.links);
}

TEST_CASE("a drawing comes out the same again") {
  const Commands run;
  const Line line = {"graph", "porter", "--depth", "2"};
  CHECK(run(line).out == run(line).out);
}

TEST_CASE("a drawing says in words what it shows") {
  const Commands run;
  const std::string svg = run({"graph", "silicon-valley"}).out;
  for (const char* part :
       {"role=\"img\"", "aria-label=\"What lies around “Silicon Valley”", "id=\"silicon-valley\"",
        "<title>Stanford University – participates in – Silicon Valley", "fill=\"#ffffff\""}) {
    INFO(part);
    CHECK(svg.find(part) != std::string::npos);
  }
}

TEST_CASE("a file holds what would be printed") {
  const Commands run;
  const std::string file = run.file("drawing.dot");
  CHECK(run({"graph", "porter", "--format", "dot", "-o", file}).out.empty());
  std::ifstream stream(file);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  CHECK(text == run({"graph", "porter", "--format", "dot"}).out);
}

}  // namespace
}  // namespace clusterwise::cli
