#include "reasoner/datalog/strata.h"

#include <catch2/catch.hpp>

#include "fixtures.h"

namespace clusterwise::datalog {

using test::strata_of;

TEST_CASE("strata: what is read comes before what reads it") {
  CHECK(strata_of(R"(
    .decl c(x:number)
    .decl b(x:number)
    .decl a(x:number)
    c(x) :- b(x).
    b(x) :- a(x).
    a(1).
  )") == "a\nb\nc\n");
}

TEST_CASE("strata: recursion alone and together") {
  CHECK(strata_of(R"(
    .decl e(x:number, y:number)
    .decl path(x:number, y:number)
    .decl odd(x:number)
    .decl even(x:number)
    .decl none(x:number)
    path(x, y) :- e(x, y).
    path(x, z) :- path(x, y), e(y, z).
    even(0).
    odd(y) :- even(x), e(x, y).
    even(y) :- odd(x), e(x, y).
    none(x) :- e(x, _), !path(x, x), !odd(x).
  )") == "e\nrecursive: path\nrecursive: odd even\nnone\n");
}

TEST_CASE("strata: negation and aggregates need what is complete") {
  CHECK(strata_of(R"(
    .decl a(x:number)
    .decl b(x:number)
    .decl c(x:number)
    .decl d(x:number)
    d(n) :- n = count : { c(_), m = sum x : { b(x) }, m > 0 }.
    c(x) :- a(x), !b(x).
    b(x) :- a(x), x > 1.
  )") == "a\nb\nc\nd\n");
}

TEST_CASE("strata: a clause lies in the stratum of its head") {
  const Program program = test::loaded(R"(
    .decl a(x:number)
    .decl b(x:number)
    b(x) :- a(x).
    a(x) :- a(x).
    b(x) :- b(x), a(x).
  )");
  REQUIRE(program.strata.size() == 2);
  CHECK(program.strata[0].clauses == std::vector<std::size_t>{1});
  CHECK(program.strata[1].clauses == std::vector<std::size_t>{0, 2});
  CHECK(program.strata[0].recursive);
}

TEST_CASE("strata: no relations, no strata") { CHECK(strata_of("") == "\n"); }

}  // namespace clusterwise::datalog
