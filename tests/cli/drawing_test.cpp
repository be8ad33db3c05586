// Drawings of the shipped knowledge: everything in them can be read.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fmt/format.h>
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
    const CheckedDrawing drawing =
        drawn(run, {"graph", "--pack", "paper", "--kind", "role", "--kind", "measure", "--kind",
                    "problem", "--lang", language});
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

// A pack with a case for each number.
std::string pack_of_cases(std::size_t count) {
  std::string pack =
      R"({"@context": "context.jsonld", "@type": "Pack", "id": "many", "version": "1.0.0",
"title": {"en": "Many", "zh": "许多"}, "description": {"en": "Many.", "zh": "许多。"},
"source": "chronicle", "claims": [{"id": "M1", "section": "1", "kind": "case",
"text": {"en": "There are many.", "zh": "为数众多。"}}], "concepts": [{"id": "chronicle",
"kind": "source", "label": {"en": "Chronicle", "zh": "志书"}, "citation": "Chronicle, 1999",
"definition": {"en": "A book.", "zh": "一部书。"}, "claims": ["M1"]})";
  for (std::size_t i = 0; i < count; ++i) {
    pack += fmt::format(
        R"(, {{"id": "town-{0}", "kind": "case", "label": {{"en": "Town {0}", "zh": "{0}号镇"}},
"definition": {{"en": "A town.", "zh": "一镇。"}}, "claims": ["M1"]}})",
        i);
  }
  return pack + R"(], "links": []})";
}

TEST_CASE("what is too large for a picture is refused, and written as text") {
  const Commands run;
  const std::string pack = run.file("many.jsonld");
  std::ofstream(pack) << pack_of_cases(1000);
  const Outcome imported = run({"kb", "import", pack});
  INFO(imported.err);
  REQUIRE(imported.exit == Exit::kDone);
  const Outcome picture = run({"graph", "--kind", "case"});
  CHECK(picture.exit == Exit::kWorld);
  CHECK(picture.out.empty());
  CHECK(picture.err ==
        "clusterwise: 1004 concepts with 0 links are too many for a picture, which has at most "
        "1000 with 5000\n  note: name a concept, lower --depth, narrow by --kind, --pack or --via, "
        "or "
        "write --format dot\n");
  CHECK(run({"graph", "--kind", "case", "--format", "dot"}).exit == Exit::kDone);
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
