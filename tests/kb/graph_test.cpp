#include "kb/graph.h"

#include <fmt/format.h>

#include "fixtures.h"

namespace clusterwise::kb {
namespace {

// "a -proposed-> b <-explains- c"
std::string drawn(const std::vector<Step>& steps) {
  std::string path;
  for (const Step& step : steps) {
    const Link& link = step.link;
    if (path.empty()) path = step.forward ? link.from : link.to;
    path += step.forward ? fmt::format(" -{}-> {}", link.relation, link.to)
                         : fmt::format(" <-{}- {}", link.relation, link.from);
  }
  return path;
}

// A pack of ideas a, b, c … with the links "from relation to" between them.
std::string pack_with_links(std::string_view ids, const std::vector<std::string>& links) {
  std::string concepts;
  for (const char id : ids) {
    concepts += fmt::format(
        R"(,{{"id":"{}","kind":"idea","label":{{"en":"x","zh":"x"}},"definition":{{"en":"x","zh":"x"}},"claims":["C2"]}})",
        id);
  }
  std::string records;
  for (const std::string& link : links) {
    records += fmt::format(R"(,{{"from":"{}","relation":"{}","to":"{}","claims":["C2"]}})", link[0],
                           link.substr(2, link.size() - 4), link.back());
  }
  const std::string with_concepts = test::edited(test::kSmallPack, "\"better\": \"higher\"}",
                                                 "\"better\": \"higher\"}" + concepts);
  constexpr std::string_view kLastLink =
      R"({"from": "engine", "relation": "leads-to", "to": "speed", "claims": ["C2"]})";
  return test::edited(with_concepts, kLastLink, std::string(kLastLink) + records);
}

std::string path_in(std::string_view ids, const std::vector<std::string>& links,
                    std::string_view from, std::string_view to) {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  test::imported(store, pack_with_links(ids, links));
  return drawn(Graph(store).shortest_path(from, to));
}

}  // namespace

TEST_CASE("graph: the shortest path, along links or against them") {
  const std::vector<std::string> links = {"a leads-to b", "b leads-to c", "d leads-to c"};
  CHECK(path_in("abcd", links, "a", "d") == "a -leads-to-> b -leads-to-> c <-leads-to- d");
  CHECK(path_in("abcd", links, "d", "a") == "d -leads-to-> c <-leads-to- b <-leads-to- a");
  CHECK(path_in("abcde", links, "a", "e").empty());
  CHECK(path_in("abcd", links, "a", "a").empty());
  CHECK(path_in("abcd", links, "a", "nothing").empty());
}

TEST_CASE("graph: a shorter path goes before one with more steps forward") {
  CHECK(path_in("abc", {"a leads-to b", "b leads-to c", "c leads-to a"}, "a", "c") ==
        "a <-leads-to- c");
}

TEST_CASE("graph: of equally short paths the one with more steps forward, then the first by ids") {
  CHECK(path_in("abcd", {"b leads-to a", "b leads-to d", "a leads-to c", "c leads-to d"}, "a",
                "d") == "a -leads-to-> c -leads-to-> d");
  CHECK(path_in("abcd", {"a leads-to c", "c leads-to d", "a leads-to b", "b leads-to d"}, "a",
                "d") == "a -leads-to-> b -leads-to-> d");
}

TEST_CASE("graph: paths in the knowledge of the project") {
  const test::Directory directory;
  const Store store = test::real_store(directory / "store");
  const Graph graph(store);
  CHECK(drawn(graph.shortest_path("stanford", "silicon-valley")) ==
        "stanford -innovation-source-of-> silicon-valley");
  const auto path = graph.shortest_path("granovetter", "regional-brand-strategy");
  REQUIRE_FALSE(path.empty());
  CHECK(path.front().link.from == "granovetter");
  CHECK(drawn(path) == drawn(Graph(store).shortest_path("granovetter", "regional-brand-strategy")));
  for (const Step& step : path) CHECK_FALSE(step.link.claims.empty());
}

}  // namespace clusterwise::kb
