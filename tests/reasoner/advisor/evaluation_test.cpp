// The limits that rules hold against indicators, and what holds in which completion.
#include "reasoner/advisor/evaluation.h"

#include <catch2/catch.hpp>

#include "fixtures.h"
#include "reasoner/advisor/knowledge_facts.h"

namespace clusterwise::advisor::test {
namespace {

datalog::Program load(const std::string& rules) {
  const std::vector<datalog::Source> sources = {{"interface.dl", read_file("rules/interface.dl")},
                                                {"test.dl", rules}};
  auto loaded = datalog::load(sources);
  if (!loaded) throw std::runtime_error(datalog::render(loaded.error(), sources));
  return *std::move(loaded);
}

// A checked program with its interface. Stays where it is: databases point at it.
struct Checked {
  datalog::Program program;
  Interface interface;

  explicit Checked(const std::string& rules) : program(load(rules)) {
    datalog::Diagnostics diagnostics;
    interface = find_interface(program.checked, diagnostics).value();
  }
  Checked(const Checked&) = delete;
  Checked& operator=(const Checked&) = delete;

  Cuts cuts() const {
    return find_cuts(program.checked, datalog::Database(program.checked), interface);
  }
};

// The region "here" and three completions with the given trust; no unknown indicators.
Evaluation evaluate(const Checked& checked, const std::vector<double>& trust,
                    const std::vector<double>& weights) {
  datalog::Database database(checked.program.checked);
  database.add(checked.interface.region, {std::string("here")});
  CompletionSet set;
  for (std::size_t i = 0; i < trust.size(); ++i) {
    set.completions.push_back({{}, {}, weights[i]});
    database.add(checked.interface.region, {completion_name(i)});
    database.add(checked.interface.indicator, {completion_name(i), std::string("trust"), trust[i]});
  }
  auto model = datalog::run(checked.program, std::move(database));
  if (!model) throw std::runtime_error(model.error().message);
  return Evaluation(*std::move(model), checked.interface, set, "here");
}

const std::string kTrust =
    "problem(r, \"low-trust\", 1.0 - v / 100.0) :- indicator(r, \"trust\", v), v < 50.0.\n"
    "problem(r, \"low-trust\", 0.25) :- indicator(r, \"trust\", v), v < 80.0.\n"
    "stage(r, \"no-cluster\") :- indicator(r, \"trust\", v), v < 80.0.\n"
    "risk(\"here\", \"opportunism\", 0.3). risk(\"here\", \"opportunism\", 0.7).\n"
    "risk(\"here\", \"opportunism\", 0.5).\n";

}  // namespace

TEST_CASE("limits are the numbers of rows about indicators, sorted, each once") {
  const Checked checked(
      ".decl limit(indicator: Indicator, value: float)\n"
      ".decl level(name: symbol, indicator: Indicator, value: float, why: symbol)\n"
      "limit(\"trust\", 50.0). limit(\"patents\", 10.0). limit(\"trust\", 20.0).\n"
      "level(\"high\", \"trust\", 80.0, \"x\"). level(\"same\", \"trust\", 50.0, \"x\").\n");
  CHECK(checked.cuts() == Cuts{{"patents", {10}}, {"trust", {20, 50, 80}}});
}

TEST_CASE("rows about a region, without an indicator or without a float are no limits") {
  const Checked checked(
      ".decl of_region(region: Region, indicator: Indicator, value: float)\n"
      ".decl plain(name: symbol, value: float)\n"
      ".decl whole(indicator: Indicator, value: number)\n"
      "of_region(\"here\", \"trust\", 30.0). plain(\"trust\", 40.0). whole(\"trust\", 50).\n");
  CHECK(checked.cuts().empty());
}

TEST_CASE("an outcome counts the completions in which a finding holds, by weight") {
  const Checked checked(kTrust);
  const Evaluation evaluation = evaluate(checked, {10, 60, 90}, {0.5, 0.3, 0.2});
  const Outcome outcome = evaluation.outcome(checked.interface.problem, "low-trust");
  CHECK(outcome.holds == std::vector<bool>{true, true, false});
  CHECK(outcome.stability == Approx(0.8));
  CHECK_FALSE(outcome.everywhere);
  CHECK(outcome.range.low == 0);
  CHECK(outcome.range.high == Approx(0.9));  // the larger of two rows
  const Outcome stage = evaluation.outcome(checked.interface.stage, "no-cluster");
  CHECK(stage.holds == std::vector<bool>{true, true, false});
  CHECK(stage.range.high == 1);  // without a degree: 1 where it holds
  const Outcome none = evaluation.outcome(checked.interface.problem, "weak-innovation");
  CHECK(none.stability == 0);
  CHECK_FALSE(none.everywhere);
  CHECK(none.range.high == 0);
}

TEST_CASE("what holds everywhere has a share of exactly one") {
  const Checked checked(kTrust);
  const std::vector<double> tenths(10, 0.1);  // whose sum is not 1
  const Evaluation evaluation = evaluate(checked, std::vector<double>(10, 60), tenths);
  const Outcome outcome = evaluation.outcome(checked.interface.problem, "low-trust");
  CHECK(outcome.everywhere);
  CHECK(outcome.stability == 1);
  CHECK(outcome.range.low == Approx(0.25));
  CHECK(outcome.range.high == Approx(0.25));
}

TEST_CASE("by the known values the largest degree counts, and other regions do not") {
  const Checked checked(kTrust);
  const Evaluation evaluation = evaluate(checked, {10}, {1});
  CHECK(evaluation.degree(checked.interface.risk, "opportunism") == 0.7);
  CHECK(evaluation.facts_of(checked.interface.risk).size() == 3);
  CHECK(evaluation.facts_of(checked.interface.risk, "opportunism").size() == 3);
  CHECK(evaluation.facts_of(checked.interface.risk, "brand-collapse").empty());
  // Low trust holds in the completion only.
  CHECK_FALSE(evaluation.degree(checked.interface.problem, "low-trust").has_value());
  CHECK(evaluation.facts_of(checked.interface.problem).empty());
  CHECK(evaluation.ids_in(checked.interface.problem) == std::set<std::string>{"low-trust"});
  // A risk of the region itself is none of a completion.
  CHECK(evaluation.outcome(checked.interface.risk, "opportunism").stability == 0);
}

}  // namespace clusterwise::advisor::test
