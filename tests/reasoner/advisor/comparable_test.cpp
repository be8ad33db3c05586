// Comparable cases, with similarities counted by hand.
#include "reasoner/advisor/comparable.h"

#include <catch2/catch.hpp>

#include "fixtures.h"

namespace clusterwise::advisor::test {
namespace {

std::vector<ComparableCase> cases(const std::set<std::string>& findings,
                                  const std::set<std::string>& possible) {
  Phrasebook phrases(store());
  return comparable_cases(findings, possible, store(), phrases);
}

std::vector<std::string> ids(const std::vector<Named>& list) {
  std::vector<std::string> result;
  for (const Named& one : list) result.push_back(one.id);
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

TEST_CASE("what a region shows and no case does counts against them all") {
  const auto found = cases({"lemons-market", "labour-shortage", "heavy-tax-burden"},
                           {"lemons-market", "labour-shortage", "heavy-tax-burden"});
  REQUIRE(found.size() == 1);
  CHECK(found[0].similarity == Approx(1.0 / 3));
}

}  // namespace clusterwise::advisor::test
