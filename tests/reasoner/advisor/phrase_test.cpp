// Sentences with their values: labels in each language, numbers as people read them.
#include "reasoner/advisor/phrase.h"

#include <catch2/catch.hpp>

#include "fixtures.h"

namespace clusterwise::advisor::test {
namespace {

// The reason that a single rule about a region with trust 20 gives.
Reason reason_of(const std::string& annotation, const std::string& clause) {
  const Policy policy = policy_of("@[rule(id = \"t.rule\", claims = [\"R3d\", \"R5h\"], " +
                                  annotation + ")]\n" + clause + "\n");
  const Answer answer =
      *policy.recommend(profile_of(R"({"region": {"id": "here"}, "indicators": {"trust": 20}})"));
  return named(answer.problems, "low-trust").because.at(0);
}

const std::variant<double, std::string>& named_value(const Reason& reason, std::string_view name) {
  for (const auto& [key, value] : reason.values) {
    if (key == name) return value;
  }
  throw std::out_of_range("no such value");
}

const std::string kClause =
    "problem(region, problem, degree) :- indicator(region, \"trust\", value), "
    "degree = value / 60.0, problem = \"low-trust\".";

}  // namespace

TEST_CASE("a concept has its label, another word stays as it is") {
  Phrasebook phrases(store());
  CHECK(phrases.label("lemons-market") == kb::Text{"market for lemons", "柠檬市场"});
  CHECK(phrases.label("lemons-market") == kb::Text{"market for lemons", "柠檬市场"});
  CHECK(phrases.label("nowhere") == kb::Text{"nowhere", "nowhere"});
  CHECK(phrases.named("metrology").id == "metrology");
  CHECK(phrases.named("metrology").label == kb::Text{"enforce metrology", "加强计量管理"});
}

TEST_CASE("a claim has its section and its words in both languages") {
  Phrasebook phrases(store());
  const ClaimRef claim = phrases.claim("R5h");
  CHECK(claim.id == "R5h");
  CHECK(claim.section == "2.5");
  CHECK_FALSE(claim.text.en.empty());
  CHECK_FALSE(claim.text.zh.empty());
  const ClaimRef unknown = phrases.claim("Z9");
  CHECK(unknown.id == "Z9");
  CHECK(unknown.section.empty());
  const auto of_metrology = phrases.claims_of("metrology");
  REQUIRE(of_metrology.size() == 1);
  CHECK(of_metrology[0].id == "R5k");
  CHECK(phrases.claims_of("nowhere").empty());
}

TEST_CASE("symbols become labels in each language, numbers become readable") {
  const Reason reason = reason_of(
      R"(en = "{problem}: trust {value}, degree {degree}", zh = "{problem}：信任{value}，程度{degree}")",
      kClause);
  CHECK(reason.text.en == "low trust between firms: trust 20, degree 0.333");
  CHECK(reason.text.zh == "企业间信任不足：信任20，程度0.333");
}

TEST_CASE("a number may be shown as many times as large") {
  const Reason reason = reason_of(
      R"(en = "{degree*100} %, trust {value*1000}", zh = "{degree*100}%，信任{value*1000}")",
      kClause);
  CHECK(reason.text.en == "33.33 %, trust 20,000");
  CHECK(reason.text.zh == "33.33%，信任20000");
  CHECK(std::get<double>(named_value(reason, "value")) == 20);
}

TEST_CASE("the region, which is no concept, is called by its id") {
  const Reason reason = reason_of(R"(en = "in {region}", zh = "在{region}")", kClause);
  CHECK(reason.text == kb::Text{"in here", "在here"});
}

TEST_CASE("variables stand wherever the text has them, twice too") {
  const Reason reason = reason_of(R"(en = "{value}{value} and {value}", zh = "{value}")", kClause);
  CHECK(reason.text == kb::Text{"2020 and 20", "20"});
}

TEST_CASE("a text without variables stays as it is") {
  const Reason reason = reason_of(R"(en = "no trust", zh = "缺乏信任")", kClause);
  CHECK(reason.text == kb::Text{"no trust", "缺乏信任"});
}

TEST_CASE("a variable that the rule does not have is refused where it stands") {
  const std::string complaints = complaints_about_rules(
      R"(@[rule(id = "t.rule", claims = ["R3d"], en = "trust is {valeu}", zh = "信任")])"
      "\n" +
      kClause + "\n");
  CHECK(complaints.starts_with("test.dl:1:"));
  CHECK(complaints.find("[unknown-variable]") != std::string::npos);
  CHECK(complaints.find("valeu") != std::string::npos);
}

TEST_CASE("a reason has all variables by name with their values, ids and not labels") {
  const Reason reason = reason_of(R"(en = "x", zh = "x")", kClause);
  CHECK(reason.rule == "t.rule");
  REQUIRE(reason.values.size() == 4);
  CHECK(reason.values[0].first == "degree");
  CHECK(std::get<double>(reason.values[0].second) == Approx(20.0 / 60));
  CHECK(reason.values[1] ==
        std::pair<std::string, std::variant<double, std::string>>{"problem", "low-trust"});
  CHECK(reason.values[2] ==
        std::pair<std::string, std::variant<double, std::string>>{"region", "here"});
  CHECK(reason.values[3] ==
        std::pair<std::string, std::variant<double, std::string>>{"value", 20.0});
  REQUIRE(reason.claims.size() == 2);
  CHECK(reason.claims[0].id == "R3d");
  CHECK(reason.claims[0].section == "2.3");
  CHECK(reason.claims[1].id == "R5h");
  CHECK(reason.claims[1].section == "2.5");
}

}  // namespace clusterwise::advisor::test
