// What moving values and limits does to verdicts, with shares counted by hand.
#include "reasoner/advisor/robustness.h"

#include <catch2/catch.hpp>

#include "fixtures.h"

namespace clusterwise::advisor::test {
namespace {

const std::string kRules =
    ".decl limit(indicator: Indicator, value: float, basis: symbol)\n"
    "limit(\"trust\", 50.0, \"default\"). limit(\"patents\", 10.0, \"published\").\n"
    "problem(r, \"low-trust\", 0.5) :- indicator(r, \"trust\", v), limit(\"trust\", l, _), v < l.\n"
    "problem(r, \"weak-innovation\", 0.5) :- indicator(r, \"patents\", v), limit(\"patents\", l, "
    "_), "
    "v < l.\n";

const Catalogue kCatalogue = {{"patents", {{"", ""}, 0.0, std::nullopt, "higher", {}}},
                              {"trust", {{"", ""}, 0.0, 100.0, "higher", {}}}};

struct Varied {
  Steadiness trust;
  Steadiness innovation;
};

Varied varied(double trust, double patents, const VaryOptions& options) {
  const Checked checked(kRules);
  datalog::Database database(checked.program.checked);
  database.add(checked.interface.region, {std::string("here")});
  auto model = datalog::run(checked.program, std::move(database));
  REQUIRE(model);
  const PolicyCircuit circuit =
      make_policy_circuit(checked.program, checked.interface, *model, "here", {"patents", "trust"},
                          OpenLimits::kDefault)
          .value();
  const Readings readings = {{"patents", {Range{patents, patents}, ""}},
                             {"trust", {Range{trust, trust}, ""}}};
  const auto result = vary(circuit, readings, kCatalogue, options);
  const datalog::RelationId problem = checked.interface.problem;
  return {result.at({problem, "low-trust"}), result.at({problem, "weak-innovation"})};
}

}  // namespace

TEST_CASE("without moving anything every settled verdict stands") {
  const Varied same = varied(48, 9, {0, 0});
  CHECK(same.trust.verdict == Verdict::kYes);
  CHECK(same.trust.share == 1);
  CHECK_FALSE(same.trust.hinge);
  CHECK(varied(60, 9, {0, 0}).trust.verdict == Verdict::kNo);
}

TEST_CASE("a value that moves over its limit turns the verdict in that share of its ways") {
  const Varied moved = varied(48, 9, {10, 0});  // trust 43.2 to 52.8, patents 8.1 to 9.9
  CHECK(moved.trust.share == Approx((50 - 43.2) / 9.6));
  CHECK(moved.trust.exact);
  REQUIRE(moved.trust.hinge);
  CHECK(moved.trust.hinge->indicator == "trust");
  CHECK_FALSE(moved.trust.hinge->is_limit);
  CHECK(moved.innovation.share == 1);
  CHECK_FALSE(moved.innovation.hinge);
  // The other way round: of a verdict that is no, the share in which it stays so.
  CHECK(varied(52, 9, {10, 0}).trust.share == Approx((57.2 - 50) / 10.4));
}

TEST_CASE("default limits move, published ones stay") {
  const Varied moved = varied(48, 9.9, {0, 10});  // the limit of trust: 45 to 55
  CHECK(moved.trust.share == Approx((55.0 - 48) / 10));
  CHECK(moved.trust.exact);
  REQUIRE(moved.trust.hinge);
  CHECK(moved.trust.hinge->is_limit);
  CHECK(moved.innovation.share == 1);
}

TEST_CASE("a value and its limit that both move are sampled, and the answer says so") {
  const Varied moved = varied(48, 9, {10, 10});
  CHECK_FALSE(moved.trust.exact);
  // Trust below 45 is under every limit; above, the limit lies over it in (55 - trust) / 10.
  const double expected = 1.8 / 9.6 + 7.8 / 9.6 * (55 - 48.9) / 10;
  CHECK(moved.trust.share == Approx(expected).margin(0.03));
}

}  // namespace clusterwise::advisor::test
