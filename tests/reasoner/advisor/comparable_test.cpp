// Comparable cases, with similarities counted by hand.
#include "reasoner/advisor/comparable.h"

#include <catch2/catch.hpp>

#include "fixtures.h"
#include "reasoner/advisor/case_story.h"

namespace clusterwise::advisor::test {
namespace {

std::vector<ComparableCase> cases(const std::set<std::string>& findings,
                                  const std::set<std::string>& possible) {
  Phrasebook phrases(store());
  std::vector<Named> named;
  for (const std::string& id : findings) named.push_back(phrases.named(id));
  return comparable_cases(named, possible, store(), phrases);
}

template <typename T>
std::vector<std::string> ids(const std::vector<T>& list) {
  std::vector<std::string> result;
  for (const T& one : list) result.push_back(one.id);
  return result;
}

Finding finding(const std::string& id, Verdict verdict = Verdict::kYes) {
  Finding result;
  result.id = id;
  result.verdict = verdict;
  return result;
}

Answer answer_of(const std::string& region, const std::string& period,
                 std::vector<Finding> problems) {
  Answer result;
  result.region = region;
  result.period = period;
  result.problems = std::move(problems);
  return result;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("similarity is what both show over what either shows") {
  // Of these three, Silicon Valley and Hsinchu show all, Wenzhou the layout alone.
  const auto found = cases({"regional-layout", "networked-organisation"},
                           {"regional-layout", "networked-organisation", "sustained-innovation"});
  REQUIRE(found.size() == 3);
  CHECK(found[0].id == "hsinchu");  // equal to the next one: by id
  CHECK(found[0].similarity == Approx(2.0 / 3));
  CHECK(ids(found[0].shared) == Ids{"networked-organisation", "regional-layout"});
  CHECK(ids(found[0].differs) == Ids{"sustained-innovation"});
  CHECK(found[1].id == "silicon-valley");
  CHECK(found[1].similarity == Approx(2.0 / 3));
  CHECK(found[2].id == "wenzhou-shoes");
  CHECK(found[2].similarity == Approx(1.0 / 2));
  CHECK(ids(found[2].shared) == Ids{"regional-layout"});
  CHECK(found[2].differs.empty());
}

TEST_CASE("the same findings are the same case") {
  const std::set<std::string> brand = {"lemons-market", "opportunism", "brand-collapse"};
  const auto found = cases(brand, brand);
  REQUIRE(found.size() == 1);
  CHECK(found[0].id == "wenzhou-shoes");
  CHECK(found[0].similarity == 1);
  CHECK(found[0].label == kb::Text{"Wenzhou shoes", "温州皮鞋"});
  CHECK(found[0].shared[1].label == kb::Text{"market for lemons", "柠檬市场"});
}

TEST_CASE("cases that share nothing are left out") {
  CHECK(cases({}, {"regional-layout", "lemons-market"}).empty());
  const auto found = cases({"lemons-market"}, {"lemons-market", "artificial-creation"});
  REQUIRE(found.size() == 1);
  CHECK(found[0].id == "wenzhou-shoes");
}

TEST_CASE("what no case speaks of counts against none") {
  const std::set<std::string> findings = {"lemons-market", "labour-shortage", "heavy-tax-burden"};
  const auto found = cases(findings, findings);
  REQUIRE(found.size() == 1);
  CHECK(found[0].similarity == 1);
  CHECK(found[0].only_here.empty());
}

TEST_CASE("what another case shows, and this one does not, counts against it") {
  const std::set<std::string> findings = {"lemons-market", "resource-waste"};
  const auto found = cases(findings, findings);
  REQUIRE(found.size() == 2);
  CHECK(found[0].id == "development-zone-fever");
  CHECK(found[0].similarity == Approx(1.0 / 2));
  CHECK(ids(found[0].only_here) == Ids{"lemons-market"});
  CHECK(ids(found[1].only_here) == Ids{"resource-waste"});
}

TEST_CASE("what was done in a case, what came of it, and the evidence") {
  const auto found = cases({"lemons-market"}, {"lemons-market"});
  REQUIRE(found.size() == 1);
  const ComparableCase& shoes = found.front();
  CHECK(has(shoes.done, "regional-brand-strategy"));
  CHECK(has(shoes.done, "market-access"));
  CHECK(has(shoes.outcome, "shoe-capital"));
  CHECK_FALSE(has(shoes.outcome, "market-access"));
  CHECK(ids(named(shoes.done, "strike-counterfeits").claims) == Ids{"R5j", "R5k"});
  CHECK(ids(named(shoes.outcome, "shoe-capital").claims) == Ids{"R5g", "R5l"});
  CHECK(ids(shoes.evidence) == Ids{"R5l"});
}

TEST_CASE("what those who took part carried out was done too, and what a case causes came of it") {
  const auto found = cases({"resource-waste"}, {"resource-waste"});
  REQUIRE(found.size() == 1);
  CHECK(ids(found[0].done) == Ids{"build-industrial-parks", "concession-bidding"});
  CHECK(ids(found[0].outcome) == Ids{"price-distortion", "resource-waste"});
}

TEST_CASE("every case of the paper tells what was done and what came of it") {
  Phrasebook phrases(store());
  CaseStories stories(store(), phrases);
  for (const std::string& id : store().ids_of_kind("case")) {
    INFO(id);
    ComparableCase one{id, {}, 0, {}, {}};
    stories.tell(one);
    CHECK_FALSE(one.done.empty());
    CHECK_FALSE(one.outcome.empty());
    for (const auto* told : {&one.done, &one.outcome}) {
      for (const Told& each : *told) CHECK_FALSE(each.claims.empty());
    }
  }
}

TEST_CASE("profiles are compared over all that holds, in both directions") {
  const Answer here = answer_of("here", "2000", {finding("a"), finding("b"), finding("c")});
  Answer there = answer_of("there", "1990", {finding("b"), finding("c"), finding("d")});
  there.problems.push_back(finding("a", Verdict::kOpen));
  there.done = {{"", {"a fair", "博览会"}, {}}};
  there.outcome = {"more trade", "贸易增加"};
  const auto found = comparable_profiles(here, std::vector{there});
  REQUIRE(found.size() == 1);
  CHECK(found[0].is_profile);
  CHECK(found[0].id == "there");
  CHECK(found[0].period == "1990");
  CHECK(found[0].similarity == Approx(2.0 / 4));
  CHECK(ids(found[0].shared) == Ids{"b", "c"});
  CHECK(ids(found[0].differs) == Ids{"d"});
  CHECK(ids(found[0].only_here) == Ids{"a"});
  CHECK(found[0].done[0].label.en == "a fair");
  CHECK(found[0].outcome[0].label.zh == "贸易增加");
}

TEST_CASE("a region is no case of its own, but its earlier self is") {
  const Answer now = answer_of("here", "2000", {finding("a")});
  const Answer earlier = answer_of("here", "1990", {finding("a")});
  const Answer stranger = answer_of("there", "2000", {finding("z")});
  const auto found = comparable_profiles(now, std::vector{now, earlier, stranger});
  REQUIRE(found.size() == 1);
  CHECK(found[0].period == "1990");
}

TEST_CASE(
    "a profile that shares nothing with any case gets none; one like a case gets that first") {
  const Answer nothing =
      *shipped_policy().recommend(profile_of(R"({"region": {"id": "x"}, "indicators": {}})"), {});
  CHECK(nothing.comparable_cases.empty());
  const Answer shoes = *shipped_policy().recommend(example("wenzhou-shoes"));
  REQUIRE(shoes.comparable_cases.size() > 1);
  CHECK(shoes.comparable_cases[0].id == "wenzhou-shoes");
  CHECK(shoes.comparable_cases[0].similarity > 0.7);
  CHECK(shoes.comparable_cases[1].similarity < 0.4);
  for (const Named& one : shoes.comparable_cases[0].differs) CHECK(one.id != "counterfeiting");
}

}  // namespace clusterwise::advisor::test
