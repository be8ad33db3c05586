#include "reasoner/advisor/profile.h"

#include <catch2/catch.hpp>

#include "fixtures.h"
#include "reasoner/advisor/profile_kinds.h"

namespace clusterwise::advisor::test {

TEST_CASE("a profile in all its forms") {
  const Profile profile = profile_of(R"({
    "region": {"id": "wenzhou", "name": {"en": "Wenzhou", "zh": "温州"}},
    "industry": "footwear", "period": "1985",
    "indicators": {"location_quotient": 3.1, "trust": {"low": 20, "high": 45},
                   "counterfeit_cases": {"value": 60, "source": "a report"}, "patents": null,
                   "own_brand_share": {"value": null}}})");
  CHECK(profile.region == "wenzhou");
  CHECK(profile.region_name == kb::Text{"Wenzhou", "温州"});
  CHECK(profile.industry == "footwear");
  CHECK(profile.period == "1985");
  REQUIRE(profile.indicators.size() == 5);
  CHECK(profile.indicators.at("location_quotient").value->low == 3.1);
  CHECK(profile.indicators.at("location_quotient").value->high == 3.1);
  CHECK(profile.indicators.at("trust").value->low == 20);
  CHECK(profile.indicators.at("trust").value->high == 45);
  CHECK(profile.indicators.at("counterfeit_cases").source == "a report");
  CHECK_FALSE(profile.indicators.at("patents").value);
  CHECK_FALSE(profile.indicators.at("own_brand_share").value);
}

TEST_CASE("a region without a name is called by its id") {
  CHECK(profile_of(R"({"region": {"id": "x"}, "indicators": {}})").region_name ==
        kb::Text{"x", "x"});
}

TEST_CASE("whole messages about profiles") {
  struct Case {
    std::string text;
    std::string message;
  };
  const std::vector<Case> cases = {
      {R"([1])",
       "profile.json:1:1: error: a profile must be an object, not an array [wrong-type]\n"
       "  [1]\n  ^~~\n  note: write {\"region\": …, \"indicators\": …}\n"},
      {R"({"region": {"id": "x"}})",
       "profile.json:1:1: error: there is no \"indicators\" here [missing-field]\n"
       "  {\"region\": {\"id\": \"x\"}}\n  ^\n"
       "  note: add \"indicators\": {…}; an empty object means that nothing is known\n"},
      {R"({"region": {"id": "x"}, "indicators": {}, "perod": "1985"})",
       "profile.json:1:43: error: \"perod\" means nothing here [unknown-field]\n"
       "  {\"region\": {\"id\": \"x\"}, \"indicators\": {}, \"perod\": \"1985\"}\n"
       "                                            ^~~~~~~\n  note: did you mean 'period'?\n"},
      {R"({"region": {"id": "x"}, "indicators": {}, "period": 1985})",
       "profile.json:1:53: error: \"period\" must be a text, not a number [wrong-type]\n"
       "  {\"region\": {\"id\": \"x\"}, \"indicators\": {}, \"period\": 1985}\n"
       "                                                      ^~~~\n  note: write \"1985\"\n"},
      {R"({"region": {"id": "温"}, "indicators": {"locaton_quotient": 1}})",
       "profile.json:1:40: error: there is no indicator \"locaton_quotient\" [unknown-indicator]\n"
       "  {\"region\": {\"id\": \"温\"}, \"indicators\": {\"locaton_quotient\": 1}}\n"
       "                                          ^~~~~~~~~~~~~~~~~~\n"
       "  note: did you mean \"location_quotient\"?\n"},
      {R"({"region": {"id": "x"}, "indicators": {"credit_access": 94}})",
       "profile.json:1:57: error: \"credit_access\" is 94; it must be from 0 to 1 (share) "
       "[out-of-range]\n"
       "  {\"region\": {\"id\": \"x\"}, \"indicators\": {\"credit_access\": 94}}\n"
       "                                                          ^~\n"
       "  note: a share is written as a fraction: 0.94\n"},
      {R"({"region": {"id": "x"}, "indicators": {"trust": {"low": 60, "high": 40}}})",
       "profile.json:1:49: error: the interval of \"trust\" runs from 60 down to 40 "
       "[bad-interval]\n"
       "  {\"region\": {\"id\": \"x\"}, \"indicators\": {\"trust\": {\"low\": 60, \"high\": 40}}}\n"
       "                                                  ^~~~~~~~~~~~~~~~~~~~~~~\n"
       "  note: put the smaller number at \"low\"\n"},
      {R"({"region": {"id": "x"}, "indicators": {"mark_managed": true}})",
       "profile.json:1:56: error: \"mark_managed\" must be a number, an interval, or null where it "
       "is unknown, "
       "not true or false [wrong-type]\n"
       "  {\"region\": {\"id\": \"x\"}, \"indicators\": {\"mark_managed\": true}}\n"
       "                                                         ^~~~\n  note: write 1 for yes\n"},
  };
  for (const Case& one : cases) CHECK(complaints_about(one.text) == one.message);
}

TEST_CASE("what is no JSON is said where it is") {
  CHECK(complaints_about("{\"region\": }").starts_with("profile.json:1:12: error: "));
  CHECK(complaints_about("{\"region\": }").find("[json]") != std::string::npos);
  CHECK(complaints_about(R"({"region": {"id": "x"}, "region": {}})").find("stands twice") !=
        std::string::npos);
}

TEST_CASE("all errors of a profile are reported, and no flood of them") {
  CHECK(
      complaints_about(R"({"region": {"id": "x"}, "indicators": {"trust": 200, "patents": "few"}})")
          .find("few") != std::string::npos);
  std::string many = R"({"region": {"id": "x"}, "indicators": {)";
  for (int i = 0; i < 1000; ++i)
    many += (i > 0 ? ", \"" : "\"") + std::string("unheard_of_") + std::to_string(i) + "\": 1";
  const std::string complaints = complaints_about(many + "}}");
  CHECK(complaints.ends_with("… and 980 more\n"));
}

}  // namespace clusterwise::advisor::test
