#include "reasoner/datalog/derive.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <map>
#include <set>

#include "fixtures.h"
#include "naive_evaluator.h"
#include "random_program.h"
#include "reasoner/datalog/binding.h"

namespace clusterwise::datalog {
namespace {

using namespace test;

std::string text_of(const Premise& premise, const Model& model) {
  std::string facts;
  for (const FactRef& fact : premise.facts)
    facts += (facts.empty() ? "" : " ") + model.fact_text(fact.relation, fact.row);
  switch (premise.kind) {
    case Premise::Kind::kFact:
      return facts;
    case Premise::Kind::kAbsence:
      return "no " + premise.text;
    case Premise::Kind::kCondition:
      return premise.text;
    case Premise::Kind::kAggregate:
      break;
  }
  return "over {" + facts + "}";
}

// The derivations of every fact of a relation: the fact, then one derivation a line: the bindings
// and the premises.
std::string proofs_of(std::string_view text, std::string_view relation) {
  const Program program = loaded(text);
  Model model = evaluated(program);
  Deriver deriver(model);
  const RelationId id = program.checked.find_relation(relation).value();
  std::map<std::string, std::string> proofs;
  for (Row row = 0; row < model.table(id).size(); ++row) {
    std::string& out = proofs[model.fact_text(id, row)];
    for (const Derivation& derivation : deriver.derivations({id, row})) {
      std::string line = "  ";
      for (const Binding& binding : derivation.bindings) {
        line += fmt::format("{}={} ", binding.name,
                            to_text(binding.value, binding.type, model.symbols()));
      }
      line += "|";
      for (const Premise& premise : derivation.premises)
        line += " " + text_of(premise, model) + ";";
      out += line + "\n";
    }
  }
  std::string text_of_all;
  for (const auto& [fact, ways] : proofs) text_of_all += fact + "\n" + ways;
  return text_of_all;
}

}  // namespace

TEST_CASE("derive: a fact's ways, with bindings and premises in the order of the body") {
  CHECK(proofs_of(R"(
    .decl e(x:number, y:number)
    .decl p(x:number, y:number)
    e(1, 2). e(2, 3). e(1, 3).
    p(x, y) :- e(x, y).
    p(x, z) :- p(x, y), e(y, z), x != z.
  )",
                  "p") == R"(p(1, 2)
  x=1 y=2 | e(1, 2);
p(1, 3)
  x=1 y=3 | e(1, 3);
p(2, 3)
  x=2 y=3 | e(2, 3);
)");
}

TEST_CASE("derive: only ways from facts that were there before") {
  CHECK(proofs_of(R"(
    .decl e(x:symbol, y:symbol)
    .decl p(x:symbol, y:symbol)
    e("a", "b"). e("b", "a").
    p(x, y) :- e(x, y).
    p(x, z) :- p(x, y), p(y, z).
  )",
                  "p") == R"(p("a", "a")
  x=a y=b z=a | p("a", "b"); p("b", "a");
p("a", "b")
  x=a y=b | e("a", "b");
p("b", "a")
  x=b y=a | e("b", "a");
p("b", "b")
  x=b y=a z=b | p("b", "a"); p("a", "b");
)");
}

TEST_CASE("derive: negation, conditions and aggregates say what they rest on") {
  CHECK(proofs_of(R"(
    .decl firm(name:symbol, town:symbol, staff:number)
    .decl closed(name:symbol)
    .decl town(t:symbol, most:number)
    firm("mill", "温州", 80). firm("forge", "温州", 12). firm("shop", "宁波", 3). closed("forge").
    town(t, m) :- firm(f, t, s), !closed(f), s + 1 > 3, m = max x : { firm(g, t, x) }.
  )",
                  "town") == R"(town("宁波", 3)
  f=shop m=3 s=3 t=宁波 | firm("shop", "宁波", 3); no closed("shop"); (3 + 1) > 3; over {firm("shop", "宁波", 3)};
town("温州", 80)
  f=mill m=80 s=80 t=温州 | firm("mill", "温州", 80); no closed("mill"); (80 + 1) > 3; over {firm("mill", "温州", 80) firm("forge", "温州", 12)};
)");
}

TEST_CASE("derive: an aggregate rests on every tuple that it counts") {
  CHECK(proofs_of(R"(
    .decl firm(name:symbol, staff:number)
    .decl firms(n:number)
    firm("mill", 80). firm("forge", 12).
    firms(n) :- n = count : { firm(_, _) }.
  )",
                  "firms") == R"(firms(2)
  n=2 | over {firm("mill", 80) firm("forge", 12)};
)");
}

TEST_CASE("derive: a round sees nothing that it found itself") {
  // The third p is there to be seen while the clause that found it still runs.
  CHECK(proofs_of(R"(
    .decl next(x:number, y:number, z:number)
    .decl p(x:number)
    p(1). p(2). next(1, 2, 3). next(2, 3, 4).
    p(z) :- p(x), p(y), next(x, y, z).
  )",
                  "p") == R"(p(1)
p(2)
p(3)
  x=1 y=2 z=3 | p(1); p(2); next(1, 2, 3);
p(4)
  x=2 y=3 z=4 | p(2); p(3); next(2, 3, 4);
)");
}

TEST_CASE("derive: computed heads and constants in heads") {
  CHECK(proofs_of(R"(
    .decl n(x:number)
    .decl r(x:number, s:symbol)
    n(1). n(2). n(3).
    r(x % 2, "a") :- n(x).
    r(1, cat("a", "")) :- n(2).
  )",
                  "r") == R"(r(0, "a")
  x=2 | n(2);
r(1, "a")
  x=1 | n(1);
  x=3 | n(3);
  | n(2);
)");
}

TEST_CASE("derive: none for a fact that was given") {
  CHECK(proofs_of(".decl p(x:number)\n.decl q(x:number)\nq(1). q(2). p(1). p(x) :- q(x).\n", "p") ==
        "p(1)\np(2)\n  x=2 | q(2);\n");
  CHECK(proofs_of(".decl p(x:number)\np(1). p(x) :- x = 1.\n", "p") == "p(1)\n");
}

TEST_CASE("derive: each way once, whatever else the clause looks at") {
  CHECK(proofs_of(R"(
    .decl a(x:number, y:number)
    .decl c(x:number, y:number)
    .decl r(n:number)
    a(1, 1). a(2, 1). a(1, 2). c(2, 5).
    r(n) :- a(x, _), n = count : { c(x, y) }.
  )",
                  "r") == R"(r(0)
  n=0 x=1 | a(1, 1); over {};
r(1)
  n=1 x=2 | a(2, 1); over {c(2, 5)};
)");
}

TEST_CASE("derive: at most as many ways as asked for") {
  const Program program =
      loaded(".decl n(x:number)\n.decl r(x:number)\nn(1). n(2). n(3). r(0) :- n(x), x > 0.\n");
  Model model = evaluated(program);
  Deriver deriver(model);
  const FactRef fact{program.checked.find_relation("r").value(), 0};
  CHECK(deriver.derivations(fact, 2).size() == 2);
  CHECK(deriver.derivations(fact).size() == 3);
}

namespace {

// The twin's ways of a fact; texts are compared, since symbols may have other numbers.
class Twin {
 public:
  Twin(const Model& model, NaiveEvaluator& naive) : model_(model), naive_(naive) {}

  std::map<std::string, std::multiset<std::string>> ways() {
    std::map<std::string, std::multiset<std::string>> result;
    for (std::size_t i = 0; i < program()->clauses.size(); ++i) add(i, result);
    return result;
  }

 private:
  const CheckedProgram& program() const { return model_.program(); }

  void add(std::size_t index, std::map<std::string, std::multiset<std::string>>& result) {
    const Clause& clause = program()->clauses[index];
    std::map<std::string, std::set<std::string>> found;
    naive_.solve(clause, [&](Assignment& assignment) {
      const auto tuple = naive_.head_of(clause, assignment);
      if (!tuple) return;
      const FactRef fact = find(clause.head.relation, *tuple);
      if (rests_on_older(clause, assignment, model_.epoch_of(fact.relation, fact.row)))
        found[model_.fact_text(fact.relation, fact.row)].insert(names(index, assignment));
    });
    for (const auto& [fact, ways] : found) result[fact].insert(ways.begin(), ways.end());
  }

  // The row with those values.
  FactRef find(RelationId relation, const Tuple& tuple) const {
    for (Row row = 0; row < model_.table(relation).size(); ++row) {
      bool same = true;
      for (std::size_t i = 0; i < tuple.size() && same; ++i)
        same = model_.text(relation, row, i) == text(Value{tuple[i]}, relation, i);
      if (same) return {relation, row};
    }
    FAIL("a fact of the twin is not in the model");
    return {};
  }

  std::string text(Value value, RelationId relation, std::size_t column) const {
    return to_text(value, program().relation(relation).attributes[column].primitive,
                   naive_.symbols());
  }

  // Some match of every positive atom is older.
  bool rests_on_older(const Clause& clause, const Assignment& assignment,
                      std::uint32_t epoch) const {
    for (const Literal& literal : clause.body) {
      const auto* atom = std::get_if<Atom>(&literal);
      if (atom != nullptr && !has_older(*atom, assignment, epoch)) return false;
    }
    return epoch > 0;
  }

  bool has_older(const Atom& atom, const Assignment& assignment, std::uint32_t epoch) const {
    for (Row row = 0; row < model_.table(atom.relation).size(); ++row) {
      bool fits = model_.epoch_of(atom.relation, row) < epoch;
      for (std::size_t i = 0; i < atom.arguments.size() && fits; ++i) {
        std::optional<Value> value;
        if (const auto* id = std::get_if<VariableId>(&atom.arguments[i].node))
          value = assignment[index_of(*id)];
        if (const auto* constant = std::get_if<Value>(&atom.arguments[i].node)) value = *constant;
        fits = !value || text(*value, atom.relation, i) == model_.text(atom.relation, row, i);
      }
      if (fits) return true;
    }
    return false;
  }

  std::string names(std::size_t index, const Assignment& assignment) const {
    const Clause& clause = program()->clauses[index];
    std::set<VariableId> inner;
    for_each_literal(clause.body, [&](const Literal& literal) {
      if (const auto* a = std::get_if<Aggregate>(&literal))
        inner.insert(a->locals.begin(), a->locals.end());
    });
    std::map<std::string, std::string> values;
    for (std::size_t i = 0; i < clause.variables.size(); ++i) {
      const ClauseVariable& variable = clause.variables[i];
      if (variable.name.empty() || inner.contains(static_cast<VariableId>(i))) continue;
      values[variable.name] = to_text(assignment[i].value(), variable.primitive, naive_.symbols());
    }
    std::string out = std::to_string(index);
    for (const auto& [name, value] : values) out += " " + name + "=" + value;
    return out;
  }

  const Model& model_;
  NaiveEvaluator& naive_;
};

std::string way_of(const Derivation& derivation, const Model& model) {
  std::string out = std::to_string(derivation.clause);
  for (const Binding& b : derivation.bindings)
    out += " " + b.name + "=" + to_text(b.value, b.type, model.symbols());
  return out;
}

// Every premise is a fact of the model, and older.
void check_premises(const Derivation& derivation, const FactRef& fact, const Model& model) {
  const Clause& clause = model.program()->clauses[derivation.clause];
  const std::uint32_t epoch = model.epoch_of(fact.relation, fact.row);
  auto next = derivation.premises.begin();
  for (std::size_t i = 0; i < clause.body.size(); ++i) {
    if (only_names(clause, clause.body[i])) continue;
    REQUIRE(next != derivation.premises.end());
    const Premise& premise = *next++;
    for (const FactRef& one : premise.facts) {
      if (one.row >= model.table(one.relation).size()) FAIL_CHECK("no such row");
      if (model.epoch_of(one.relation, one.row) >= epoch) FAIL_CHECK("a premise is not older");
    }
    const auto* atom = std::get_if<Atom>(&clause.body[i]);
    if ((atom != nullptr) != (premise.kind == Premise::Kind::kFact)) FAIL_CHECK("wrong kind");
    if (atom == nullptr) continue;
    REQUIRE(premise.facts.size() == 1);
    CHECK(premise.facts.front().relation == atom->relation);
    for (std::size_t column = 0; column < atom->arguments.size(); ++column) {
      const Value value = model.value(atom->relation, premise.facts.front().row, column);
      const auto* constant = std::get_if<Value>(&atom->arguments[column].node);
      if (constant != nullptr && *constant != value) FAIL_CHECK("the premise is another fact");
      const auto* id = std::get_if<VariableId>(&atom->arguments[column].node);
      if (id == nullptr) continue;
      for (const Binding& binding : derivation.bindings) {
        if (binding.name == clause.variables[index_of(*id)].name && binding.value != value)
          FAIL_CHECK("the premise is another fact");
      }
    }
  }
}

constexpr std::size_t kEveryWay = 1'000'000;

void check_proofs(std::uint64_t seed, std::size_t& proved) {
  const std::string text = random_program(seed);
  INFO("seed " << seed << "\n" << text);
  const auto program = load(source(text));
  if (!program) return;
  Limits limits;
  limits.facts = 150;
  auto model = run(*program, Database(program->checked), {limits});
  NaiveEvaluator naive(program->checked, 60'000);
  if (!model || !naive.run()) return;
  const Database given(program->checked);
  const auto expected = Twin(*model, naive).ways();
  if (naive.gave_up()) return;
  Deriver deriver(*model);
  for (std::size_t i = 0; i < program->checked->relations.size(); ++i) {
    const auto id = static_cast<RelationId>(i);
    for (Row row = 0; row < model->table(id).size(); ++row) {
      const bool was_given = row < given.table(id).size();
      const std::string fact = model->fact_text(id, row);
      INFO(fact);
      const std::vector<Derivation> derivations = deriver.derivations({id, row}, kEveryWay);
      if (was_given != derivations.empty()) FAIL_CHECK((was_given ? "given" : "no derivation"));
      std::multiset<std::string> ways;
      for (const Derivation& derivation : derivations) {
        check_premises(derivation, {id, row}, *model);
        ways.insert(way_of(derivation, *model));
      }
      if (was_given) continue;
      const auto wanted = expected.find(fact);
      if (wanted == expected.end() || wanted->second != ways)
        CHECK(ways == (wanted == expected.end() ? std::multiset<std::string>{} : wanted->second));
      ++proved;
    }
  }
}

}  // namespace

TEST_CASE(
    "derive: every derived fact of a random program has all its ways, each from older facts") {
  const std::size_t first = number_from("CLUSTERWISE_FIRST_SEED", 1);
  const std::size_t seeds = number_from("CLUSTERWISE_SEEDS", 400) / 4;
  std::size_t proved = 0;
  for (std::size_t i = 0; i < seeds; ++i) check_proofs(first + i, proved);
  CHECK(proved > seeds);
}

}  // namespace clusterwise::datalog
