#include "kb/graph.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <random>
#include <tuple>

#include "fixtures.h"
#include "small_graphs.h"

namespace clusterwise::kb {
namespace {

// "a -proposed-> b <-explains- c"
std::string drawn(const std::vector<Step>& steps) {
  std::string path;
  for (const Step& step : steps) {
    const Edge& link = step.link;
    if (path.empty()) path = step.forward ? link.from : link.to;
    path += step.forward ? fmt::format(" -{}-> {}", link.relation, link.to)
                         : fmt::format(" <-{}- {}", link.relation, link.from);
  }
  return path;
}

std::string path_in(std::string_view ids, const std::vector<std::string>& links,
                    std::string_view from, std::string_view to) {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  test::imported(store, test::pack_with_links(ids, links));
  return drawn(Graph(store).shortest_path(from, to));
}

// All simple paths, by trying every one; in the order that the graph promises.
std::vector<std::string> all_paths(const std::vector<Edge>& links, const std::string& from,
                                   const std::string& to) {
  // Length, steps back, then of each step: the id it leads to, the relation, whether it goes back.
  using Order =
      std::tuple<std::size_t, std::size_t, std::vector<std::tuple<std::string, std::string, bool>>>;
  std::map<Order, std::string> sorted;
  Steps steps;
  const std::function<void(const std::string&)> walk = [&](const std::string& at) {
    if (at == to) {
      Order order{steps.size(), 0, {}};
      for (const Step& step : steps) {
        std::get<1>(order) += step.forward ? 0 : 1;
        std::get<2>(order).emplace_back(step.forward ? step.link.to : step.link.from,
                                        step.link.relation, !step.forward);
      }
      sorted[order] = drawn(steps);
      return;
    }
    for (const Edge& link : links) {
      for (const bool forward : {true, false}) {
        if ((forward ? link.from : link.to) != at) continue;
        const std::string& next = forward ? link.to : link.from;
        const bool passed = next == from || std::any_of(steps.begin(), steps.end(), [&](auto& s) {
                              return (s.forward ? s.link.to : s.link.from) == next;
                            });
        if (passed) continue;
        steps.push_back({link, forward});
        walk(next);
        steps.pop_back();
      }
    }
  };
  walk(from);
  std::vector<std::string> paths;
  for (const auto& [order, path] : sorted) paths.push_back(path);
  return paths;
}

std::vector<std::string> drawn(const std::vector<Steps>& paths) {
  std::vector<std::string> all;
  for (const Steps& steps : paths) all.push_back(drawn(steps));
  return all;
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

TEST_CASE("graph: several paths, the shortest first, none of which comes twice to a concept") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  test::imported(store,
                 test::pack_with_links("abcd", {"a leads-to b", "b leads-to d", "a leads-to c",
                                                "d leads-to c", "b leads-to c", "b leads-to a"}));
  const Graph graph(store);
  using Paths = std::vector<std::string>;
  CHECK(drawn(graph.shortest_paths("a", "d", 3)) == Paths{"a -leads-to-> b -leads-to-> d",
                                                          "a <-leads-to- b -leads-to-> d",
                                                          "a -leads-to-> c <-leads-to- d"});
  CHECK(drawn(graph.shortest_paths("a", "d", 100)).size() == 6);
  CHECK(graph.shortest_paths("a", "d", 0).empty());
  CHECK(graph.shortest_paths("a", "a", 3).empty());
}

TEST_CASE("graph: paths over some relations only") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  test::imported(store, test::pack_with_links("ab", {"a leads-to b"}));
  CHECK(drawn(Graph(store, {"leads-to"}).shortest_path("a", "b")) == "a -leads-to-> b");
  CHECK(Graph(store, {"proposed"}).shortest_path("a", "b").empty());
  CHECK(drawn(Graph(store, {"proposed"}).shortest_path("engine", "ada")) ==
        "engine <-proposed- ada");
  CHECK(Graph(store, {"no-such-relation"}).shortest_path("engine", "ada").empty());
}

TEST_CASE("graph: all paths of small random graphs, as trying every path finds them") {
  std::mt19937 random(7);
  for (int round = 0; round < 12; ++round) {
    const test::Directory directory;
    Store store = test::opened(directory / "store");
    const std::size_t links = 5 + static_cast<std::size_t>(round) % 6;
    test::imported(store, test::random_pack(random, "abcdef", links));
    const std::vector<Edge> edges = test::edges_of(store);
    const Graph graph(store);
    for (const std::string to : {"b", "f"}) {
      const std::vector<std::string> expected = all_paths(edges, "a", to);
      CHECK(drawn(graph.shortest_paths("a", to, 10'000)) == expected);
      const std::size_t few = std::min<std::size_t>(3, expected.size());
      CHECK(drawn(graph.shortest_paths("a", to, 3)) ==
            std::vector<std::string>(expected.begin(),
                                     expected.begin() + static_cast<std::ptrdiff_t>(few)));
    }
  }
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
  for (const Step& step : path) {
    const auto link = store.find_link(step.link);
    REQUIRE(link);
    CHECK_FALSE(link->claims.empty());
  }
  CHECK_FALSE(store.find_link({"granovetter", "proposed", "nothing"}));
}

}  // namespace clusterwise::kb
