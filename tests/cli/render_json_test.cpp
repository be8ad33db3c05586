#include "cli/render_json.h"

#include <catch2/catch.hpp>
#include <limits>
#include <rapidjson/document.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>
#include <sstream>

#include "tests/cli/answer_schema.h"
#include "tests/cli/sample_answer.h"

namespace clusterwise::cli {
namespace {

std::string rendered(const std::vector<advisor::Answer>& answers) {
  std::ostringstream out;
  std::ostringstream err;
  Environment env(out, err);
  render_json(answers, env);
  return out.str();
}

TEST_CASE("an answer is as its schema says") {
  CHECK(departure(parsed(rendered({sample_answer()}))).empty());
}

TEST_CASE("the schema notices a departure") {
  advisor::Answer wrong = sample_answer();
  wrong.recommendations.front().score = 2;
  CHECK(departure(parsed(rendered({wrong}))) == "#/recommendations/0/score: maximum");
}

TEST_CASE("the schema's id is the one that answers carry") {
  CHECK(schema_text().find("\"" + std::string(kAnswerSchema) + "\"") != std::string::npos);
}

TEST_CASE("keys stand in a fixed order") {
  const rapidjson::Document document = parsed(rendered({sample_answer()}));
  std::string keys;
  for (const auto& member : document.GetObject())
    keys += std::string(member.name.GetString()) + " ";
  CHECK(keys ==
        "schema region industry period stage features problems recommendations risks "
        "comparable_cases unknown rules kb ");
}

TEST_CASE("several answers are an array") {
  const rapidjson::Document document = parsed(rendered({sample_answer(), sample_answer()}));
  REQUIRE(document.IsArray());
  CHECK(document.Size() == 2);
}

TEST_CASE("a number that JSON cannot write is null") {
  advisor::Answer answer = sample_answer();
  answer.problems.front().because.front().values = {{"x", std::numeric_limits<double>::infinity()}};
  const rapidjson::Document document = parsed(rendered({answer}));
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
