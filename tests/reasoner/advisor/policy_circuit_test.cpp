// What the rules can find, and where they cut the indicators.
#include "reasoner/advisor/policy_circuit.h"

#include <catch2/catch.hpp>

#include "fixtures.h"

namespace clusterwise::advisor::test {
namespace {

// Of the region "here", of which nothing is known.
kb::Result<PolicyCircuit> circuit_of(const Checked& checked) {
  datalog::Database database(checked.program.checked);
  database.add(checked.interface.region, {std::string("here")});
  auto model = datalog::run(checked.program, std::move(database));
  if (!model) throw std::runtime_error(model.error().message);
  return make_policy_circuit(checked.program, checked.interface, *model, "here",
                             {"output", "patents", "trust"});
}

std::map<std::string, std::vector<double>> cuts_of(const std::string& rules) {
  const Checked checked(rules);
  const PolicyCircuit circuit = circuit_of(checked).value();
  std::map<std::string, std::vector<double>> result;
  for (const auto& [input, cuts] : circuit.cuts) result[circuit.indicators[input]] = cuts;
  return result;
}

using Cuts = std::map<std::string, std::vector<double>>;

}  // namespace

TEST_CASE("rules cut an indicator where they hold it against limits, sorted, each once") {
  CHECK(cuts_of(".decl limit(name: symbol, indicator: Indicator, value: float)\n"
                "limit(\"a\", \"trust\", 50.0). limit(\"b\", \"trust\", 20.0).\n"
                "limit(\"c\", \"trust\", 50.0). limit(\"d\", \"patents\", 10.0).\n"
                "problem(r, \"low-trust\", 0.5) :- indicator(r, i, v), limit(_, i, l), v < l.\n"
                "risk(r, \"opportunism\", 0.5) :- indicator(r, \"trust\", v), v >= 80.0.\n") ==
        Cuts{{"patents", {10}}, {"trust", {20, 50, 80}}});
}

TEST_CASE("limits that no rule reads, and indicators that give nothing, are not there") {
  CHECK(cuts_of(".decl limit(indicator: Indicator, value: float)\n"
                "limit(\"trust\", 30.0). limit(\"patents\", 10.0).\n"
                ".decl aside(region: Region)\n"
                "aside(r) :- indicator(r, \"output\", v), v >= 3.0.\n"
                "problem(r, \"low-trust\", 0.5) :- indicator(r, \"trust\", v), v < 40.0.\n") ==
        Cuts{{"trust", {40}}});
}

TEST_CASE("an indicator that only a degree depends on has no cuts") {
  CHECK(cuts_of("problem(r, \"low-trust\", v / 100.0) :- indicator(r, \"trust\", v).\n") ==
        Cuts{{"trust", {}}});
}

TEST_CASE("the targets are what the rules can give the region") {
  const Checked checked(
      "problem(r, \"low-trust\", 0.5) :- indicator(r, \"trust\", v), v < 40.0.\n"
      "problem(\"elsewhere\", \"weak-innovation\", 0.5) :- indicator(_, \"trust\", v), v < 40.0.\n"
      "stage(r, \"no-cluster\") :- region(r).\n");
  const PolicyCircuit circuit = circuit_of(checked).value();
  REQUIRE(circuit.targets.size() == 2);
  const TargetGates stage = circuit.targets.at({checked.interface.stage, "no-cluster"});
  CHECK(circuit.circuit.is_true(stage.holds));
  CHECK(circuit.circuit.constant_of(stage.degree)->real() == 1);
  const TargetGates problem = circuit.targets.at({checked.interface.problem, "low-trust"});
  CHECK_FALSE(circuit.circuit.constant_of(problem.holds));
  CHECK(circuit.circuit.inputs_below(std::span(&problem.holds, 1)) ==
        std::vector<datalog::InputId>{circuit.input_of("trust")});
}

TEST_CASE("inputs are numbered in the order of the indicators") {
  const PolicyCircuit circuit =
      circuit_of(Checked("stage(r, \"no-cluster\") :- region(r).\n")).value();
  CHECK(circuit.input_of("output") == 0);
  CHECK(circuit.input_of("patents") == 1);
  CHECK(circuit.input_of("trust") == 2);
}

TEST_CASE("a text made from a value has no circuit, and that is said") {
  const Checked checked(
      ".decl note(region: Region, text: symbol)\n"
      "note(r, to_string(v)) :- indicator(r, \"trust\", v).\n"
      "problem(r, \"low-trust\", 0.5) :- note(r, text), text != \"50\".\n");
  const kb::Result<PolicyCircuit> circuit = circuit_of(checked);
  REQUIRE_FALSE(circuit);
  CHECK(circuit.error().message.find(
            "what the rules say of unknown values cannot be worked out: ") == 0);
  CHECK_FALSE(circuit.error().note.empty());
}

}  // namespace clusterwise::advisor::test
