#include "reasoner/datalog/parser.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "fixtures.h"

namespace clusterwise::datalog {

using test::tree_of;

TEST_CASE("parser: declarations and directives") {
  CHECK(tree_of(R"(
    .type A <: symbol .type B = A .type C = A | B | symbol
    .decl none()
    .decl p , q ( x : A, y: number )
    .input p
    .output p,q(IO=file,filename = "a\tb.csv", headers=true, n=5)
    .printsize q() .limitsize p(n=10)
  )") == R"(.type A <: symbol
.type B = A
.type C = A | B | symbol
.decl none()
.decl p, q(x: A, y: number)
.input p
.output p, q(IO="file", filename="a\tb.csv", headers="true", n="5")
.printsize q
.limitsize p(n="10")
)");
}

TEST_CASE("parser: clauses") {
  CHECK(tree_of(R"(
    none(). p(1,"a\n"). p(-1, 0x1f, 7u, 1.5, _).
    p(x) , q(x) :- r(x) ; !r(x), true ; !(s(x);!!t(x)), false.
    p(n) :- n=count:{r(_)} , m = sum x*2:{ r(x), x!=1 }, k = min x : r(x).
    p(x) :- match("a.*" , x), !contains(x,"b") .
  )") == R"(none().
p(1, "a\n").
p(-1, 0x1f, 7u, 1.5, _).
p(x), q(x) :- r(x); !r(x), true; !(s(x); t(x)), false.
p(n) :- n = count : { r(_) }, m = sum x * 2 : { r(x), x != 1 }, k = min x : { r(x) }.
p(x) :- match("a.*", x), !contains(x, "b").
)");
}

TEST_CASE("parser: operators bind as they should") {
  struct Case {
    const char* written;
    const char* read;
  };
  for (const auto& [written, read] : std::initializer_list<Case>{
           {"1+2*3", "1 + 2 * 3"},
           {"(1+2)*3", "(1 + 2) * 3"},
           {"1-2-3", "1 - 2 - 3"},
           {"1-(2-3)", "1 - (2 - 3)"},
           {"2^3^4", "2 ^ 3 ^ 4"},
           {"(2^3)^4", "(2 ^ 3) ^ 4"},
           {"-2^2", "-2 ^ 2"},
           {"(-2)^2", "(-2) ^ 2"},
           {"2^-1", "2 ^ -1"},
           {"- - 1", "--1"},
           {"-x*y", "-x * y"},
           {"-(x*y)", "-(x * y)"},
           {"bnot x band y", "bnot x band y"},
           {"a bor b band c", "a bor b band c"},
           {"(a bor b) band c", "(a bor b) band c"},
           {"a lor b land c lxor d", "a lor b land c lxor d"},
           {"a bshl 1+2", "a bshl 1 + 2"},
           {"(a bshl 1)+2", "(a bshl 1) + 2"},
           {"a land (b lor c)", "a land (b lor c)"},
           {"max(1,min(2,3))%4", "max(1, min(2, 3)) % 4"},
           {"1+(sum x : {p(x)})", "1 + (sum x : { p(x) })"},
       }) {
    CHECK(tree_of(fmt::format("p({}).", written)) == fmt::format("p({}).\n", read));
    CHECK(tree_of(fmt::format("p({}).", read)) == fmt::format("p({}).\n", read));
  }
}

TEST_CASE("parser: a parenthesis opens a value or a body, by what follows it") {
  CHECK(tree_of("p(x) :- (x) = 1, (p(x); q(x)), (p(x)), (x + 1) * 2 < 3, ((x) = 1).") ==
        "p(x) :- x = 1, (p(x); q(x)), (p(x)), (x + 1) * 2 < 3, (x = 1).\n");
}

TEST_CASE("parser: docs and annotations") {
  Diagnostics diagnostics;
  const std::vector<Source> sources = test::source(R"(
    /// 一
    /// two
    @[doc = "three"]
    .decl p(x:number)
    /// A rule.
    @[rule(id = "a", claims = ["R1", "R2"], strength = 0.5)]
    @[other]
    p(1).
  )");
  const ast::Program tree = parse(sources, diagnostics);
  REQUIRE_FALSE(diagnostics.has_errors());
  CHECK(tree.relations.at(0).preamble.doc == "一\ntwo\nthree");
  const ast::Preamble& preamble = tree.clauses.at(0).preamble;
  CHECK(preamble.doc == "A rule.");
  REQUIRE(preamble.annotations.size() == 2);
  CHECK(preamble.annotations[1].key.text == "other");
  const auto& fields = preamble.annotations[0].fields;
  REQUIRE(fields.size() == 3);
  CHECK(fields[0].key.text == "id");
  CHECK(std::get<std::string>(fields[0].value.node) == "a");
  CHECK(std::get<std::vector<ast::Name>>(fields[1].value.node).at(1).text == "R2");
  CHECK(std::get<double>(fields[2].value.node) == 0.5);
}

TEST_CASE("parser: places cover what they belong to") {
  const std::vector<Source> sources = test::source("p(a + 1) :- q(a), !(a < 2).");
  Diagnostics diagnostics;
  const ast::Program tree = parse(sources, diagnostics);
  const auto text = [&](Span span) {
    return sources[0].text.substr(span.begin, span.end - span.begin);
  };
  const ast::Clause& clause = tree.clauses.at(0);
  CHECK(text(clause.span) == "p(a + 1) :- q(a), !(a < 2).");
  CHECK(text(clause.heads[0].span) == "p(a + 1)");
  CHECK(text(clause.heads[0].arguments[0].span) == "a + 1");
  CHECK(text(clause.body[0][0].span) == "q(a)");
  CHECK(text(clause.body[0][1].span) == "!(a < 2)");
}

TEST_CASE("parser: after an error it goes on at the next clause or directive") {
  CHECK(tree_of("p(1 2). p(3). .decl q(x:) .decl r(x:number)\np(4)").substr(0, 34) ==
        ".decl r(x: number)\np(3).\nt.dl:1:5:");
}

TEST_CASE("parser: two sources make one program") {
  const std::vector<Source> sources = {{"a", "p(1)."}, {"b", ".decl p(x:number)"}};
  Diagnostics diagnostics;
  const ast::Program tree = parse(sources, diagnostics);
  CHECK(to_text(tree) == ".decl p(x: number)\np(1).\n");
  CHECK(static_cast<int>(tree.relations[0].span.file) == 1);
}

}  // namespace clusterwise::datalog
