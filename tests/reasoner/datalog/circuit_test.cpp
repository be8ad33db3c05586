// Circuits: how gates simplify, what cells and diagrams say of them.
#include "reasoner/datalog/circuit.h"

#include <catch2/catch.hpp>
#include <limits>

#include "reasoner/datalog/cells.h"
#include "reasoner/datalog/columns.h"

namespace clusterwise::datalog {
namespace {

constexpr Primitive kFloat = Primitive::kFloat;

// Inputs 0.. of type float, and conditions on them.
struct Fixture {
  Circuit circuit;

  GateId number(double value) { return circuit.constant(Value::of(value), kFloat); }
  GateId input(InputId id) { return circuit.input(id, kFloat); }
  GateId at_least(InputId id, double limit) {
    return circuit.compare(Compare::kGreaterEqual, kFloat, input(id), number(limit));
  }
  GateId below(InputId id, double limit) {
    return circuit.compare(Compare::kLess, kFloat, input(id), number(limit));
  }
  GateId equal(GateId a, GateId b) { return circuit.compare(Compare::kEqual, kFloat, a, b); }
  GateId most(std::vector<GateId> conditions, std::vector<GateId> values) {
    return circuit.reduce(Reduce::kMax, kFloat, std::move(conditions), std::move(values));
  }
};

double just_above(double value) {
  return std::nextafter(value, std::numeric_limits<double>::infinity());
}

}  // namespace

TEST_CASE("circuit: equal gates are one, constants are computed") {
  Fixture f;
  CHECK(f.at_least(0, 5) == f.at_least(0, 5));
  CHECK(f.at_least(0, 5) != f.at_least(1, 5));
  CHECK(f.circuit.is_true(f.circuit.compare(Compare::kLess, kFloat, f.number(1), f.number(2))));
  SymbolTable symbols;
  const auto sum = f.circuit.apply(Functor::kAdd, kFloat, {f.number(1), f.number(2)}, symbols);
  CHECK(f.circuit.constant_of(*sum)->real() == 3);
  CHECK_FALSE(f.circuit.constant_of(f.input(0)));
}

TEST_CASE("circuit: conditions simplify") {
  Fixture f;
  Circuit& c = f.circuit;
  const GateId a = f.at_least(0, 5);
  const GateId b = f.at_least(1, 5);
  CHECK(c.all({a, c.truth(true), a}) == a);
  CHECK(c.is_false(c.all({a, c.truth(false)})));
  CHECK(c.is_true(c.any({a, c.truth(true)})));
  CHECK(c.all({a, b}) == c.all({b, a}));
  CHECK(c.is_false(c.all({a, b, c.negate(a)})));
  CHECK(c.is_true(c.any({b, c.negate(b)})));
  CHECK(c.negate(c.negate(a)) == a);
  CHECK(c.is_true(c.all({})));
  CHECK(c.is_false(c.any({})));
}

TEST_CASE("circuit: a division of whole numbers is defined where the divisor is not zero") {
  Circuit c;
  SymbolTable symbols;
  const GateId ten = c.constant(Value::of(std::int64_t{10}), Primitive::kNumber);
  const GateId zero = c.constant(Value::of(std::int64_t{0}), Primitive::kNumber);
  const GateId input = c.input(0, Primitive::kNumber);
  CHECK_FALSE(c.apply(Functor::kDivide, Primitive::kNumber, {ten, zero}, symbols));
  const GateId quotient = *c.apply(Functor::kDivide, Primitive::kNumber, {ten, input}, symbols);
  const GateId defined = c.defined(quotient);
  const std::vector<Column> inputs = {{Value::of(std::int64_t{0}), Value::of(std::int64_t{5})}};
  const std::vector<GateId> roots = {defined, quotient};
  const auto columns = evaluate_columns(c, roots, inputs, 2);
  CHECK(columns[0][0].bits == 0);
  CHECK(columns[0][1].bits == 1);
  CHECK(columns[1][1].number() == 2);
}

TEST_CASE("circuit: being the largest of some values is being one of them") {
  Fixture f;
  Circuit& c = f.circuit;
  const GateId a = f.at_least(0, 5);
  const GateId b = f.at_least(1, 5);
  const GateId gate = f.at_least(2, 1);
  const GateId best = f.most({a, b}, {f.input(0), f.input(1)});
  const GateId first = c.all({gate, a, f.equal(f.input(0), best)});
  const GateId second = c.all({gate, b, f.equal(f.input(1), best)});
  CHECK(c.any({first, second}) == c.all({gate, c.any({a, b})}));
  // Not all values are there, or more is demanded of one: nothing can be said.
  CHECK(c.any({first}) == first);
  const GateId more = c.all({gate, b, f.at_least(3, 1), f.equal(f.input(1), best)});
  CHECK(c[c.any({first, more})].op == GateOp::kAny);
  CHECK(c.arguments(c.any({first, more})).size() == 2);
}

TEST_CASE("circuit: a condition that is no part of a choice stays when the choice goes") {
  Fixture f;
  Circuit& c = f.circuit;
  const GateId a = f.at_least(0, 5);
  const GateId b = f.at_least(1, 5);
  const GateId best = f.most({a, b}, {f.input(0), f.input(1)});
  const GateId first = c.all({a, f.equal(f.input(0), best)});
  const GateId second = c.all({b, f.equal(f.input(1), best)});
  const GateId other = f.equal(f.input(4), best);
  const GateId both = c.any({first, second, other});
  CHECK(both == c.any({c.any({a, b}), other}));
}

TEST_CASE("circuit: specialised to some values, it says the same with less") {
  Fixture f;
  Circuit& c = f.circuit;
  const GateId gate = c.all({f.at_least(0, 5), f.at_least(1, 5)});
  std::vector<GateId> roots = {gate};
  const std::vector<std::optional<Value>> known = {Value::of(7.0), std::nullopt};
  const Circuit small = specialise(c, known, roots);
  CHECK(small.to_text(roots, SymbolTable()) ==
        "2 = 5\n"
        "4 = input 1\n"
        "5 = >= #4 #2\n");
  std::vector<GateId> none = {gate};
  const std::vector<std::optional<Value>> low = {Value::of(4.0), std::nullopt};
  const Circuit nothing = specialise(c, low, none);
  CHECK(nothing.is_false(none[0]));
}

TEST_CASE("cells: a test cuts where it changes") {
  Fixture f;
  Circuit& c = f.circuit;
  const GateId greater = c.compare(Compare::kGreater, kFloat, f.input(0), f.number(3));
  const GateId mirrored = c.compare(Compare::kGreater, kFloat, f.number(7), f.input(0));
  const GateId equal = f.equal(f.input(1), f.number(2));
  const std::vector<GateId> roots = {f.at_least(0, 5), greater, mirrored, equal, f.input(2)};
  const auto cuts = cuts_of(c, roots);
  CHECK(cuts.at(0) == std::vector<double>{just_above(3), 5, 7});
  CHECK(cuts.at(1) == std::vector<double>{2, just_above(2)});
  CHECK(cuts.at(2).empty());
}

TEST_CASE("diagrams: of conditions, counts and what they are compared with") {
  Fixture f;
  Circuit& c = f.circuit;
  const GateId a = f.at_least(0, 5);
  const GateId b = f.at_least(1, 5);
  const GateId d = f.below(2, 5);
  const GateId count = c.reduce(Reduce::kCount, Primitive::kNumber, {a, b, d}, {});
  const GateId two = c.constant(Value::of(std::int64_t{2}), Primitive::kNumber);
  const GateId enough = c.compare(Compare::kGreaterEqual, Primitive::kNumber, count, two);
  CellDiagrams cells(c, {{0, {0, 5}}, {1, {0, 5}}, {2, {0, 5}}}, 1000);
  Diagrams& diagrams = cells.diagrams();
  const std::vector<std::vector<double>> weights(3, {0.5, 0.5});
  const std::optional<NodeId> node = cells.diagram_of(enough);
  REQUIRE(node);
  CHECK(diagrams.share(*node, weights) == 0.5);
  CHECK(diagrams.support(*node) == std::vector<Level>{0, 1, 2});
  const NodeId with = diagrams.restricted(*node, 0, 1);
  CHECK(diagrams.share(with, weights) == 0.75);
  CHECK(diagrams.restricted(diagrams.restricted(with, 1, 1), 2, 0) == diagrams.truth(true));
  // Equal functions are one node.
  const NodeId other = *cells.diagram_of(c.any({c.all({a, b}), c.all({a, d}), c.all({b, d})}));
  CHECK(other == *node);
}

TEST_CASE("diagrams: sums, extremes and means of values that cells decide") {
  Fixture f;
  Circuit& c = f.circuit;
  const GateId a = f.at_least(0, 5);
  const GateId b = f.at_least(1, 5);
  const auto exceeds = [&](Reduce op, double limit) {
    const GateId reduced = c.reduce(op, kFloat, {a, b}, {f.number(0.25), f.number(1)});
    return c.compare(Compare::kGreaterEqual, kFloat, reduced, f.number(limit));
  };
  CellDiagrams cells(c, {{0, {0, 5}}, {1, {0, 5}}}, 1000);
  const std::vector<std::vector<double>> weights(2, {0.5, 0.5});
  const auto share = [&](GateId gate) {
    return cells.diagrams().share(*cells.diagram_of(gate), weights);
  };
  CHECK(share(exceeds(Reduce::kSum, 1.25)) == 0.25);
  CHECK(share(exceeds(Reduce::kMax, 1)) == 0.5);
  CHECK(share(c.all({a, b, exceeds(Reduce::kMin, 0.5)})) == 0);
  CHECK(share(c.all({c.any({a, b}), exceeds(Reduce::kMean, 0.625)})) == 0.5);
}

TEST_CASE("diagrams: there is none of a number computed from an input") {
  Fixture f;
  Circuit& c = f.circuit;
  SymbolTable symbols;
  const GateId twice = *c.apply(Functor::kAdd, kFloat, {f.input(0), f.input(0)}, symbols);
  const GateId computed = c.compare(Compare::kLess, kFloat, twice, f.number(4));
  const GateId decided = c.any({computed, f.at_least(0, -1)});
  CellDiagrams cells(c, {{0, {-1}}}, 1000);
  CHECK_FALSE(cells.diagram_of(computed));
  // What decides alone decides.
  CHECK(cells.diagram_of(decided) == cells.diagrams().truth(true));
}

TEST_CASE("diagrams: too many nodes are no answer") {
  Fixture f;
  Circuit& c = f.circuit;
  std::vector<GateId> pairs;
  std::vector<CellVariable> variables;
  for (InputId i = 0; i < 8; ++i) variables.push_back({i, {0, 5}});
  for (InputId i = 0; i < 4; ++i) pairs.push_back(c.all({f.at_least(i, 5), f.at_least(i + 4, 5)}));
  const GateId any = c.any(pairs);
  CHECK_FALSE(CellDiagrams(c, variables, 20).diagram_of(any));
  CHECK(CellDiagrams(c, variables, 200).diagram_of(any));
}

}  // namespace clusterwise::datalog
