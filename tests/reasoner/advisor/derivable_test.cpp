// What rules could ever say, over small programs.
#include "reasoner/advisor/derivable.h"

#include <catch2/catch.hpp>

#include "reasoner/datalog/datalog.h"

namespace clusterwise::advisor::test {
namespace {

using Ids = std::set<std::string>;

const Ids kUniverse = {"a", "b", "c", "d"};

// Of the first column of the relation `out`.
Ids derivable(const std::string& rules) {
  const std::vector<datalog::Source> sources = {{"test.dl", rules}};
  const auto program = datalog::load(sources);
  if (!program) FAIL(datalog::render(program.error(), sources));
  const DerivableSymbols symbols(program->checked);
  return symbols.in(*program->checked.find_relation("out"), 0, kUniverse);
}

}  // namespace

TEST_CASE("constants of facts and heads, and nothing else") {
  CHECK(derivable(".decl out(x: symbol) out(\"a\"). out(\"b\") :- out(\"a\").") == Ids{"a", "b"});
  CHECK(derivable(".decl out(x: symbol)").empty());
  CHECK(derivable(".decl out(x: symbol) out(\"z\").").empty());  // not of the universe
}

TEST_CASE("a variable brings what all the conditions that bind it leave") {
  CHECK(derivable(R"(.decl p(x: symbol) .decl q(x: symbol) .decl out(x: symbol)
                     p("a"). p("b"). q("b"). q("c"). out(x) :- p(x), q(x).)") == Ids{"b"});
  CHECK(derivable(R"(.decl p(x: symbol) .decl out(x: symbol) .input p
                     out(x) :- p(x), x = "a". out(x) :- p(x), "c" = x.)") == Ids{"a", "c"});
}

TEST_CASE("inputs and texts that are put together may be anything") {
  CHECK(derivable(".decl p(x: symbol) .input p .decl out(x: symbol) out(x) :- p(x).") == kUniverse);
  CHECK(derivable(".decl p(x: symbol) p(\"a\"). .decl out(x: symbol) out(cat(x, x)) :- p(x).") ==
        kUniverse);
}

TEST_CASE("through recursion, and only by the columns that matter") {
  CHECK(derivable(R"(.decl next(x: symbol, y: symbol) .decl out(x: symbol)
                     next("a", "b"). next("b", "c"). next("d", "a").
                     out("a"). out(y) :- out(x), next(x, y).)") == Ids{"a", "b", "c"});
}

}  // namespace clusterwise::advisor::test
