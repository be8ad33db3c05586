#include "reasoner/advisor/completions.h"

#include <catch2/catch.hpp>
#include <set>

#include "fixtures.h"

namespace clusterwise::advisor::test {
namespace {

const std::map<std::string, kb::Measurement> kCatalogue = {
    {"share", {{"share", "比例"}, 0.0, 1.0, "higher", {}}},
    {"count", {{"count", "个"}, 0.0, std::nullopt, "lower", {}}},
    {"flag", {{"yes/no", "是/否"}, 0.0, 1.0, "", {}}},
};

Profile with(std::map<std::string, Reading> indicators) {
  Profile profile;
  profile.region = "x";
  profile.indicators = std::move(indicators);
  return profile;
}

double total_weight(const CompletionSet& set) {
  double total = 0;
  for (const Completion& completion : set.completions) total += completion.weight;
  return total;
}

}  // namespace

TEST_CASE("known values leave one completion") {
  const CompletionSet set =
      lay_out(with({{"share", {Range{0.2, 0.2}, ""}}}), {{"share", {0.5}}}, kCatalogue, 100, 1);
  CHECK(set.exact);
  CHECK(set.open.empty());
  CHECK(set.completions.size() == 1);
}

TEST_CASE("limits cut an unknown's range into cells of equal weight") {
  const CompletionSet set = lay_out(with({}), {{"share", {0.25, 0.5}}}, kCatalogue, 100, 1);
  REQUIRE(set.open.size() == 1);
  REQUIRE(set.open[0].cells.size() == 3);
  CHECK(set.open[0].cells[0].range.low == 0);
  CHECK(set.open[0].cells[0].range.high == 0.25);
  CHECK(set.open[0].cells[2].range.low == 0.5);
  CHECK(set.open[0].cells[2].range.high == 1);
  for (const Cell& cell : set.open[0].cells) CHECK(cell.weight == Approx(1.0 / 3));
  CHECK(set.exact);
  CHECK(set.completions.size() == 3);
}

TEST_CASE("an unbounded range reaches as far again as its limit") {
  const CompletionSet set = lay_out(with({}), {{"count", {10}}}, kCatalogue, 100, 1);
  REQUIRE(set.open[0].cells.size() == 2);
  CHECK(set.open[0].cells[1].range.high == 20);
}

TEST_CASE("a limit at the top of the range leaves that value alone") {
  const CompletionSet set = lay_out(with({}), {{"flag", {1}}}, kCatalogue, 100, 1);
  REQUIRE(set.open[0].cells.size() == 2);
  CHECK(set.completions[0].values[0] < 1);
  CHECK(set.completions[1].values[0] == 1);
}

TEST_CASE("an interval weighs by length") {
  const CompletionSet set =
      lay_out(with({{"share", {Range{0.4, 0.8}, ""}}}), {{"share", {0.5}}}, kCatalogue, 100, 1);
  REQUIRE(set.open[0].cells.size() == 2);
  CHECK(set.open[0].cells[0].weight == Approx(0.25));
  CHECK(set.open[0].cells[1].weight == Approx(0.75));
  CHECK_FALSE(set.open[0].unknown);
}

TEST_CASE("beyond the budget: corners and a seeded sample") {
  const Cuts cuts = {{"share", {0.2, 0.4, 0.6, 0.8}}, {"count", {1, 2, 3, 4}}, {"flag", {1}}};
  CHECK(lay_out(with({}), cuts, kCatalogue, 50, 1).exact);
  const CompletionSet set = lay_out(with({}), cuts, kCatalogue, 49, 1);
  CHECK_FALSE(set.exact);
  REQUIRE(set.completions.size() == 49);
  CHECK(total_weight(set) == Approx(1));
  // count, flag, share, in the order of the names
  CHECK(set.completions[0].cells == std::vector<std::size_t>{0, 0, 0});
  CHECK(set.completions[1].cells == std::vector<std::size_t>{4, 1, 4});
  CHECK(set.completions[2].cells == std::vector<std::size_t>{0, 0, 4});  // better sides, flag low
  CHECK(set.completions[5].cells == std::vector<std::size_t>{4, 1, 0});  // worse sides, flag high
  const CompletionSet again = lay_out(with({}), cuts, kCatalogue, 49, 1);
  const CompletionSet other = lay_out(with({}), cuts, kCatalogue, 49, 2);
  CHECK(again.completions.back().values == set.completions.back().values);
  CHECK(other.completions.back().values != set.completions.back().values);
  for (const Completion& completion : set.completions) {
    for (std::size_t i = 0; i < set.open.size(); ++i) {
      const Range& range = set.open[i].cells[completion.cells[i]].range;
      CHECK(completion.values[i] >= range.low);
      CHECK((completion.values[i] < range.high || range.low == range.high));
    }
  }
}

TEST_CASE("an unknown that is not bounded below reaches down too") {
  const std::map<std::string, kb::Measurement> catalogue = {
      {"growth", {{"%", "%"}, std::nullopt, std::nullopt, "higher", {}}}};
  const CompletionSet set = lay_out(with({}), {{"growth", {-4, 10}}}, catalogue, 100, 1);
  REQUIRE(set.open.size() == 1);
  REQUIRE(set.open[0].cells.size() == 3);
  CHECK(set.open[0].cells[0].range.low == -8);
  CHECK(set.open[0].cells[0].range.high == -4);
  CHECK(set.open[0].cells[2].range.low == 10);
  CHECK(set.open[0].cells[2].range.high == 20);
  // A limit at zero still leaves room on both sides.
  const CompletionSet zero = lay_out(with({}), {{"growth", {0}}}, catalogue, 100, 1);
  CHECK(zero.open[0].cells[0].range.low == -1);
  CHECK(zero.open[0].cells[1].range.high == 1);
}

TEST_CASE("a limit at the bottom of the range leaves nothing below it") {
  const CompletionSet set = lay_out(with({}), {{"share", {0, 0.5}}}, kCatalogue, 100, 1);
  REQUIRE(set.open[0].cells.size() == 2);
  CHECK(set.open[0].cells[0].range.low == 0);
  CHECK(set.open[0].cells[0].range.high == 0.5);
}

TEST_CASE("limits outside the range cut nothing") {
  const CompletionSet set = lay_out(with({}), {{"share", {-1, 0.5, 3}}}, kCatalogue, 100, 1);
  REQUIRE(set.open[0].cells.size() == 2);
  CHECK(set.open[0].cells[1].range.high == 1);
}

TEST_CASE("an interval between two limits is one cell, in its middle") {
  const CompletionSet set = lay_out(with({{"share", {Range{0.3, 0.4}, ""}}}),
                                    {{"share", {0.25, 0.5}}}, kCatalogue, 100, 1);
  REQUIRE(set.open.size() == 1);
  REQUIRE(set.open[0].cells.size() == 1);
  CHECK(set.open[0].cells[0].weight == 1);
  REQUIRE(set.completions.size() == 1);
  CHECK(set.completions[0].values[0] == Approx(0.35));
  CHECK(set.completions[0].weight == 1);
}

TEST_CASE("an interval from a limit is one cell, one up to a limit has the limit apart") {
  const CompletionSet from =
      lay_out(with({{"share", {Range{0.5, 0.7}, ""}}}), {{"share", {0.5}}}, kCatalogue, 100, 1);
  CHECK(from.open[0].cells.size() == 1);
  const CompletionSet to =
      lay_out(with({{"share", {Range{0.4, 0.5}, ""}}}), {{"share", {0.5}}}, kCatalogue, 100, 1);
  REQUIRE(to.open[0].cells.size() == 2);
  CHECK(to.open[0].cells[0].weight == 1);
  CHECK(to.open[0].cells[1].weight == 0);
  CHECK(to.completions[0].values[0] < 0.5);
  CHECK(to.completions[1].values[0] == 0.5);
}

TEST_CASE("weights of combinations are products and sum to one") {
  const CompletionSet set =
      lay_out(with({{"share", {Range{0.4, 0.8}, ""}}}),
              {{"count", {10, 20}}, {"flag", {1}}, {"share", {0.5}}}, kCatalogue, 100, 1);
  CHECK(set.exact);
  REQUIRE(set.open.size() == 3);
  CHECK(set.open[0].id == "count");
  CHECK(set.open[1].id == "flag");
  CHECK(set.open[2].id == "share");
  REQUIRE(set.completions.size() == 12);
  CHECK(total_weight(set) == Approx(1));
  std::set<std::vector<std::size_t>> combinations;
  for (const Completion& one : set.completions) {
    combinations.insert(one.cells);
    CHECK(one.weight == Approx(1.0 / 3 * 0.5 * (one.cells[2] == 0 ? 0.25 : 0.75)));
  }
  CHECK(combinations.size() == 12);
}

TEST_CASE("only what the rules hold against limits and the catalogue knows is open") {
  const Cuts cuts = {{"count", {}}, {"nowhere", {1}}, {"share", {0.5}}};
  const CompletionSet set = lay_out(with({}), cuts, kCatalogue, 100, 1);
  REQUIRE(set.open.size() == 1);
  CHECK(set.open[0].id == "share");
  CHECK(set.open[0].unknown);
  // An explicit null is as unknown as one that is left out.
  CHECK(lay_out(with({{"share", {std::nullopt, ""}}}), cuts, kCatalogue, 100, 1).open[0].unknown);
}

TEST_CASE("a budget of one leaves the lowest corner") {
  const CompletionSet set = lay_out(with({}), {{"share", {0.5}}}, kCatalogue, 1, 1);
  CHECK_FALSE(set.exact);
  REQUIRE(set.completions.size() == 1);
  CHECK(set.completions[0].cells == std::vector<std::size_t>{0});
  CHECK(set.completions[0].weight == 1);
}

TEST_CASE("a sample follows the weights of the cells") {
  std::map<std::string, kb::Measurement> catalogue;
  Cuts cuts;
  Profile profile = with({});
  for (char c = 'a'; c <= 'p'; ++c) {  // 3 to the 16th combinations
    const std::string id(1, c);
    catalogue[id] = {{"", ""}, 0.0, 1.0, "", {}};
    cuts[id] = {0.5, 0.7};
    profile.indicators[id].value = Range{0.4, 0.8};
  }
  const CompletionSet set = lay_out(profile, cuts, catalogue, 4000, 3);
  CHECK_FALSE(set.exact);
  CHECK(total_weight(set) == Approx(1));
  std::vector<double> shares(3, 0);
  for (const Completion& one : set.completions) shares[one.cells[0]] += one.weight;
  // Within four standard deviations.
  CHECK(shares[0] == Approx(0.25).margin(0.028));
  CHECK(shares[1] == Approx(0.5).margin(0.032));
  CHECK(shares[2] == Approx(0.25).margin(0.028));
}

}  // namespace clusterwise::advisor::test
