// The limits in an answer, whatever the policy calls its tables.

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "fixtures.h"
#include "reasoner/advisor/advisor.h"

namespace clusterwise::advisor::test {
namespace {

const std::string kTables = R"dl(
.decl bounds(key: symbol, about: Indicator, number: float, unit: symbol, basis: symbol, note: symbol, note_zh: symbol)
bounds("one", "trust", 50.0, "points", "published", "a survey", "一项调查").
bounds("two", "counterfeit_cases", 10.0, "cases", "default", "a guess", "估计").
bounds("three", "patents", 7.0, "each", "default", "a guess", "估计").
bounds("four", "vacancy_rate", 5.0, "each", "default", "a guess", "估计").
.decl bound(about: Indicator, number: float)
bound(about, number) :- bounds(_, about, number, _, _, _, _).
.decl seen(region: Region, about: Indicator, number: float)
seen(r, i, v) :- indicator(r, i, v).
.decl setting(name: symbol, number: float)
setting("weight", 0.5).
@[rule(id = "t.trust", en = "trust", zh = "信任", claims = ["R3d"])]
problem(r, "low-trust", w) :- seen(r, "trust", v), bound("trust", l), v < l, setting("weight", w).
@[rule(id = "t.lemons", en = "fakes", zh = "假冒", claims = ["R5h"])]
problem(r, "lemons-market", 0.5) :- seen(r, "counterfeit_cases", v), bound("counterfeit_cases", l), v >= l.
@[rule(id = "t.innovation", en = "patents", zh = "专利", claims = ["R5h"])]
problem(r, "weak-innovation", 0.5) :- seen(r, "patents", v), bound("patents", l), v < l.
)dl";

std::vector<Threshold> thresholds_for(const std::string& indicators) {
  const Policy policy = policy_of(kTables);
  return policy
      .recommend(profile_of(R"({"region": {"id": "here"}, "indicators": {)" + indicators + "}}"))
      ->thresholds;
}

const Threshold& limit_of(const std::vector<Threshold>& all, const std::string& indicator) {
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Threshold& one) { return one.indicator == indicator; });
  REQUIRE(found != all.end());
  return *found;
}

TEST_CASE("limits are found by the types of their columns, with unit, basis and source") {
  const std::vector<Threshold> all = thresholds_for(R"("trust": 20, "counterfeit_cases": 2)");
  REQUIRE(all.size() == 3);  // two given, one unknown; not that of an indicator no rule reads
  const Threshold& trust = limit_of(all, "trust");
  CHECK(trust.limit.value == 50);
  CHECK(trust.limit.basis == "published");
  CHECK(trust.limit.source == kb::Text{"a survey", "一项调查"});
  CHECK(trust.limit.amount == kb::Text{"50 out of 100", "50分（满分100分）"});
  CHECK(trust.label != kb::Text{"trust", "trust"});
}

TEST_CASE("a limit is in use where what was found rests on it") {
  const std::vector<Threshold> all = thresholds_for(R"("trust": 20, "counterfeit_cases": 2)");
  CHECK(limit_of(all, "trust").used);
  CHECK_FALSE(limit_of(all, "counterfeit_cases").used);
  CHECK_FALSE(limit_of(all, "patents").used);
}

TEST_CASE("the shipped limits are in the answer, each with its source") {
  const Profile profile = example("wenzhou-shoes");
  const Answer answer = *shipped_policy().recommend(profile);
  CHECK(answer.thresholds.size() >= answer.given.size());
  CHECK(std::ranges::any_of(answer.thresholds, &Threshold::used));
  for (const Threshold& one : answer.thresholds) {
    INFO(one.indicator);
    CHECK_FALSE(one.limit.source.en.empty());
    CHECK_FALSE(one.limit.source.zh.empty());
  }
}

}  // namespace
}  // namespace clusterwise::advisor::test
