// What no input may do: crash, hang, or end without a word.
#include <catch2/catch.hpp>

#include "fixtures.h"
#include "reasoner/datalog/flatten.h"
#include "reasoner/datalog/parser.h"

namespace clusterwise::datalog {
namespace {

using namespace test;

constexpr std::string_view kGrowing =
    ".decl a(x:number)\n.decl b(x:number)\na(0).\nb(1).\na(x + 1) :- a(x).\n";

std::string message_of(std::string_view text, const Limits& limits) {
  const Program program = loaded(text);
  const auto model = run(program, Database(program.checked), {limits});
  return model ? "no limit reached" : model.error().message;
}

std::string repeated(std::string_view part, std::size_t times, std::string_view separator = "") {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) {
    if (i > 0) out += separator;
    out += part;
  }
  return out;
}

// The first line of the first message, or of the facts.
std::string first_line(std::string_view text) {
  const std::string all = facts_of(text);
  return all.substr(0, all.find('\n'));
}

}  // namespace

TEST_CASE("limits: facts") {
  Limits limits;
  limits.facts = 1000;
  CHECK(message_of(kGrowing, limits) == "there are more than 1000 facts; 'a' was growing");
}

TEST_CASE("limits: time") {
  Limits limits;
  limits.time = std::chrono::milliseconds(20);
  CHECK(message_of(kGrowing, limits) == "the evaluation took more than 0.02 s; 'a' was growing");
}

TEST_CASE("limits: bytes") {
  Limits limits;
  limits.bytes = std::size_t{1} << 20U;
  CHECK(message_of(kGrowing, limits) == "the facts take more than 1 MB; 'a' was growing");
  CHECK(message_of(".decl s(x:symbol)\ns(\"x\").\ns(cat(x, x)) :- s(x).\n", limits) ==
        "the facts take more than 1 MB; 's' was growing");
}

TEST_CASE("limits: rounds of a recursion") {
  Limits limits;
  limits.rounds = 50;
  CHECK(message_of(kGrowing, limits) == "the recursion took more than 50 rounds; 'a' was growing");
  limits.rounds = 51;
  CHECK(message_of(".decl a(x:number)\na(0).\na(x + 1) :- a(x), x < 50.\n", limits) ==
        "no limit reached");
}

TEST_CASE("limits: texts that one clause makes") {
  // Each text is four of the one before it; the 13th would have 4^12 * 16 = 268 MB.
  std::string text = ".decl r(x:symbol)\nr(t12) :- t0 = \"0123456789abcdef\"";
  for (int i = 0; i < 12; ++i) {
    const std::string from = "t" + std::to_string(i);
    text += ", t" + std::to_string(i + 1) + " = cat(" + from + "," + from + "," + from + "," +
            from + ")";
  }
  text += ".\n";
  CHECK(message_of(text, {}) == "a text is longer than 64 MB; 'r' was growing");
  Limits limits;
  limits.bytes = std::size_t{4} << 20U;
  CHECK(message_of(text, limits) == "the facts take more than 4 MB; 'r' was growing");
}

TEST_CASE("limits: within one clause, not only after it") {
  Limits limits;
  limits.facts = 100'000;
  std::string text = ".decl n(x:number)\n.decl cube(x:number, y:number, z:number)\n";
  for (int i = 0; i < 300; ++i) text += "n(" + std::to_string(i) + ").\n";
  text += "cube(x, y, z) :- n(x), n(y), n(z).\n";
  CHECK(message_of(text, limits) == "there are more than 100000 facts; 'cube' was growing");
}

TEST_CASE("limits: met before any clause has run") {
  Limits limits;
  limits.facts = 0;
  CHECK(message_of(".decl a(x:number)\n.decl b(x:number)\na(1).\nb(x) :- b(x), a(x).\n", limits) ==
        "there are more than 0 facts; 'b' was growing");
}

TEST_CASE("limits: the place is the rule that was running") {
  Limits limits;
  limits.facts = 1000;
  const Program program = loaded(kGrowing);
  const auto model = run(program, Database(program.checked), {limits});
  REQUIRE_FALSE(model);
  const Span rule = model.error().rule;
  CHECK(kGrowing.substr(rule.begin, rule.end - rule.begin) == "a(x + 1) :- a(x).");
}

TEST_CASE("limits: .limitsize is no error") {
  CHECK(facts_of(".decl a(x:number)\n.limitsize a(n=3)\na(0).\na(x + 1) :- a(x).\n") ==
        "a(0)\na(1)\na(2)\n");
}

TEST_CASE("limits: nesting") {
  const std::string p = ".decl p(x:number)\np(";
  const std::string deep = "nested more than 400 deep [too-complex]";
  for (const std::string& value :
       {repeated("(", 200'000) + "1" + repeated(")", 200'000), repeated("- ", 50'000) + "1",
        repeated("2", 50'000, " ^ "), repeated("min(1, ", 50'000) + "1" + repeated(")", 50'000),
        repeated("count : { 0 = ", 50'000) + "1" + repeated(" }", 50'000)}) {
    CHECK(first_line(p + value + ").\n").ends_with(deep));
  }
  const std::string body = ".decl p(x:number)\np(1) :- ";
  CHECK(first_line(body + repeated("(", 50'000) + "p(1)" + repeated(")", 50'000) + ".\n")
            .ends_with(deep));
  CHECK(first_line(body + repeated("!(", 50'000) + "p(1)" + repeated(")", 50'000) + ".\n")
            .ends_with(deep));
  CHECK(first_line(body + repeated("(", 50'000)).ends_with(deep));
  CHECK(facts_of(body + repeated("!", 50'000) + "p(1).\n").empty());
}

TEST_CASE("limits: the deepest that is allowed runs") {
  const std::string deepest = ".decl p(x:number)\np(" + repeated("min(2, ", 150) + "1" +
                              repeated(")", 150) + ").\n" + "p(x) :- " + repeated("(", 380) +
                              "p(x)" + repeated(")", 380) + ".\n";
  CHECK(facts_of(deepest) == "p(1)\n");
  const std::string longest = ".decl p(x:number)\np(" + repeated("1", 2001, " + ") + ").\n";
  CHECK(facts_of(longest) == "p(2001)\n");
}

TEST_CASE("limits: operators in a row") {
  CHECK(first_line(".decl p(x:number)\np(" + repeated("1", 100'000, " + ") + ").\n")
            .ends_with("more than 2000 operators in one value [too-complex]"));
}

TEST_CASE("limits: literals in a body") {
  const std::string begin = ".decl p(x:number)\n.decl q(x:number)\np(1).\nq(2) :- ";
  const std::string many =
      "t.dl:4:1: error: this rule stands for more than 10000 alternatives, has more than 256 "
      "conditions in one, or more than 200000 in all [too-complex]";
  for (std::string_view literal :
       {"p(1)", "p(_)", "!p(2)", "1 = 1", "(p(1); p(2))", "!(p(2), p(1))"})
    CHECK(first_line(begin + repeated(literal, 20'000, ", ") + ".\n") == many);
  CHECK(first_line(begin + repeated("p(1)", 100'000, ", ") + ".\n") == many);
  CHECK(first_line(begin + repeated("p(1)", 100'000, "; ") + ".\n") == many);
  CHECK(facts_of(begin + repeated("1 = 1", kMostConditions, ", ") + ".\n") == "p(1)\nq(2)\n");
  CHECK(facts_of(begin + repeated("p(1)", 64, ", ") + ".\n") == "p(1)\nq(2)\n");
  CHECK(facts_of(begin + repeated("p(1)", kMostAlternatives, "; ") + ".\n") == "p(1)\nq(2)\n");
}

TEST_CASE("limits: many of everything else") {
  CHECK(first_line(".decl p(x:number)\n" + repeated("p(1)", 5'000, ", ") + " :- p(2).\n").empty());
  std::string chain = ".decl r0(x:number)\nr0(1).\n";
  for (int i = 1; i < 1000; ++i) {
    chain += ".decl r" + std::to_string(i) + "(x:number)\nr" + std::to_string(i) + "(x) :- r" +
             std::to_string(i - 1) + "(x).\n";
  }
  CHECK(facts_of(chain + ".output r999\n") == "r999(1)\n");
}

TEST_CASE("limits: a string of ten megabytes") {
  const std::string text = ".decl s(x:symbol)\n.decl l(x:number)\n.output l\ns(\"" +
                           std::string(std::size_t{10} << 20U, 'a') +
                           "\").\nl(strlen(x)) :- s(x).\n";
  CHECK(facts_of(text) == "l(10485760)\n");
  const std::string wrong =
      ".decl l(x:number)\nl(\"" + std::string(std::size_t{10} << 20U, 'a') + "\").\n";
  CHECK(facts_of(wrong).size() < (std::size_t{64} << 20U));
}

TEST_CASE("limits: odd bytes") {
  CHECK(facts_of("").empty());
  CHECK(facts_of("\xEF\xBB\xBF").empty());
  CHECK(facts_of("\xEF\xBB\xBF.decl p(x:number)\np(1).\n") == "p(1)\n");
  CHECK(facts_of(std::string_view("\0", 1)) ==
        std::string_view("t.dl:1:1: error: a control character (0x00) means nothing here "
                         "[syntax]\n  \0\n  ^\n",
                         72 + 8));
  const std::string_view in_string(".decl s(x:symbol)\ns(\"a\0b\").\n", 28);
  CHECK(facts_of(in_string) == std::string("s(\"a\0b\")\n", 9));
}

TEST_CASE("limits: broken UTF-8 ends with a message or stays as it is in a string") {
  for (std::string_view bytes : {"\x80", "\xC3", "\xE6\xB8", "\xF0\x9F\x98", "\xFF\xFE", "\xC0\x80",
                                 "\xED\xA0\x80", "\xF5\x80\x80\x80"}) {
    INFO(bytes);
    const std::string text(bytes);
    CHECK(first_line(".decl p(x:number)\np(1)" + text + ".\n")
              .ends_with("means nothing here [syntax]"));
    CHECK(facts_of(".decl s(x:symbol)\ns(\"" + text + "\").\n") == "s(\"" + text + "\")\n");
    CHECK(facts_of(".decl l(x:number)\nl(\"" + text + "\").\n").starts_with("t.dl:2:3: error: "));
    CHECK(facts_of("// " + text + "\n/* " + text + " */").empty());
  }
}

}  // namespace clusterwise::datalog
