#include <catch2/catch.hpp>
#include <string>

#include "fixtures.h"
#include "reasoner/datalog/plan.h"

namespace clusterwise::datalog {
namespace {

// Three small and many large facts.
std::string with_facts(const std::string& clauses) {
  std::string text =
      ".decl small(x:number, y:number)\n.decl large(x:number, y:number)\n"
      ".decl r(x:number, y:number)\n";
  for (int i = 0; i < 3; ++i) text += "small(" + std::to_string(i) + ", 0).\n";
  for (int i = 0; i < 50; ++i)
    text += "large(" + std::to_string(i) + ", " + std::to_string(i % 5) + ").\n";
  return text + clauses;
}

std::string plan_of(const std::string& clauses) { return test::plan_of(with_facts(clauses)); }

}  // namespace

TEST_CASE("planner: the small relation first, the large one by index") {
  const std::string plan = R"(r(x, z)
  for small; x := x; y := y
    for large with x = y; z := y
)";
  CHECK(plan_of("r(x, z) :- small(x, y), large(y, z).") == plan);
  CHECK(plan_of("r(x, z) :- large(y, z), small(x, y).") == plan);
}

TEST_CASE("planner: conditions as soon as their variables are known") {
  CHECK(plan_of("r(x, z) :- large(y, z), z != 1, !small(z, _), small(x, y), x > y, w = x + 1, "
                "w < 10.") == R"(r(x, z)
  for small; x := x; y := y
    if x > y
    let w := (x + 1)
    if w < 10
    for large with x = y; z := y
      if z != 1
      if no small with x = z
)");
}

TEST_CASE("planner: constants and repeated variables") {
  CHECK(plan_of("r(x, y) :- large(x, x), small(1, y).") == R"(r(x, y)
  for small with x = 1; y := y
    for large; x := x; if y = x
)");
  CHECK(plan_of("r(x, x) :- x = 3, large(x, 2), small(_, _).") == R"(r(x, x)
  let x := 3
  if any large with x = x, y = 2
  for one of small
)");
}

TEST_CASE("planner: one match is enough where nobody asks which") {
  CHECK(plan_of("r(x, x) :- small(x, _), large(x, y), y > 0.") == R"(r(x, x)
  for small; x := x
    for large with x = x; y := y
      if y > 0
)");
  CHECK(plan_of("r(x, x) :- small(x, _), large(x, y).") == R"(r(x, x)
  for small; x := x
    for one of large with x = x; y := y
)");
}

TEST_CASE("planner: aggregates run their own steps, with every row counted") {
  CHECK(plan_of("r(x, n) :- small(x, _), n = count : { large(x, _) }.") == R"(r(x, n)
  for small; x := x
    let #2 := count over
      for large with x = x
    let n := #2
)");
  CHECK(plan_of("r(x, n) :- small(x, n), n = sum z : { large(x, z), small(z, _) }.") == R"(r(x, n)
  for small; x := x; n := y
    let #2 := sum z of distinct over
      for large with x = x; z := y
        for one of small with x = z
    if n = #2
)");
}

TEST_CASE("planner: recursion reads what is new through each atom in turn") {
  CHECK(plan_of("r(x, y) :- small(x, y). r(x, z) :- r(x, y), r(y, z).") == R"(r(x, y)
  for small; x := x; y := y
until nothing is new:
r(x, z)
  for delta r; x := x; y := y
    for old r with x = y; z := y
r(x, z)
  for delta r; y := x; z := y
    for r with y = y; x := x
)");
}

TEST_CASE("planner: statistics count rows and estimate different values") {
  const Program program = test::loaded(with_facts(""));
  const Database database(program.checked);
  const Table& large = database.table(*program.checked.find_relation("large"));
  const Statistics statistics = statistics_of(large, {40, 50});
  CHECK(statistics.rows == 50);
  CHECK(statistics.delta_rows == 10);
  CHECK(statistics.distinct == std::vector<double>{50, 5});
  const Table& none = database.table(*program.checked.find_relation("r"));
  CHECK(statistics_of(none, {0, 0}).rows == 0);
}

}  // namespace clusterwise::datalog
