#include "kb/centrality.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <fmt/format.h>
#include <map>
#include <random>
#include <set>

#include "fixtures.h"
#include "small_graphs.h"

namespace clusterwise::kb {
namespace {

const Central& of(const Centrality& all, std::string_view id) {
  const auto at = std::find_if(all.concepts.begin(), all.concepts.end(),
                               [&](const Central& one) { return one.id == id; });
  REQUIRE(at != all.concepts.end());
  return *at;
}

// The pairs of concepts with a link between them, by number.
std::set<std::pair<std::size_t, std::size_t>> pairs_of(const Centrality& all,
                                                       const std::vector<Edge>& links) {
  std::map<std::string, std::size_t> numbers;
  for (const Central& one : all.concepts) numbers.emplace(one.id, numbers.size());
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  for (const Edge& link : links) {
    if (link.from == link.to) continue;
    pairs.insert(std::minmax(numbers.at(link.from), numbers.at(link.to)));
  }
  return pairs;
}

// Boost's, of all concepts in their order.
std::vector<double> betweenness_by_boost(const Centrality& all, const std::vector<Edge>& links) {
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
  Graph graph(all.concepts.size());
  for (const auto& [one, other] : pairs_of(all, links)) add_edge(one, other, graph);
  std::vector<double> values(all.concepts.size());
  const auto map =
      boost::make_iterator_property_map(values.begin(), get(boost::vertex_index, graph));
  boost::brandes_betweenness_centrality(graph, map);
  boost::relative_betweenness_centrality(graph, map);
  return values;
}

// The sizes of the parts of the graph without one of its concepts, or with all.
std::multiset<std::size_t> parts_without(const Centrality& all, const std::vector<Edge>& links,
                                         std::size_t taken_away, std::size_t within) {
  std::vector<std::size_t> part(all.concepts.size());
  for (std::size_t i = 0; i < part.size(); ++i) part[i] = i;
  const auto join = [&](std::size_t avoided) {
    for (bool changed = true; changed;) {
      changed = false;
      for (const auto& [one, other] : pairs_of(all, links)) {
        if (one == avoided || other == avoided || part[one] == part[other]) continue;
        part[one] = part[other] = std::min(part[one], part[other]);
        changed = true;
      }
    }
  };
  join(part.size());
  const std::vector<std::size_t> whole = part;
  for (std::size_t i = 0; i < part.size(); ++i) part[i] = i;
  join(taken_away);
  std::map<std::size_t, std::size_t> sizes;
  for (std::size_t i = 0; i < part.size(); ++i) {
    if (i != taken_away && whole[i] == whole[within]) ++sizes[part[i]];
  }
  std::multiset<std::size_t> result;
  for (const auto& [id, size] : sizes) result.insert(size);
  return result;
}

std::size_t cut_off_by_taking_away(const Centrality& all, const std::vector<Edge>& links,
                                   std::size_t one) {
  const std::multiset<std::size_t> parts = parts_without(all, links, one, one);
  std::size_t sum = 0;
  for (const std::size_t size : parts) sum += size;
  return parts.empty() ? 0 : sum - *parts.rbegin();
}

}  // namespace

TEST_CASE("centrality: the middle of a star, and what hangs on it") {
  const test::Directory directory;
  Store store = test::opened(directory / "store");
  test::imported(store,
                 test::pack_with_links("abcdef", {"a leads-to b", "c leads-to a", "a leads-to d",
                                                  "b leads-to a", "d leads-to e"}));
  const Centrality all = centrality(store);
  CHECK(all.concepts.size() == 10);  // four of the pack's own: ada - engine - speed, and the book
  CHECK(all.pairs == 6);
  CHECK(all.components == 4);
  CHECK(all.largest == 5);
  CHECK(all.unlinked == 2);
  CHECK(all.pivots == 0);
  CHECK(of(all, "a").degree == 3);
  CHECK(of(all, "a").cut_off == 2);  // b and c; d and e stay together
  CHECK(of(all, "d").cut_off == 1);
  CHECK(of(all, "b").cut_off == 0);
  CHECK(of(all, "engine").cut_off == 1);
  CHECK(of(all, "f").degree == 0);
  // b-c, b-d, b-e, c-d, c-e of the 36 pairs of others
  CHECK(of(all, "a").betweenness == Approx(5.0 / 36));
  CHECK(of(all, "d").betweenness == Approx(3.0 / 36));
  CHECK(all.concepts[0].id == "a");
  CHECK(all.concepts[1].id == "d");
  CHECK(all.concepts[2].id == "engine");
  CHECK(all.concepts[3].id == "ada");  // of those with none those with a neighbour, by id
}

TEST_CASE("centrality: of random graphs, as Boost and taking away say") {
  std::mt19937 random(3);
  for (int round = 0; round < 12; ++round) {
    const test::Directory directory;
    Store store = test::opened(directory / "store");
    const std::size_t count = 6 + 2 * static_cast<std::size_t>(round);
    test::imported(store, test::random_pack(random, "abcdefghijklmn", count));
    const std::vector<Edge> links = test::edges_of(store);
    const Centrality all = centrality(store);
    const std::vector<double> expected = betweenness_by_boost(all, links);
    std::size_t linked = 0;
    for (std::size_t i = 0; i < all.concepts.size(); ++i) {
      INFO(all.concepts[i].id);
      CHECK(all.concepts[i].betweenness == Approx(expected[i]).margin(1e-9));
      CHECK(all.concepts[i].cut_off == cut_off_by_taking_away(all, links, i));
      linked += all.concepts[i].degree;
    }
    CHECK(linked == 2 * all.pairs);
  }
}

TEST_CASE("centrality: from pivots, near the truth and the same every time") {
  const test::Directory directory;
  const Store store = test::real_store(directory / "store");
  const Centrality exact = centrality(store);
  CentralityOptions few;
  few.most_steps = 1;
  const Centrality estimated = centrality(store, few);
  CHECK(exact.pivots == 0);
  CHECK(estimated.pivots == few.least_pivots);
  double error = 0;
  for (const Central& one : exact.concepts) {
    error = std::max(error, std::abs(of(estimated, one.id).betweenness - one.betweenness));
    CHECK(of(estimated, one.id).cut_off == one.cut_off);
  }
  CHECK(error > 0);
  CHECK(error < 0.1);
  const std::string& first = exact.concepts.front().id;
  CHECK((first == estimated.concepts[0].id || first == estimated.concepts[1].id ||
         first == estimated.concepts[2].id));
  const Centrality again = centrality(store, few);
  for (std::size_t i = 0; i < again.concepts.size(); ++i) {
    CHECK(again.concepts[i].betweenness == estimated.concepts[i].betweenness);
  }
}

TEST_CASE("centrality: of an empty store") {
  const test::Directory directory;
  const Centrality none = centrality(test::opened(directory / "store"));
  CHECK(none.concepts.empty());
  CHECK(none.components == 0);
  CHECK(none.largest == 0);
}

}  // namespace clusterwise::kb
