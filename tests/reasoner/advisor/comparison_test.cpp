#include "reasoner/advisor/comparison.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "fixtures.h"

namespace clusterwise::advisor::test {
namespace {

// Rules that look at indicators directly, through a rule without an id, and through one with an id.
const std::string kRules = R"dl(
.decl limit(indicator: Indicator, value: float)
limit("trust", 50.0). limit("patents", 10.0). limit("new_firms", 5.0). limit("rd_intensity", 3.0).
@[rule(id = "t.trust", en = "trust {value}", zh = "信任{value}", claims = ["R3d"])]
problem(r, "low-trust", 0.5) :- indicator(r, "trust", value), limit("trust", l), value < l.
.decl inventive(r: Region)
inventive(r) :- indicator(r, "patents", value), limit("patents", l), value >= l.
@[rule(id = "t.still", en = "no patents", zh = "无专利", claims = ["R2a"])]
problem(r, "weak-innovation", 0.5) :- indicator(r, "rd_intensity", value), limit("rd_intensity", l), value < l, !inventive(r).
@[rule(id = "t.for-innovation", en = "for innovation", zh = "创新", claims = ["R2a"])]
recommends(r, "build-innovation-network", d) :- problem(r, "weak-innovation", d).
@[rule(id = "t.waste", en = "waste", zh = "浪费", claims = ["K11"])]
risk(r, "resource-waste", 0.5) :- indicator(r, "new_firms", value), limit("new_firms", l), value < l.
)dl";

const Policy& policy() {
  static const Policy policy = policy_of(kRules);
  return policy;
}

Answer answer(const std::string& region, const std::string& period, const std::string& indicators) {
  return *policy().recommend(profile_of(R"({"region": {"id": ")" + region + R"("}, "period": ")" +
                                        period + R"(", "indicators": {)" + indicators + "}}"));
}

std::vector<std::string> periods(const std::vector<Answer>& answers) {
  std::vector<std::string> result;
  for (const Answer& one : answers) result.push_back(one.period);
  return result;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("the indicators that a rule looks at") {
  const IndicatorsOfRules found = policy().indicators_of_rules();
  CHECK(found.at("t.trust") == Ids{"trust"});
  CHECK(found.at("t.still") ==
        Ids{"patents", "rd_intensity"});        // the first by a rule without an id
  CHECK(found.at("t.for-innovation").empty());  // its problem has rules of its own
  CHECK(found.size() == 4);
}

TEST_CASE("the shipped rules look at every indicator of their thresholds") {
  std::set<std::string> all;
  for (const auto& [rule, indicators] : shipped_policy().indicators_of_rules())
    all.insert(indicators.begin(), indicators.end());
  const Answer answer =
      *shipped_policy().recommend(profile_of(R"({"region": {"id": "x"}, "indicators": {}})"), {});
  for (const Named& unknown : answer.unknown) {
    INFO(unknown.id);
    CHECK(all.contains(unknown.id));
  }
}

TEST_CASE("roles, stages and risks side by side; who does not list a risk denies it") {
  const std::vector<Answer> answers = {
      answer("a", "", R"("trust": 80, "patents": 0, "rd_intensity": 1, "new_firms": 9)"),
      answer("b", "", R"("trust": 80, "patents": 20, "rd_intensity": 1, "new_firms": 1)")};
  const Comparison found = compare(answers, policy().indicators_of_rules(), false);
  CHECK(found.roles.size() == answers[0].recommendations.size());
  CHECK(found.roles[0].id == "build-innovation-network");
  CHECK(found.roles[0].standings[0].verdict == Verdict::kYes);
  CHECK(found.roles[0].standings[1].verdict == Verdict::kNo);
  REQUIRE(found.risks.size() == 1);
  CHECK(found.risks[0].standings[0].verdict == Verdict::kNo);
  CHECK(found.risks[0].standings[1].degree == 0.5);
  CHECK(found.stages.size() == 2);
  CHECK(found.steps.empty());
}

TEST_CASE(
    "what makes the difference: values that differ, read by rules that fire here and not there") {
  const std::vector<Answer> answers = {
      answer("a", "", R"("trust": 10, "patents": 0, "rd_intensity": 1, "new_firms": 9)"),
      answer("b", "", R"("trust": 20, "patents": 20, "rd_intensity": 1, "new_firms": 8)")};
  const Comparison found = compare(answers, policy().indicators_of_rules(), false);
  // trust differs, but its rule fires in both; rd_intensity is read by one that does not, but is
  // alike; new_firms differs, but its rule fires in neither.
  REQUIRE(found.indicators.size() == 1);
  const DecidingIndicator& patents = found.indicators[0];
  CHECK(patents.indicator == "patents");
  CHECK(patents.values[0]->low == 0);
  CHECK(patents.values[1]->low == 20);
  REQUIRE(patents.rules.size() == 1);
  CHECK(patents.rules[0].reason.rule == "t.still");
  CHECK(patents.rules[0].fires == std::vector<bool>{true, false});
}

TEST_CASE("an unknown value differs from a known one") {
  const std::vector<Answer> answers = {answer("a", "", R"("trust": 10)"), answer("b", "", "")};
  const Comparison found = compare(answers, policy().indicators_of_rules(), false);
  REQUIRE(found.indicators.size() == 1);
  CHECK(found.indicators[0].indicator == "trust");
  CHECK_FALSE(found.indicators[0].values[1]);
}

TEST_CASE("one region at different times comes in their order, with the steps between") {
  std::vector<Answer> answers = {answer("a", "2005", R"("trust": 80)"),
                                 answer("a", "990", R"("trust": 10)"),
                                 answer("a", "1985", R"("trust": 10)")};
  REQUIRE(order_by_period(answers));
  CHECK(periods(answers) == Ids{"990", "1985", "2005"});
  const Comparison found = compare(answers, policy().indicators_of_rules(), true);
  REQUIRE(found.steps.size() == 2);
  CHECK(found.steps[0].values.empty());
  CHECK(named(found.steps[1].problems, "low-trust").direction == Direction::kVanished);
}

TEST_CASE("no order of time: two regions, two industries, one period twice or not given") {
  const auto ordered = [](std::vector<Answer> answers) { return order_by_period(answers); };
  CHECK_FALSE(ordered({answer("a", "2", ""), answer("b", "1", "")}));
  CHECK_FALSE(ordered({answer("a", "2", ""), answer("a", "2", "")}));
  CHECK_FALSE(ordered({answer("a", "2", ""), answer("a", "", "")}));
  std::vector<Answer> industries = {answer("a", "2", ""), answer("a", "1", "")};
  CHECK(ordered(industries));
  industries[0].industry = {"shoes", "shoes"};
  CHECK_FALSE(ordered(industries));
  CHECK_FALSE(ordered({answer("a", "2", "")}));
}

}  // namespace clusterwise::advisor::test
