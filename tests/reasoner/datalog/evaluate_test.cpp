#include "reasoner/datalog/evaluate.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "fixtures.h"

namespace clusterwise::datalog {
namespace {

using namespace test;

// What the clauses say of r.
std::string results_of(std::string_view clauses) {
  return facts_of(fmt::format(R"(
    .decl e(x:number, y:number)
    .decl s(x:symbol)
    .decl f(x:float)
    .decl r(x:number, y:number)
    .output r
    e(1, 2). e(2, 3). e(3, 1). e(3, 3). e(4, 9).
    s("a"). s("ab"). s("集群").
    f(0.5). f(1.5). f(-2.0).
    {})",
                              clauses));
}

}  // namespace

TEST_CASE("evaluate: joins, constants, wildcards, repeated variables") {
  CHECK(results_of("r(x, z) :- e(x, y), e(y, z).") ==
        "r(1, 3)\nr(2, 1)\nr(2, 3)\nr(3, 1)\nr(3, 2)\nr(3, 3)\n");
  CHECK(results_of("r(x, x) :- e(x, x).") == "r(3, 3)\n");
  CHECK(results_of("r(x, 0) :- e(3, x).") == "r(1, 0)\nr(3, 0)\n");
  CHECK(results_of("r(0, 0) :- e(_, 9), e(1, _).") == "r(0, 0)\n");
  CHECK(results_of("r(x, y) :- e(x, y), e(x + 1, y + 1).") == "r(1, 2)\n");
}

TEST_CASE("evaluate: negation") {
  CHECK(results_of("r(x, y) :- e(x, y), !e(y, _).") == "r(4, 9)\n");
  CHECK(results_of("r(x, 0) :- e(x, y), !e(y, x), !e(x, x + 1).") == "r(3, 0)\nr(4, 0)\n");
  CHECK(results_of("r(1, 1) :- !e(_, _).").empty());
  CHECK(results_of("r(1, 1) :- !e(7, _), !(e(7, 7); e(8, 8)).") == "r(1, 1)\n");
}

TEST_CASE("evaluate: recursion") {
  CHECK(
      results_of("r(x, y) :- e(x, y). r(x, z) :- r(x, y), e(y, z).") ==
      "r(1, 1)\nr(1, 2)\nr(1, 3)\nr(2, 1)\nr(2, 2)\nr(2, 3)\nr(3, 1)\nr(3, 2)\nr(3, 3)\nr(4, 9)\n");
  CHECK(results_of("r(x, y) :- e(x, y), x < 4. r(x, z) :- r(x, y), r(y, z).") ==
        "r(1, 1)\nr(1, 2)\nr(1, 3)\nr(2, 1)\nr(2, 2)\nr(2, 3)\nr(3, 1)\nr(3, 2)\nr(3, 3)\n");
  // Fibonacci's numbers modulo 3 come round after eight.
  CHECK(results_of("r(0, 1). r(y, (x + y) % 3) :- r(x, y).") ==
        "r(0, 1)\nr(0, 2)\nr(1, 0)\nr(1, 1)\nr(1, 2)\nr(2, 0)\nr(2, 1)\nr(2, 2)\n");
}

TEST_CASE("evaluate: aggregates") {
  CHECK(results_of("r(x, n) :- e(x, _), n = count : { e(x, _) }.") ==
        "r(1, 1)\nr(2, 1)\nr(3, 2)\nr(4, 1)\n");
  CHECK(results_of("r(a, b) :- a = sum y : { e(_, y) }, b = count : { e(_, _), e(_, _) }.") ==
        "r(18, 1)\n");
  CHECK(results_of("r(a, b) :- a = min y : { e(_, y) }, b = max x * y : { e(x, y) }.") ==
        "r(1, 36)\n");
  CHECK(results_of("r(1, x) :- x = max y : { e(7, y) }.").empty());
  CHECK(results_of("r(c, t) :- c = count : { e(7, _) }, t = sum y : { e(7, y) }.") == "r(0, 0)\n");
  CHECK(results_of("r(to_number(4.0 * m), 0) :- m = mean x : { f(x) }.") == "r(0, 0)\n");
  CHECK(
      results_of("r(x, n) :- e(x, _), n = count : { e(y, _), y > x, 0 < count : { e(_, y) } }.") ==
      "r(1, 2)\nr(2, 1)\nr(3, 0)\nr(4, 0)\n");
  CHECK(results_of("r(x, 1) :- e(x, n), n = count : { e(x, _) }.").empty());
  CHECK(results_of("r(x, 1) :- e(_, x), x = count : { e(x, _) }.") == "r(1, 1)\n");
}

TEST_CASE("evaluate: how often a tuple counts") {
  // One atom: every tuple. More: every assignment of the named variables.
  CHECK(results_of("r(n, 0) :- n = count : { e(3, _) }.") == "r(2, 0)\n");
  CHECK(results_of("r(n, 0) :- n = sum x : { e(x, _) }.") == "r(13, 0)\n");
  CHECK(results_of("r(n, 0) :- n = sum x : { e(x, _), e(1, _) }.") == "r(10, 0)\n");
}

TEST_CASE("evaluate: comparisons of every type") {
  CHECK(results_of("r(strlen(x), strlen(y)) :- s(x), s(y), x < y.") ==
        "r(1, 2)\nr(1, 6)\nr(2, 6)\n");
  CHECK(results_of("r(strlen(x), 0) :- s(x), match(\"a.*\", x).") == "r(1, 0)\nr(2, 0)\n");
  CHECK(results_of("r(strlen(x), 0) :- s(x), !match(\".\", x).") == "r(2, 0)\nr(6, 0)\n");
  CHECK(results_of("r(strlen(x), 0) :- s(x), contains(\"群\", x).") == "r(6, 0)\n");
  CHECK(results_of("r(to_number(x), 0) :- f(x), x >= 0.5, x != 1.5.") == "r(0, 0)\n");
}

TEST_CASE("evaluate: what has no value drops the tuple, whatever the literal says") {
  const std::string none = "r(1, 1) :- ";
  for (const char* body :
       {"e(1, x), 1 / (x - 2) = 1", "e(1, x), 1 / (x - 2) != 1", "e(1, x), !e(1 / (x - 2), 7)",
        "e(1, x), y = 1 % (x - 2)", "e(1, x), e(1 / (x - 2), _)"}) {
    INFO(body);
    CHECK(results_of(none + body + ".").starts_with("t.dl:"));
  }
  CHECK(results_of("r(x, n) :- e(x, 2), n = sum 6 / (y - 1) : { e(_, y) }.")
            .starts_with("r(1, 12)\n"));
}

TEST_CASE("evaluate: input joins what the text gives") {
  const Program program = loaded(
      ".decl e(x:number, s:symbol)\n.decl r(s:symbol)\ne(1, \"a\").\n"
      "r(s) :- e(x, s), x > 0.\n");
  Database database(program.checked);
  const RelationId e = *program.checked.find_relation("e");
  CHECK(database.add(e, {std::int64_t{2}, std::string("b")}));
  CHECK_FALSE(database.add(e, {std::int64_t{1}, std::string("a")}));
  CHECK(database.add(e, {std::int64_t{-1}, std::string("c")}));
  CHECK(database.facts() == 3);
  const auto model = run(program, std::move(database));
  REQUIRE(model);
  CHECK(facts_in(*model, {*program.checked.find_relation("r")}) == "r(\"a\")\nr(\"b\")\n");
}

TEST_CASE("evaluate: facts in and out by the relation's name") {
  const Program program = loaded(
      ".decl all(n:number, u:unsigned, f:float, s:symbol)\n.decl turned(s:symbol, f:float, "
      "u:unsigned, n:number)\n"
      "turned(s, f, u, n) :- all(n, u, f, s).\n");
  Database database(program.checked);
  CHECK(database.add("all", {-1, 2, 3, "a"}).value());
  CHECK(database.add("all", {std::uint64_t{4}, ~std::uint64_t{0}, 0.5, "群"}).value());
  CHECK_FALSE(database.add("all", {-1, std::uint64_t{2}, 3.0, std::string("a")}).value());
  CHECK(database.add("al", {1}).error() == "relation 'al' is not declared");
  CHECK(database.add("all", {1}).error() == "all has 4 attributes, found 1 value");
  CHECK(database.add("all", {"1", 2, 3, "a"}).error() == "n of all is a number, found a symbol");
  CHECK(database.add("all", {~std::uint64_t{0}, 2, 3, "a"}).error() ==
        "n of all is a number, found an unsigned");
  CHECK(database.add("all", {1, -2, 3, "a"}).error() == "u of all is an unsigned, found a number");
  CHECK(database.add("all", {1, 2, 3, 4.0}).error() == "s of all is a symbol, found a float");
  const auto model = run(program, std::move(database));
  REQUIRE(model);
  using Tuples = std::vector<std::vector<Datum>>;
  CHECK(model->tuples("turned") == Tuples{{"a", 3.0, std::uint64_t{2}, std::int64_t{-1}},
                                          {"群", 0.5, ~std::uint64_t{0}, std::int64_t{4}}});
  CHECK(model->tuples("unknown").empty());
}

TEST_CASE("evaluate: rows carry the round in which they were found") {
  const Program program = loaded(R"(
    .decl e(x:number, y:number)
    .decl r(x:number)
    e(0, 1). e(1, 2). e(2, 3).
    r(0).
    r(y) :- r(x), e(x, y).
  )");
  const Model model = evaluated(program);
  const RelationId r = *program.checked.find_relation("r");
  REQUIRE(model.table(r).size() == 4);
  CHECK(model.epoch_of(r, 0) == 0);
  for (Row row = 1; row < 4; ++row) CHECK(model.epoch_of(r, row - 1) < model.epoch_of(r, row));
  CHECK(model.epoch_of(*program.checked.find_relation("e"), 2) == 0);
}

TEST_CASE("evaluate: many tuples, dense and large") {
  const std::string text = R"(
    .decl n(x:number)
    .decl pair(x:number, y:number)
    .decl count_of(n:number)
    .decl twice(x:number, y:number)
    .decl missing(x:number)
    .output count_of
    .output missing
    n(0).
    n(x + 1) :- n(x), x < 199.
    pair(x, y) :- n(x), n(y).
    pair(x, y) :- pair(x, y), x > y.
    twice(y * 4611686018427387904, x) :- pair(x, y), pair(y, x).
    count_of(c) :- c = count : { pair(_, _) }.
    count_of(-c) :- c = count : { twice(_, _) }.
    missing(x) :- n(x), !pair(x, x).
  )";
  CHECK(facts_of(text) == "count_of(-800)\ncount_of(40000)\n");
}

}  // namespace clusterwise::datalog
