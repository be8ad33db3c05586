#include "cli/render_dot.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <fmt/format.h>
#include <sstream>

#include "cli/drawing_svg.h"
#include "cli/pipe_through.h"
#include "cli/placement.h"
#include "tests/cli/drawing_checker.h"

namespace clusterwise::cli {
namespace {

using namespace std::chrono_literals;

TEST_CASE("text between quotes") {
  CHECK(dot_quoted("plain 文字") == "\"plain 文字\"");
  CHECK(dot_quoted("") == "\"\"");
  CHECK(dot_quoted("say \"no\"") == R"("say \"no\"")");
  CHECK(dot_quoted("a\\nb\\") == R"("a\\nb\\")");
  CHECK(dot_quoted("two\nlines") == R"("two\nlines")");
  CHECK(dot_quoted("R&D &lt;") == R"("R&amp;D &amp;lt;")");
  CHECK(dot_quoted("a\x1b[31m\xff") == "\"a\uFFFD[31m\uFFFD\"");
}

const std::vector<std::string> kNasty = {"say \"no\"",
                                         "back\\slash\\",
                                         "two\nlines",
                                         "R&D &amp; &lt;b&gt;",
                                         "<b>bold</b>",
                                         "]]>-->",
                                         "\\N \\G \\L",
                                         "{a|b}",
                                         "it's",
                                         "a\x1b[31m",
                                         "",
                                         "线\"路\"<>"};

// A ring of concepts whose labels, relations and definitions are all of that.
Drawing nasty_drawing() {
  Drawing drawing;
  drawing.kinds = {{{"kind <&>\"", "类\\别"}, 0}};
  for (std::size_t i = 0; i < kNasty.size(); ++i) {
    const kb::Text text{kNasty[i], kNasty[kNasty.size() - 1 - i]};
    drawing.concepts.push_back({fmt::format("concept-{}", i), 0, text, text});
    drawing.relations.push_back(text);
    drawing.links.push_back({i, i, (i + 1) % kNasty.size()});
  }
  return drawing;
}

TEST_CASE("whatever a label holds, Graphviz reads the drawing, and the picture is sound") {
  Drawing drawing = nasty_drawing();
  for (const Language language : {Language::kEnglish, Language::kChinese, Language::kBoth}) {
    drawing.language = language;
    const auto svg = pipe_through({"dot", "-Tsvg"}, render_dot(drawing), 60s);
    REQUIRE(svg);
    // Unless escaped, the first were a line end and the name of the node, the second an "<".
    CHECK(svg->find("\\N \\G \\L") != std::string::npos);
    CHECK(svg->find("&amp;lt;b&amp;gt;") != std::string::npos);
    const auto placement = placement_of(drawing, "dot", 60s);
    REQUIRE(placement);
    std::ostringstream out;
    write_svg(drawing, *placement, out);
    CHECK(check_drawing(out.str()).problems == std::vector<std::string>{});
    CHECK(check_drawing(out.str()).concepts == kNasty.size());
  }
}

TEST_CASE("the links between two concepts lie side by side") {
  Drawing drawing;
  drawing.kinds = {{{"kind", "类"}, 0}};
  drawing.relations = {{"a", "甲"}, {"b", "乙"}, {"c", "丙"}};
  for (const char* id : {"x", "y"}) drawing.concepts.push_back({id, 0, {id, id}, {id, id}});
  drawing.links = {{0, 0, 1}, {0, 1, 1}, {1, 2, 0}, {1, 0, 0}};
  REQUIRE(arrangement_of(drawing) == Arrangement::kMap);
  const auto placement = placement_of(drawing, "dot", 60s);
  REQUIRE(placement);
  for (std::size_t i = 0; i < 4; ++i) {
    for (std::size_t j = i + 1; j < 4; ++j) {
      const Point& a = placement->links[i].tip;
      const Point& b = placement->links[j].tip;
      CHECK(std::abs(a.x - b.x) + std::abs(a.y - b.y) > 2);
    }
  }
}

TEST_CASE("a layout that is not what was asked for is a failure") {
  const Drawing drawing = nasty_drawing();
  for (const char* json : {"", "{}", "[1]", "{\"objects\": [{\"name\": \"concept-0\"}]}",
                           "{\"objects\": [{\"name\": \"concept-0\", \"pos\": \"1;2\"}]}"}) {
    INFO(json);
    CHECK_FALSE(read_placement(json, drawing));
  }
}

TEST_CASE("a program for layouts that is not there, fails or says nonsense") {
  const Drawing drawing = nasty_drawing();
  CHECK(placement_of(drawing, "/nowhere/dot", 60s).error().message ==
        "cannot run /nowhere/dot: No such file or directory");
  CHECK_FALSE(placement_of(drawing, "false", 60s));
  CHECK_FALSE(placement_of(drawing, "echo", 60s));
}

}  // namespace
}  // namespace clusterwise::cli
