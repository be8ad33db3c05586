#include "kb/neighbourhood.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <random>

#include "fixtures.h"
#include "small_graphs.h"

namespace clusterwise::kb {
namespace {

// "a0 b1 c1: a>b c>a"
std::string drawn(const Neighbourhood& found) {
  std::string text;
  for (const NearConcept& one : found.concepts) text += fmt::format("{}{} ", one.id, one.distance);
  text += ":";
  for (const Edge& link : found.links) text += fmt::format(" {}>{}", link.from, link.to);
  return text;
}

// From distances that are improved link by link until none is left to improve.
std::string by_relaxation(const std::vector<Edge>& links, const std::string& id,
                          std::size_t depth) {
  std::map<std::string, std::size_t> distances = {{id, 0}};
  for (bool changed = true; changed;) {
    changed = false;
    for (const Edge& link : links) {
      for (const auto& [near, far] :
           {std::pair(link.from, link.to), std::pair(link.to, link.from)}) {
        if (!distances.contains(near)) continue;
        const std::size_t now = distances[near] + 1;
        if (distances.contains(far) && distances[far] <= now) continue;
        distances[far] = now;
        changed = true;
      }
    }
  }
  Neighbourhood result;
  for (const auto& [near, distance] : distances) {
    if (distance <= depth) result.concepts.push_back({near, distance});
  }
  std::stable_sort(result.concepts.begin(), result.concepts.end(),
                   [](const auto& a, const auto& b) { return a.distance < b.distance; });
  for (const Edge& link : links) {
    const auto within = [&](const std::string& end) {
      return distances.contains(end) && distances[end] <= depth;
    };
    if (within(link.from) && within(link.to)) result.links.push_back(link);
  }
  std::sort(result.links.begin(), result.links.end());
  return drawn(result);
}

}  // namespace

TEST_CASE("neighbourhood: concepts by distance, and the links among them") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  test::imported(store, test::pack_with_links("abcde", {"a leads-to b", "c leads-to a",
                                                        "b leads-to c", "c leads-to d"}));
  CHECK(drawn(around(store, "a", 0)) == "a0 :");
  CHECK(drawn(around(store, "a", 1)) == "a0 b1 c1 : a>b b>c c>a");
  CHECK(drawn(around(store, "a", 2)) == "a0 b1 c1 d2 : a>b b>c c>a c>d");
  CHECK(drawn(around(store, "a", 1'000'000'000)) == drawn(around(store, "a", 2)));
  CHECK(drawn(around(store, "a", 1, {}, LinksAround::kInner)) == "a0 b1 c1 : a>b c>a");
  CHECK(drawn(around(store, "a", 2, {}, LinksAround::kInner)) == drawn(around(store, "a", 2)));
  CHECK(drawn(around(store, "e", 3)) == "e0 :");
  CHECK(drawn(around(store, "nothing", 1)) == ":");
}

TEST_CASE("neighbourhood: over some relations only") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  test::imported(store, test::kSmallPack);
  CHECK(drawn(around(store, "engine", 1)) == "engine0 ada1 speed1 : ada>engine engine>speed");
  CHECK(drawn(around(store, "engine", 5, {"proposed"})) == "engine0 ada1 : ada>engine");
  CHECK(drawn(around(store, "engine", 5, {"no-such-relation"})) == "engine0 :");
}

TEST_CASE("neighbourhood: of random graphs, as found by relaxation") {
  std::mt19937 random(11);
  for (int round = 0; round < 10; ++round) {
    const test::Directory directory;
    Store store = test::opened(directory / "store");
    test::imported(store, test::random_pack(random, "abcdefghij", 14));
    const std::vector<Edge> links = test::edges_of(store);
    for (const std::size_t depth : {0U, 1U, 2U, 3U}) {
      CHECK(drawn(around(store, "a", depth)) == by_relaxation(links, "a", depth));
    }
  }
}

}  // namespace clusterwise::kb
