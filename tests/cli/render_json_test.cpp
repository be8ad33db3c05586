#include "cli/render_json.h"

#include <catch2/catch.hpp>
#include <limits>
#include <rapidjson/document.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>
#include <span>
#include <sstream>
#include <utility>
#include <vector>

#include "tests/cli/answer_schema.h"
#include "tests/cli/sample_answer.h"

namespace clusterwise::cli {
namespace {

template <typename... Arguments>
std::string rendered(const Arguments&... arguments) {
  std::ostringstream out;
  std::ostringstream err;
  Environment env(out, err);
  render_json(arguments..., env);
  return out.str();
}

// The sample a year on: another value, another problem, no call for the brand.
advisor::Answer later_answer() {
  advisor::Answer answer = sample_answer();
  answer.period = "1990";
  answer.stage.id = "old";
  answer.given.front().value = {5, 8};
  answer.problems.front().id = "other";
  answer.recommendations.front().verdict = advisor::Verdict::kNo;
  answer.recommendations.front().because.clear();
  answer.risks.front().verdict = advisor::Verdict::kYes;
  answer.features.front().degree = 0.5;
  return answer;
}

std::string compared(const std::vector<advisor::Answer>& answers) {
  const advisor::IndicatorsOfRules indicators = {{"lemons.counterfeits", {"counterfeit_cases"}}};
  return rendered(std::span(answers), advisor::compare(answers, indicators, true));
}

TEST_CASE("an answer is as its schema says") {
  CHECK(departure(parsed(rendered(sample_answer()))).empty());
}

TEST_CASE("the schema notices a departure") {
  advisor::Answer wrong = sample_answer();
  wrong.recommendations.front().score = 2;
  CHECK(departure(parsed(rendered(wrong))) == "#/recommendations/0/score: maximum");
}

TEST_CASE("keys stand in a fixed order") {
  const rapidjson::Document document = parsed(rendered(sample_answer()));
  std::string keys;
  for (const auto& member : document.GetObject())
    keys += std::string(member.name.GetString()) + " ";
  CHECK(keys ==
        "schema region industry period stage features problems recommendations risks "
        "comparable_cases unknown thresholds collect_first completions scope rules kb ");
}

TEST_CASE("an industry is an object where it has a name in each language, else a text") {
  const rapidjson::Document both = parsed(rendered(sample_answer()));
  CHECK(both["industry"]["en"].GetString() == std::string("footwear"));
  CHECK(both["industry"]["zh"].GetString() == std::string("制鞋"));
  advisor::Answer answer = sample_answer();
  answer.industry = {"footwear", "footwear"};
  const rapidjson::Document one = parsed(rendered(answer));
  CHECK(one["industry"].GetString() == std::string("footwear"));
  CHECK(departure(both).empty());
  CHECK(departure(one).empty());
}

TEST_CASE("limits are told with their unit, basis and source") {
  const rapidjson::Document document = parsed(rendered(sample_answer()));
  REQUIRE(document["thresholds"].Size() == 1);
  const rapidjson::Value& limit = document["thresholds"][0];
  CHECK(limit["indicator"].GetString() == std::string("counterfeit_cases"));
  CHECK(limit["value"].GetDouble() == 10);
  CHECK(limit["amount"]["zh"].GetString() == std::string("10起/千家企业·年"));
  CHECK(limit["basis"].GetString() == std::string("default"));
  CHECK(limit["source"]["en"].GetString() == std::string("one firm in a hundred"));
  CHECK(limit["used"].GetBool());
}

TEST_CASE("the scope names what the answer does not speak of") {
  const rapidjson::Document document = parsed(rendered(sample_answer()));
  CHECK(document["scope"]["unread"][0].GetString() == std::string("rainfall"));
  CHECK(document["scope"]["unanswered"][0].GetString() == std::string("race"));
  CHECK(document["scope"]["unexamined"][0].GetString() == std::string("market-failure"));
}

TEST_CASE("how sure a verdict is stands beside it, with what would settle it") {
  const rapidjson::Document document = parsed(rendered(sample_answer()));
  for (const auto& one : {&document["stage"], &document["features"][0], &document["problems"][0],
                          &document["recommendations"][1], &document["risks"][0]}) {
    CHECK((*one)["stability"].IsNumber());
    CHECK((*one)["exact"].IsBool());
    CHECK((*one)["range_exact"].IsBool());
    CHECK((*one)["needs"].IsArray());
  }
  const auto& role = document["recommendations"][1];
  CHECK(role["stability"].GetDouble() == 0.42);
  CHECK(role["exact"].GetBool());
  CHECK_FALSE(role["range_exact"].GetBool());
  REQUIRE(role["needs"].Size() == 2);
  CHECK(std::string(role["needs"][0]["indicator"].GetString()) == "patents");
  CHECK(role["needs"][0]["settles"].GetDouble() == 0.6);
  CHECK(role["needs"][0]["moves"].GetDouble() == 0.3);
  CHECK_FALSE(document["risks"][0]["exact"].GetBool());
  CHECK(document["risks"][0]["degree_range"][1].GetDouble() == 0.5);
}

TEST_CASE("how all was decided, and what to find out first") {
  const rapidjson::Document document = parsed(rendered(sample_answer()));
  CHECK(document["completions"]["exact"].GetBool());
  CHECK_FALSE(document["completions"]["range_exact"].GetBool());
  CHECK(document["completions"]["count"].GetInt() == 200);
  REQUIRE(document["collect_first"].Size() == 1);
  CHECK(std::string(document["collect_first"][0]["indicator"].GetString()) == "patents");
}

TEST_CASE("a comparison is as its schema says") {
  const rapidjson::Document document = parsed(compared({sample_answer(), later_answer()}));
  CHECK(departure(document, "compare.schema.json").empty());
  CHECK(document["profiles"].Size() == 2);
  CHECK(std::string(document["schema"].GetString()) == kComparisonSchema);
  const auto& comparison = document["comparison"];
  CHECK(comparison["roles"][0]["profiles"].Size() == 2);
  CHECK(comparison["steps"].Size() == 1);
  CHECK(std::string(comparison["steps"][0]["to"].GetString()) == "1990");
}

TEST_CASE("what-if is as its schema says") {
  const rapidjson::Document document = parsed(rendered(sample_answer(), later_answer()));
  CHECK(departure(document, "what-if.schema.json").empty());
  const auto& difference = document["difference"];
  CHECK(difference["values"][0]["before"].GetDouble() == 60);
  CHECK(difference["values"][0]["after"]["high"].GetDouble() == 8);
  CHECK(std::string(difference["roles"][0]["change"].GetString()) == "vanished");
  CHECK(difference["roles"][0]["after"]["place"].IsNull());
  CHECK(difference["stage"]["changed"].GetBool());
  CHECK(std::string(difference["problems"][1]["change"].GetString()) == "vanished");
}

TEST_CASE("these schemas notice a departure, also within an answer") {
  advisor::Answer wrong = later_answer();
  wrong.risks.front().degree = -1;
  CHECK(
      departure(parsed(rendered(sample_answer(), wrong)), "what-if.schema.json").find("minimum") !=
      std::string::npos);
  CHECK_FALSE(departure(parsed(compared({sample_answer(), wrong})), "compare.schema.json").empty());
}

TEST_CASE("every schema has the id that what it describes carries") {
  for (const auto& [name, id] : {std::pair{"recommend.schema.json", kAnswerSchema},
                                 std::pair{"compare.schema.json", kComparisonSchema},
                                 std::pair{"what-if.schema.json", kWhatIfSchema}}) {
    CHECK(schema_text(name).find("\"" + std::string(id) + "\"") != std::string::npos);
  }
}

TEST_CASE("a number that JSON cannot write is null") {
  advisor::Answer answer = sample_answer();
  answer.problems.front().because.front().values = {{"x", std::numeric_limits<double>::infinity()}};
  const rapidjson::Document document = parsed(rendered(answer));
  CHECK(document["problems"][0]["because"][0]["values"]["x"].IsNull());
}

TEST_CASE("a proof is a tree") {
  std::ostringstream out;
  std::ostringstream err;
  Environment env(out, err);
  advisor::Account account;
  account.holds = true;
  render_json(account, sample_proof(), env);
  const rapidjson::Document document = parsed(out.str());
  CHECK(document["holds"].GetBool());
  const auto& rule = document["proofs"][0];
  CHECK(std::string(rule["step"].GetString()) == "rule");
  CHECK(rule["premises"].Size() == 5);
  CHECK(std::string(rule["premises"][0]["premises"][0]["source"]["zh"].GetString()) == "年鉴");
}

}  // namespace
}  // namespace clusterwise::cli
