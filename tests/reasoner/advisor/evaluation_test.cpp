// What holds of a region by its known values.
#include "reasoner/advisor/evaluation.h"

#include <catch2/catch.hpp>

#include "fixtures.h"

namespace clusterwise::advisor::test {
namespace {

const std::string kRules =
    "problem(r, \"low-trust\", 1.0 - v / 100.0) :- indicator(r, \"trust\", v), v < 50.0.\n"
    "problem(r, \"low-trust\", 0.25) :- indicator(r, \"trust\", v), v < 80.0.\n"
    "stage(r, \"no-cluster\") :- indicator(r, \"trust\", v), v < 80.0.\n"
    "risk(\"here\", \"opportunism\", 0.3). risk(\"here\", \"opportunism\", 0.7).\n"
    "risk(\"here\", \"opportunism\", 0.5). risk(\"there\", \"brand-collapse\", 0.9).\n";

// The region "here" with the given trust, beside another with a trust of 10.
Evaluation evaluate(const Checked& checked, double trust) {
  datalog::Database database(checked.program.checked);
  for (const auto& [region, value] : {std::pair{"here", trust}, std::pair{"there", 10.0}}) {
    database.add(checked.interface.region, {std::string(region)});
    database.add(checked.interface.indicator, {std::string(region), std::string("trust"), value});
  }
  auto model = datalog::run(checked.program, std::move(database));
  if (!model) throw std::runtime_error(model.error().message);
  return Evaluation(*std::move(model), checked.interface, "here");
}

}  // namespace

TEST_CASE("by the known values the largest degree counts, and other regions do not") {
  const Checked checked(kRules);
  const Evaluation evaluation = evaluate(checked, 10);
  const datalog::RelationId risk = checked.interface.risk;
  CHECK(evaluation.degree(risk, "opportunism") == 0.7);
  CHECK(evaluation.facts_of(risk).size() == 3);
  CHECK(evaluation.facts_of(risk, "opportunism").size() == 3);
  CHECK(evaluation.facts_of(risk, "brand-collapse").empty());
  CHECK_FALSE(evaluation.degree(risk, "brand-collapse").has_value());
  CHECK(evaluation.degree(checked.interface.problem, "low-trust") == Approx(0.9));
  CHECK(evaluation.facts_of(checked.interface.problem).size() == 2);
}

TEST_CASE("what does not hold here has no degree, whatever holds elsewhere") {
  const Checked checked(kRules);
  const Evaluation evaluation = evaluate(checked, 90);
  CHECK_FALSE(evaluation.degree(checked.interface.problem, "low-trust").has_value());
  CHECK(evaluation.facts_of(checked.interface.problem).empty());
  CHECK_FALSE(evaluation.degree(checked.interface.stage, "no-cluster").has_value());
}

TEST_CASE("a relation without degrees gives 1 where it holds") {
  const Checked checked(kRules);
  const Evaluation evaluation = evaluate(checked, 60);
  const datalog::RelationId stage = checked.interface.stage;
  CHECK(evaluation.degree(stage, "no-cluster") == 1);
  REQUIRE(evaluation.facts_of(stage).size() == 1);
  CHECK(evaluation.degree_in(evaluation.facts_of(stage).front()) == 0);
  const auto& problems = evaluation.facts_of(checked.interface.problem);
  REQUIRE(problems.size() == 1);
  CHECK(evaluation.degree_in(problems.front()) == 0.25);
}

}  // namespace clusterwise::advisor::test
