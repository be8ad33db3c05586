// What knowing a value takes away of an open verdict, with shares counted by hand.
#include "reasoner/advisor/needs.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "fixtures.h"

namespace clusterwise::advisor::test {
namespace {

// Two cells for each indicator, all combinations, equal weights.
CompletionSet combinations(const std::vector<std::string>& indicators) {
  CompletionSet set;
  for (const std::string& id : indicators)
    set.open.push_back({id, {{{0, 1}, 0.5}, {{1, 2}, 0.5}}, "", true});
  const std::size_t count = std::size_t{1} << indicators.size();
  for (std::size_t i = 0; i < count; ++i) {
    Completion one;
    for (std::size_t bit = 0; bit < indicators.size(); ++bit) one.cells.push_back((i >> bit) & 1U);
    one.weight = 1.0 / static_cast<double>(count);
    set.completions.push_back(one);
  }
  return set;
}

std::vector<Need> needs(const CompletionSet& set, const auto& holds, std::size_t most = 3) {
  Outcome outcome;
  for (const Completion& one : set.completions) outcome.holds.push_back(holds(one.cells));
  Phrasebook phrases(store());
  return needs_of(outcome, set, phrases, most);
}

double entropy(double p) { return -p * std::log2(p) - (1 - p) * std::log2(1 - p); }

using Cells = std::vector<std::size_t>;

}  // namespace

TEST_CASE("a settled verdict needs nothing") {
  const CompletionSet set = combinations({"trust", "patents"});
  CHECK(needs(set, [](const Cells&) { return true; }).empty());
  CHECK(needs(set, [](const Cells&) { return false; }).empty());
}

TEST_CASE("the one indicator that decides takes all uncertainty away") {
  const auto found =
      needs(combinations({"patents", "trust"}), [](const Cells& c) { return c[1] == 0; });
  REQUIRE(found.size() == 1);
  CHECK(found[0].indicator == "trust");
  CHECK(found[0].label == kb::Text{"trust between firms", "企业间信任度"});
  CHECK(found[0].settles == Approx(1));
}

TEST_CASE("the one that settles more comes first") {
  // Holds where trust is low, or patents and output both are: 5 of 8.
  const auto found = needs(combinations({"output", "patents", "trust"}),
                           [](const Cells& c) { return c[2] == 0 || (c[0] == 0 && c[1] == 0); });
  REQUIRE(found.size() == 3);
  CHECK(found[0].indicator == "trust");
  // Low trust settles; at high trust 1 of 4 holds.
  CHECK(found[0].settles == Approx(1 - 0.5 * entropy(0.25) / entropy(0.625)));
  // At either cell: 3 of 4 and 2 of 4.
  const double other = 1 - (0.5 * entropy(0.75) + 0.5 * entropy(0.5)) / entropy(0.625);
  CHECK(found[1].indicator == "output");  // equal to the next one: in the order of the ids
  CHECK(found[1].settles == Approx(other));
  CHECK(found[2].indicator == "patents");
  CHECK(found[2].settles == Approx(other));
}

TEST_CASE("no more needs than asked for") {
  const auto found = needs(
      combinations({"output", "patents", "trust"}),
      [](const Cells& c) { return c[0] + c[1] + c[2] >= 2; }, 2);
  REQUIRE(found.size() == 2);
  CHECK(found[0].indicator == "output");
  CHECK(found[1].indicator == "patents");
}

TEST_CASE("weights count, not numbers of completions") {
  CompletionSet set = combinations({"patents", "trust"});
  // Cells of (patents, trust): 00 01 10 11 in the order of the completions 0 2 1 3.
  const std::vector<double> weights = {0.7, 0.1, 0.1, 0.1};
  for (std::size_t i = 0; i < weights.size(); ++i) set.completions[i].weight = weights[i];
  const auto found = needs(set, [](const Cells& c) { return c[0] == 0 || c[1] == 0; });
  // Holds with weight 0.9. Knowing either: in cell 0 (weight 0.8) settled, in cell 1 (0.2) even.
  REQUIRE(found.size() == 2);
  CHECK(found[0].settles == Approx(1 - 0.2 * entropy(0.5) / entropy(0.9)));
  CHECK(found[1].settles == Approx(found[0].settles));
}

}  // namespace clusterwise::advisor::test
