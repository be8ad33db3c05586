#include "reasoner/datalog/check.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "fixtures.h"

namespace clusterwise::datalog {
namespace {

using namespace test;

// The clauses of a program over a few relations.
std::string checked(std::string_view clauses) {
  return clauses_of(fmt::format(R"(
    .decl n(x:number)
    .decl e(x:number, y:number)
    .decl u(x:unsigned)
    .decl f(x:float)
    .decl s(x:symbol)
    .decl none()
    {})",
                                clauses));
}

}  // namespace

TEST_CASE("check: facts take the type of their column") {
  CHECK(checked("n(0x10). u(3). u(4u). f(2). f(0.5). f(0x2). s(\"a\\\"b\"). none(). n(-5).") ==
        R"(n(16).
u(3).
u(4).
f(2).
f(0.5).
f(2).
s("a\"b").
none().
n(-5).
)");
}

TEST_CASE("check: a fact that is computed is a clause") {
  CHECK(checked("n(1 + 2). n(strlen(\"ab\")).") == "n((1 + 2)).\nn(strlen(\"ab\")).\n");
}

TEST_CASE("check: disjunction, several heads and negation become flat clauses") {
  CHECK(checked("n(x), e(x, x) :- n(x), (e(x, _); !(e(_, x), x < 3)).") ==
        R"(n(x) :- n(x), e(x, _).
n(x) :- n(x), !e(_, x).
n(x) :- n(x), x >= 3.
e(x, x) :- n(x), e(x, _).
e(x, x) :- n(x), !e(_, x).
e(x, x) :- n(x), x >= 3.
)");
  CHECK(checked("n(x) :- n(x), true. n(x) :- n(x), false. n(x) :- !(n(1); n(2)), n(x).") ==
        "n(x) :- n(x).\nn(x) :- !n(1), !n(2), n(x).\n");
  CHECK(checked("n(1) :- !(1 < 2, 1 <= 2, 1 > 2, 1 >= 2, 1 = 2, 1 != 2).") ==
        "n(1) :- 1 >= 2.\nn(1) :- 1 > 2.\nn(1) :- 1 <= 2.\nn(1) :- 1 < 2.\nn(1) :- 1 != 2.\n"
        "n(1) :- 1 = 2.\n");
  CHECK(checked("n(1) :- s(x), !match(\"a\", x), !contains(\"b\", x), !!match(\"c\", x).") ==
        "n(1) :- s(x), !match(\"a\", x), !contains(\"b\", x), match(\"c\", x).\n");
}

TEST_CASE(
    "check: an expression in a positive atom becomes an equation, in a negated one it stays") {
  CHECK(checked("n(x) :- n(x), n(x + 1), !n(x * 2).") ==
        "n(x) :- n(x), #1 = (x + 1), n(#1), !n((x * 2)).\n");
}

TEST_CASE("check: an aggregate becomes a literal of its own") {
  CHECK(checked("n(y) :- y = 2 * count : { e(_, _) }.") ==
        "n(y) :- #1 = count : { e(_, _) }, y = (2 * #1).\n");
  CHECK(checked("n(1 + max x : { n(x) }) :- none().") ==
        "n((1 + #0)) :- none(), #0 = max x : { n(x) }.\n");
  CHECK(checked("f(m) :- m = mean x : { f(x), x > 0.0 }.") ==
        "f(m) :- #1 = mean x : { f(x), x > 0 }, m = #1.\n");
}

TEST_CASE("check: literals take the type of their surroundings") {
  CHECK(checked("f(x + 1) :- f(x), x < 2.") == "f((x + 1)) :- f(x), x < 2.\n");
  CHECK(checked("u(x - 1) :- u(x), x > 0.") == "u((x - 1)) :- u(x), x > 0.\n");
  CHECK(checked("n(1) :- x = 1, y = x, y < 3.") == "n(1) :- x = 1, y = x, y < 3.\n");
}

TEST_CASE("check: what a rule says of itself") {
  const Program program = loaded(R"(
    .decl p(x:number)
    /// Doc.
    @[rule(id = "a.b", en = "{x} is", zh = "{x}是", claims = ["R1"], strength = 0.25)]
    p(x) :- p(x).
    p(1). p(2).
    @[rule(id = "c")] p(3).
  )");
  const CheckedParts& parts = *program.checked;
  const Rule& rule = parts.rules.at(0);
  CHECK(rule.id == "a.b");
  CHECK(rule.en == "{x} is");
  CHECK(rule.zh == "{x}是");
  CHECK(rule.claims == std::vector<std::string>{"R1"});
  CHECK(rule.strength == 0.25);
  CHECK(rule.doc == "Doc.");
  CHECK_FALSE(rule.is_fact);
  REQUIRE(parts.facts.size() == 3);
  CHECK(parts.facts[0].rule == parts.facts[1].rule);
  CHECK(program.checked.rule(parts.facts[2].rule).id == "c");
  CHECK(program.checked.rule(parts.facts[2].rule).is_fact);
}

TEST_CASE("check: relations, types and directives are resolved") {
  const Program program = loaded(R"(
    .type Place <: symbol
    .type Town <: Place
    .type Spot = Town
    .decl p(x:Spot, y:float)
    .decl q()
    .output p, q(IO=stdout, delimiter=";")
    .printsize q
  )");
  const Relation& p = program.checked.relation(*program.checked.find_relation("p"));
  CHECK(p.attributes.at(0).name == "x");
  CHECK(program.checked->types[p.attributes[0].type].name == "Town");
  CHECK(p.attributes[0].primitive == Primitive::kSymbol);
  CHECK(p.attributes[1].primitive == Primitive::kFloat);
  CHECK_FALSE(program.checked.find_relation("r"));
  const auto& directives = program.checked->directives;
  REQUIRE(directives.size() == 3);
  using Parameters = std::map<std::string, std::string>;
  for (std::size_t i : {std::size_t{0}, std::size_t{1}}) {
    CHECK(directives[i].kind == Directive::Kind::kOutput);
    CHECK(directives[i].parameters == Parameters{{"IO", "stdout"}, {"delimiter", ";"}});
  }
  CHECK(directives[2].kind == Directive::Kind::kPrintSize);
  CHECK(program.checked.relation(directives[2].relation).name == "q");
}

TEST_CASE("check: subtypes widen and meet") {
  const std::string declarations = R"(
    .type A <: symbol
    .type B <: A
    .type C <: symbol
    .type AC = A | C
    .decl a(x:A)
    .decl b(x:B)
    .decl c(x:C)
    .decl ac(x:AC)
    .decl s(x:symbol)
  )";
  for (const char* fine : {"a(x) :- b(x).", "s(x) :- a(x).", "ac(x) :- a(x).", "ac(x) :- b(x).",
                           "b(x) :- a(x), b(x).", "a(x) :- ac(x), a(x).", "c(x) :- ac(x), c(x)."})
    CHECK(clauses_of(declarations + fine) == std::string(fine) + "\n");
  for (const char* wrong : {"b(x) :- a(x).", "a(x) :- s(x).", "a(x) :- ac(x).", "c(x) :- a(x).",
                            "s(x) :- a(x), c(x).", "a(x) :- c(y), x = y."})
    CHECK(clauses_of(declarations + wrong).starts_with("t.dl:11:"));
}

TEST_CASE(
    "check: a name in an aggregate is the clause's if that is grounded outside, else its own") {
  CHECK(facts_of(R"(
    .decl e(x:number, y:number)
    .decl outer(x:number, n:number)
    .decl own(n:number)
    .output outer
    .output own
    e(1, 1). e(1, 2). e(2, 1).
    outer(x, n) :- e(x, _), n = count : { e(x, _) }.
    own(n) :- n = count : { e(x, _) }.
  )") == "outer(1, 2)\nouter(2, 1)\nown(3)\n");
}

}  // namespace clusterwise::datalog
