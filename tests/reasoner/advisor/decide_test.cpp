// Decisions of small policies made by hand, with shares counted by hand.
#include "reasoner/advisor/decide.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace clusterwise::advisor::test {
namespace {

using datalog::Compare;
using datalog::GateId;
using datalog::InputId;
using datalog::Primitive;
using datalog::Value;

constexpr datalog::RelationId kRelation{0};
constexpr Primitive kFloat = Primitive::kFloat;

// Indicators a, b, c, d between 0 and 2, each held against 1: two cells of equal weight where it is
// unknown.
class Hand {
 public:
  Hand() {
    policy_.indicators = {"a", "b", "c", "d"};
    for (const std::string& id : policy_.indicators) catalogue_[id] = {{"", ""}, 0.0, 2.0, "", {}};
  }

  GateId input(InputId id) { return circuit().input(id, kFloat); }
  GateId number(double value) { return circuit().constant(Value::of(value), kFloat); }
  GateId low(InputId id) { return circuit().compare(Compare::kLess, kFloat, input(id), number(1)); }
  GateId high(InputId id) { return circuit().negate(low(id)); }
  GateId all(std::vector<GateId> conditions) { return circuit().all(std::move(conditions)); }
  GateId any(std::vector<GateId> conditions) { return circuit().any(std::move(conditions)); }
  GateId times(GateId a, double factor) {
    datalog::SymbolTable symbols;
    return *circuit().apply(datalog::Functor::kMultiply, kFloat, {a, number(factor)}, symbols);
  }
  GateId plus(GateId a, GateId b) {
    datalog::SymbolTable symbols;
    return *circuit().apply(datalog::Functor::kAdd, kFloat, {a, b}, symbols);
  }
  GateId at_least(GateId a, GateId b) {
    return circuit().compare(Compare::kGreaterEqual, kFloat, a, b);
  }

  void finding(const std::string& id, GateId holds) { finding(id, holds, number(1)); }
  void finding(const std::string& id, GateId holds, GateId value) {
    const GateId degree = circuit().reduce(datalog::Reduce::kSum, kFloat, {holds}, {value});
    policy_.targets[{kRelation, id}] = {holds, degree};
    for (GateId root : {holds, degree}) {
      for (InputId read : circuit().inputs_below(std::span(&root, 1))) policy_.cuts[read] = {1};
    }
  }

  Decisions decide(const Readings& readings = {}, const DecideOptions& options = {}) const {
    return advisor::decide(policy_, readings, catalogue_, options);
  }
  Outcome outcome(const std::string& id, const Readings& readings = {},
                  const DecideOptions& options = {}) const {
    return decide(readings, options).of(kRelation, id);
  }

 private:
  datalog::Circuit& circuit() { return policy_.circuit; }

  PolicyCircuit policy_;
  Catalogue catalogue_;
};

Readings known(const std::string& id, double value) { return {{id, {Range{value, value}, ""}}}; }

// The places of the indicators in `settling`; all of them are open.
std::vector<std::size_t> places(const Outcome& outcome) {
  std::vector<std::size_t> result;
  for (const Settling& one : outcome.settling) result.push_back(one.open);
  return result;
}

using Places = std::vector<std::size_t>;

}  // namespace

TEST_CASE("decide: a settled verdict needs nothing") {
  Hand hand;
  hand.finding("always", hand.any({hand.all({hand.low(0), hand.low(1)}),
                                   hand.all({hand.low(0), hand.high(1)}), hand.high(0)}));
  hand.finding("never", hand.all({hand.any({hand.low(0), hand.low(1)}),
                                  hand.any({hand.low(0), hand.high(1)}), hand.high(0)}));
  const Outcome always = hand.outcome("always");
  CHECK(always.verdict == Verdict::kYes);
  CHECK(always.stability == 1);
  CHECK(always.exact);
  CHECK(always.settling.empty());
  CHECK(always.range.low == 1);
  const Outcome never = hand.outcome("never");
  CHECK(never.verdict == Verdict::kNo);
  CHECK(never.stability == 0);
  CHECK(never.exact);
  CHECK(never.settling.empty());
  CHECK(never.range.high == 0);
}

TEST_CASE("decide: what no rule gives does not hold") {
  const Outcome outcome = Hand().outcome("other");
  CHECK(outcome.verdict == Verdict::kNo);
  CHECK(outcome.stability == 0);
  CHECK(outcome.exact);
  CHECK(outcome.range_exact);
}

TEST_CASE("decide: the one indicator that decides settles all") {
  Hand hand;
  hand.finding("x", hand.low(1));
  hand.finding("y", hand.low(0));
  const Decisions decisions = hand.decide();
  REQUIRE(decisions.open.size() == 2);
  const Outcome& outcome = decisions.of(kRelation, "x");
  CHECK(outcome.verdict == Verdict::kOpen);
  CHECK(outcome.stability == Approx(0.5));
  REQUIRE(outcome.settling.size() == 1);
  CHECK(decisions.open[outcome.settling[0].open].id == "b");
  CHECK(outcome.settling[0].settles == Approx(1));
  CHECK(outcome.settling[0].moves == Approx(0.5));
}

TEST_CASE("decide: the one that settles more comes first") {
  // Holds where c is low, or a and b both are: 5 of 8.
  Hand hand;
  hand.finding("x", hand.any({hand.all({hand.low(0), hand.low(1)}), hand.low(2)}));
  const Outcome outcome = hand.outcome("x");
  CHECK(outcome.stability == Approx(0.625));
  REQUIRE(outcome.settling.size() == 3);
  // A low c settles; with a high one 1 of 4 holds.
  CHECK(outcome.settling[0].open == 2);
  CHECK(outcome.settling[0].settles == Approx(0.5));
  CHECK(outcome.settling[0].moves == Approx(0.5 * (1 - 0.625) + 0.5 * (0.625 - 0.25)));
  // A low a leaves 3 of 4, a high one 2 of 4; the same for b.
  for (std::size_t i : {1U, 2U}) {
    CHECK(outcome.settling[i].settles == 0);
    CHECK(outcome.settling[i].moves == Approx(0.125));
  }
}

TEST_CASE("decide: among indicators that settle nothing the one that moves more comes first") {
  // a with one of the others, or all three of them.
  Hand hand;
  hand.finding(
      "x", hand.any({hand.all({hand.low(1), hand.low(2), hand.low(3)}),
                     hand.all({hand.low(0), hand.any({hand.low(1), hand.low(2), hand.low(3)})})}));
  const Outcome outcome = hand.outcome("x");
  CHECK(outcome.stability == Approx(0.5));
  REQUIRE(outcome.settling.size() == 4);
  // A low a leaves 7 of 8, a high one 1 of 8; a low b leaves 5 of 8, a high one 3 of 8.
  CHECK(outcome.settling[0].open == 0);
  for (const Settling& one : outcome.settling) {
    CHECK(one.settles == 0);
    CHECK(one.moves == Approx(one.open == 0 ? 0.375 : 0.125));
  }
}

TEST_CASE("decide: sorted by what settles, then by what moves, then as they were") {
  std::vector<Settling> settling = {
      {0, 0, 0.1}, {1, 0.5, 0.1}, {2, 0, 0.3}, {3, 0.5, 0.2}, {4, 0, 0.1}};
  sort_settling(settling);
  Places order;
  for (const Settling& one : settling) order.push_back(one.open);
  CHECK(order == Places{3, 1, 2, 0, 4});
}

TEST_CASE("decide: weights count, not numbers of cells") {
  // Both lie between 0 and 1.25: low with a weight of 0.8.
  const Readings readings = {{"a", {Range{0, 1.25}, ""}}, {"b", {Range{0, 1.25}, ""}}};
  Hand hand;
  hand.finding("x", hand.any({hand.low(0), hand.low(1)}));
  const Outcome outcome = hand.outcome("x", readings);
  CHECK(outcome.stability == Approx(0.96));
  REQUIRE(outcome.settling.size() == 2);
  for (const Settling& one : outcome.settling) {
    CHECK(one.settles == Approx(0.8));
    CHECK(one.moves == Approx(0.8 * 0.04 + 0.2 * (0.96 - 0.8)));
  }
}

TEST_CASE("decide: known values are taken out") {
  Hand hand;
  hand.finding("x", hand.all({hand.low(0), hand.low(1)}));
  CHECK(hand.outcome("x", known("a", 2)).verdict == Verdict::kNo);
  const Decisions decisions = hand.decide(known("a", 0.5));
  REQUIRE(decisions.open.size() == 1);
  CHECK(decisions.open[0].id == "b");
  CHECK(decisions.of(kRelation, "x").stability == Approx(0.5));
  CHECK(decisions.of(kRelation, "x").settling[0].settles == Approx(1));
}

TEST_CASE("decide: an indicator that does not matter any more is no need") {
  Hand hand;
  hand.finding("x", hand.any({hand.all({hand.low(0), hand.low(1)}), hand.low(2)}));
  const Outcome outcome = hand.outcome("x", known("a", 2));
  CHECK(outcome.stability == Approx(0.5));
  CHECK(places(outcome) == Places{1});  // open are b and c: c
}

// ---- Degrees

TEST_CASE("decide: a degree ranges over the ends of the cells") {
  Hand hand;
  // Falls from 1 to 0.5 where a is low.
  hand.finding("falling", hand.low(0), hand.plus(hand.number(1), hand.times(hand.input(0), -0.5)));
  // From 0.25 to 0.75 whatever a is.
  hand.finding("always", hand.any({hand.low(0), hand.high(0)}),
               hand.plus(hand.number(0.25), hand.times(hand.input(0), 0.25)));
  hand.finding("steep", hand.high(0), hand.times(hand.input(0), 0.5));
  const Decisions decisions = hand.decide();
  CHECK(decisions.completions == 4);
  const Outcome& falling = decisions.of(kRelation, "falling");
  CHECK(falling.range.low == 0);  // it may not hold
  CHECK(falling.range.high == 1);
  CHECK(falling.range_exact);
  const Outcome& always = decisions.of(kRelation, "always");
  CHECK(always.verdict == Verdict::kYes);
  CHECK(always.range.low == 0.25);
  CHECK(always.range.high == 0.75);
  CHECK(hand.outcome("falling", {{"a", {Range{0.5, 0.75}, ""}}}).range.low == Approx(0.625));
  CHECK(hand.outcome("falling", {{"a", {Range{0.5, 0.75}, ""}}}).range.high == Approx(0.75));
}

TEST_CASE("decide: known values alone are one completion") {
  Hand hand;
  hand.finding("x", hand.low(0), hand.times(hand.input(0), 0.5));
  const Decisions decisions = hand.decide(known("a", 0.5));
  CHECK(decisions.completions == 1);
  CHECK(decisions.exact());
  const Outcome& outcome = decisions.of(kRelation, "x");
  CHECK(outcome.verdict == Verdict::kYes);
  CHECK(outcome.range.low == 0.25);
  CHECK(outcome.range.high == 0.25);
}

TEST_CASE("decide: beyond the budget ranges are sampled, verdicts and shares are not") {
  Hand hand;
  const GateId sum =
      hand.plus(hand.plus(hand.input(0), hand.input(1)), hand.plus(hand.input(2), hand.input(3)));
  hand.finding("wide", hand.any({hand.low(0), hand.low(1), hand.low(2), hand.low(3)}),
               hand.times(sum, 0.125));
  hand.finding("small", hand.low(0), hand.times(hand.input(0), 0.5));
  const DecideOptions few{100, 1};
  const Decisions decisions = hand.decide({}, few);  // of 256
  CHECK(decisions.completions == 100);
  CHECK(decisions.exact());
  const Outcome& wide = decisions.of(kRelation, "wide");
  CHECK(wide.exact);
  CHECK(wide.verdict == Verdict::kOpen);
  CHECK(wide.stability == Approx(15.0 / 16));
  CHECK_FALSE(wide.range_exact);
  CHECK(wide.range.low == 0);  // at a corner
  const Outcome all = hand.outcome("wide");
  CHECK(all.range_exact);
  CHECK(all.range.high == Approx(0.875));  // one of them just below 1
  CHECK(wide.range.high <= all.range.high);
  // What has few completions is looked at in all of them.
  CHECK(decisions.of(kRelation, "small").range_exact);
  CHECK(decisions.of(kRelation, "small").range.high == Approx(0.5));
}

TEST_CASE("decide: the seed is that of the sample") {
  Hand hand;
  const GateId sum = hand.plus(hand.input(0), hand.input(1));
  hand.finding("x", hand.at_least(hand.plus(sum, hand.input(2)), hand.times(hand.input(3), 2)),
               hand.times(sum, 0.25));
  const auto share = [&](std::uint64_t seed) {
    return hand.outcome("x", {}, {200, seed}).stability;
  };
  CHECK(share(1) == share(1));
  CHECK(share(1) != share(2));
}

// ---- Verdicts without a diagram

TEST_CASE("decide: where computed numbers are compared verdicts come from the completions") {
  Hand hand;
  const GateId twice = hand.times(hand.input(0), 2);
  hand.finding("open", hand.at_least(twice, hand.times(hand.input(1), 2)));
  hand.finding("yes", hand.at_least(twice, hand.plus(hand.input(1), hand.number(-2))));
  hand.finding("no", hand.at_least(twice, hand.plus(hand.input(1), hand.number(5))));
  hand.finding("cells", hand.low(0));
  for (std::size_t budget : {10'000U, 10U}) {
    INFO(budget);
    const Decisions decisions = hand.decide({}, {budget, 1});
    CHECK_FALSE(decisions.exact());
    CHECK(decisions.of(kRelation, "open").verdict == Verdict::kOpen);
    CHECK(decisions.of(kRelation, "yes").verdict == Verdict::kYes);
    CHECK(decisions.of(kRelation, "yes").stability == 1);
    CHECK(decisions.of(kRelation, "no").verdict == Verdict::kNo);
    CHECK(decisions.of(kRelation, "no").stability == 0);
    for (const char* id : {"open", "yes", "no"}) CHECK_FALSE(decisions.of(kRelation, id).exact);
    CHECK(decisions.of(kRelation, "cells").exact);
    CHECK(decisions.of(kRelation, "yes").settling.empty());
    CHECK(decisions.of(kRelation, "open").settling.size() == 2);
  }
}

TEST_CASE("decide: what settles a sampled verdict is counted in its cells") {
  // Where a is low, b decides: b at least 1; computed, so that there is no diagram.
  Hand hand;
  const GateId b_high = hand.at_least(hand.times(hand.input(1), 3), hand.number(3));
  const GateId c_any = hand.at_least(hand.times(hand.input(2), 3), hand.number(-1));
  hand.finding("x", hand.all({hand.low(0), b_high, c_any}));
  const Outcome outcome = hand.outcome("x", {}, {60, 1});  // of 64
  CHECK_FALSE(outcome.exact);
  REQUIRE(outcome.settling.size() == 3);
  CHECK(outcome.settling[2].open == 2);  // c moves nothing but what chance does
  for (std::size_t i : {0U, 1U}) CHECK(outcome.settling[i].settles == Approx(0.5));
}

TEST_CASE("decide: what changes within a cell is seen, and shares follow the weights") {
  Hand hand;
  const GateId number = hand.times(hand.input(0), 2);
  hand.finding("between", hand.all({hand.at_least(number, hand.number(2.4)),
                                    hand.at_least(hand.number(3.6), number)}));
  const GateId any = hand.at_least(hand.times(hand.input(1), 2), hand.number(-1));
  hand.finding("weighed", hand.all({hand.low(0), any}));
  // From 1.2 to 1.8: 0.6 of the upper cell, which is half; not at its ends.
  const Outcome between = hand.outcome("between");
  CHECK_FALSE(between.exact);
  CHECK_FALSE(between.range_exact);
  CHECK(between.verdict == Verdict::kOpen);
  CHECK(between.stability == Approx(0.3).margin(0.026));  // four standard deviations of 5,000
  CHECK(between.range.high == 1);
  const Outcome weighed = hand.outcome("weighed", {{"a", {Range{0, 1.25}, ""}}});
  CHECK(weighed.stability == Approx(0.8).margin(0.023));
  CHECK(weighed.settling.front().settles == Approx(1));
}

TEST_CASE("decide: a number computed from known values cuts cells as one that is written") {
  Hand hand;
  hand.finding("x", hand.at_least(hand.times(hand.input(0), 2), hand.input(1)));
  const Outcome open = hand.outcome("x", known("a", 0.75));  // b at most 1.5
  CHECK(open.exact);
  CHECK(open.verdict == Verdict::kOpen);
  REQUIRE(open.settling.size() == 1);
  CHECK(open.settling[0].settles == Approx(1));
  CHECK(hand.outcome("x", known("a", 1.5)).verdict == Verdict::kYes);  // at most 3
}

TEST_CASE("decide: a computed number beside a condition that decides does no harm") {
  Hand hand;
  const GateId computed = hand.at_least(hand.times(hand.input(0), 2), hand.input(1));
  hand.finding("x", hand.any({hand.low(2), hand.high(2), computed}));
  hand.finding("y", hand.all({hand.low(2), hand.high(2), computed}));
  CHECK(hand.outcome("x").exact);
  CHECK(hand.outcome("x").verdict == Verdict::kYes);
  CHECK(hand.outcome("y").exact);
  CHECK(hand.outcome("y").verdict == Verdict::kNo);
}

TEST_CASE("decide: where diagrams grow too large verdicts are sampled, and come out the same") {
  Hand hand;
  hand.finding("always", hand.any({hand.all({hand.low(0), hand.low(1)}),
                                   hand.all({hand.low(0), hand.high(1)}), hand.high(0)}));
  hand.finding("never", hand.all({hand.any({hand.low(2), hand.low(1)}),
                                  hand.any({hand.low(2), hand.high(1)}), hand.high(2)}));
  hand.finding("open", hand.any({hand.all({hand.low(0), hand.low(1)}), hand.low(2)}));
  const Decisions exact = hand.decide();
  CHECK(exact.exact());
  for (std::size_t budget : {10'000U, 1'000U, 50U}) {
    DecideOptions tiny{budget, 1};
    tiny.most_nodes = 3;
    const Decisions sampled = hand.decide({}, tiny);
    CHECK(sampled.completions == budget);
    CHECK_FALSE(sampled.exact());
    for (const auto& [target, outcome] : exact.outcomes) {
      INFO(target.second << " " << budget);
      const Outcome& other = sampled.of(kRelation, target.second);
      CHECK(other.verdict == outcome.verdict);
      // Within four standard deviations of a fair sample of half of the budget.
      const double deviation = std::sqrt(outcome.stability * (1 - outcome.stability));
      CHECK(std::abs(other.stability - outcome.stability) <=
            4 * deviation / std::sqrt(static_cast<double>(budget) / 2) + 1e-12);
    }
  }
}

}  // namespace clusterwise::advisor::test
