#include "reasoner/datalog/format.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <random>

#include "fixtures.h"
#include "random_program.h"
#include "reasoner/datalog/parser.h"

namespace clusterwise::datalog {
namespace {

using namespace test;
namespace fs = std::filesystem;

std::string formatted(std::string_view text) {
  const std::vector<Source> sources = source(text);
  const auto result = format(sources.front());
  return result ? *result : render(result.error(), sources);
}

struct Case {
  const char* written;
  const char* laid_out;
};

void check(std::initializer_list<Case> cases) {
  for (const auto& [written, laid_out] : cases) {
    CHECK(formatted(written) == laid_out);
    CHECK(formatted(laid_out) == laid_out);
  }
}

// Whatever the text: formatting it again changes nothing, and it says the same.
void check_properties(const std::string& text) {
  const std::string once = formatted(text);
  CHECK(formatted(once) == once);
  CHECK(tree_of(once) == tree_of(text));
}

std::vector<fs::path> rule_files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.path().extension() == ".dl") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

// The tokens of the text with something else between them.
template <typename Between>
std::string spaced_anew(std::string_view text, Between between) {
  const std::vector<Source> sources = source(text);
  Diagnostics diagnostics;
  std::string result;
  for (const Token& token : lex(sources.front(), FileId{0}, diagnostics)) {
    result += text.substr(token.span.begin, token.span.end - token.span.begin);
    result += token.kind == TokenKind::kDoc ? "\n" : between();
  }
  return result;
}

const char* any_of(std::initializer_list<const char*> texts, std::mt19937_64& random) {
  return texts.begin()[random() % texts.size()];
}

}  // namespace

TEST_CASE("format: declarations and directives") {
  check({
      {".type A<:symbol .type B=A|C", ".type A <: symbol\n.type B = A | C\n"},
      {".decl none ( )\n.decl p,q(x:A ,y : number)", ".decl none()\n.decl p, q(x: A, y: number)\n"},
      {".input p .output p , q( IO = file,\nfilename=\"a\\tb\",n=0x5 )",
       ".input p\n.output p, q(IO=file, filename=\"a\\tb\", n=0x5)\n"},
      {".printsize p()\n.limitsize p(n=10)", ".printsize p()\n.limitsize p(n=10)\n"},
      {".decl table(indicator: Indicator, value: float, unit: symbol, basis: symbol, source: "
       "symbol, n: number)",
       ".decl table(indicator: Indicator, value: float, unit: symbol, basis: symbol, source: "
       "symbol,\n"
       "            n: number)\n"},
      {".decl p(/// The x.\nx:number,@[doc=\"the y\"]y:number)",
       ".decl p(\n        /// The x.\n        x: number,\n        @[doc = \"the y\"] y: number)\n"},
  });
}

TEST_CASE("format: facts and rules on one line") {
  check({
      {"none( ).p(1 ,\"a\\n\").", "none().\np(1, \"a\\n\").\n"},
      {"p(- 1,0x1F,7u,1.50,_).", "p(-1, 0x1F, 7u, 1.50, _).\n"},
      {"p(x):-q(x),!r(x).", "p(x) :- q(x), !r(x).\n"},
      {"p(x),q(x):-\n  r(x);\n  s(x),true.", "p(x), q(x) :- r(x); s(x), true.\n"},
      {"p(x) :- ( a(x);b(x) ) , ! ( c(x) ), !!d(x).", "p(x) :- (a(x); b(x)), !(c(x)), !!d(x).\n"},
      {"p(n):-n=count:{q(_);r(_)},m=sum x*2:{q(x)},k=min x:q(x).",
       "p(n) :- n = count : { q(_); r(_) }, m = sum x * 2 : { q(x) }, k = min x : q(x).\n"},
      {"p(x) :- 1=sum(x+1):{q(x)}, 2=max(x,1), match (\"a\",x).",
       "p(x) :- 1 = sum (x + 1) : { q(x) }, 2 = max(x, 1), match(\"a\", x).\n"},
  });
}

TEST_CASE("format: operators") {
  for (const auto& [written, laid_out] : std::initializer_list<Case>{
           {"1+2*3", "1 + 2 * 3"},
           {"( 1+2 )*3", "(1 + 2) * 3"},
           {"((x))", "((x))"},
           {"- -x", "--x"},
           {"1 - -x", "1 - -x"},
           {"2^-1", "2 ^ -1"},
           {"-(x)", "-(x)"},
           {"bnot(x)band(y)bor lnot z", "bnot (x) band (y) bor lnot z"},
           {"max(1,-min(2,- 3))%4", "max(1, -min(2, -3)) % 4"},
       }) {
    CHECK(formatted(fmt::format("p({}).", written)) == fmt::format("p({}).\n", laid_out));
    CHECK(formatted(fmt::format("p():-0<{}.", written)) ==
          fmt::format("p() :- 0 < {}.\n", laid_out));
  }
}

TEST_CASE("format: a rule that does not fit has one condition a line") {
  check({{
      R"(problem(region, "lemons-market", degree) :- indicator(region, "cases", value), value >= limit, (very_long_relation(region, "with-a-long-constant"), another_one(region) ; a_third_relation(region, "with-a-long-constant")), (short(x); one(x)),
  held = count : { holds(region, feature), feature != "regional-layout", another_relation(region, "x") }, !(x < 1).)",
      R"(problem(region, "lemons-market", degree) :-
    indicator(region, "cases", value),
    value >= limit,
    (
        very_long_relation(region, "with-a-long-constant"),
        another_one(region)
    ;
        a_third_relation(region, "with-a-long-constant")
    ),
    (short(x); one(x)),
    held = count : {
        holds(region, feature),
        feature != "regional-layout",
        another_relation(region, "x")
    },
    !(x < 1).
)"}});
}

TEST_CASE("format: alternatives of a rule, and its heads") {
  check(
      {{R"(a_long_relation(region, "constant") :- another_relation(region, "constant"), value < 1; a_third_one(region).)",
        R"(a_long_relation(region, "constant") :-
    another_relation(region, "constant"),
    value < 1
;
    a_third_one(region).
)"},
       {R"(a_long_relation(region, "with-a-long-constant"), another_relation_of(region, "with-a-long-constant") :- q(region).)",
        R"(a_long_relation(region, "with-a-long-constant"),
another_relation_of(region, "with-a-long-constant") :-
    q(region).
)"}});
}

TEST_CASE("format: values that do not fit are filled, aligned behind their bracket") {
  check(
      {{R"(threshold("location_quotient", 1.25, "ratio", "published", "a text that is a good deal too long for the line").)",
        R"(threshold("location_quotient", 1.25, "ratio", "published",
          "a text that is a good deal too long for the line").
)"},
       {R"(p(x) :- degree = min(1.0, the_first_value_of_many + (1.0 - the_second_value) * the_third_value / the_fourth_value, 3).)",
        R"(p(x) :-
    degree = min(1.0,
                 the_first_value_of_many + (1.0 - the_second_value) * the_third_value /
                     the_fourth_value,
                 3).
)"},
       {R"(p(x) :- a_value_with_a_long_name = another_value_with_a_long_name + a_third_value_with_a_long_name - 1.)",
        R"(p(x) :-
    a_value_with_a_long_name = another_value_with_a_long_name + a_third_value_with_a_long_name - 1.
)"}});
}

TEST_CASE("format: a Chinese character takes two columns") {
  const std::string name(80, 'p');
  const auto rule = [&](std::string_view text) { return name + "(\"" + std::string(text) + "\")"; };
  CHECK(formatted(rule("中文中文中") + ":-q().") == rule("中文中文中") + " :-\n    q().\n");
  CHECK(formatted(rule("中文中") + ":-q().") == rule("中文中") + " :- q().\n");
}

TEST_CASE("format: annotations and doc comments") {
  check({{R"(///A rule.

   ///   * of two lines
@[ rule(id="a.b" ,claims=["R1","R2"],strength=0.90,en="{x} is",zh="{x}为")]

@[other] @[doc="more"]
p(x):-q(x).)",
          R"(/// A rule.
///   * of two lines
@[rule(id = "a.b", claims = ["R1", "R2"], strength = 0.90,
       en = "{x} is",
       zh = "{x}为")]
@[other]
@[doc = "more"]
p(x) :- q(x).
)"},
         {R"(@[rule(id = "a", claims = ["A1"])] p(1).)",
          "@[rule(id = \"a\", claims = [\"A1\"])]\np(1).\n"},
         {R"(@[rule(zh = "一", en = "one", id = "a", claims = ["A1"])] p(1).)",
          "@[rule(zh = \"一\",\n       en = \"one\",\n       id = \"a\", claims = "
          "[\"A1\"])]\np(1).\n"},
         {"p(x) :- /// why\n @[a] q(x).", "p(x) :-\n    /// why\n    @[a] q(x).\n"},
         {"p(1). /// the next\nq(1).", "p(1).\n/// the next\nq(1).\n"},
         {"p(1).\n/// nothing\n@[a]", "p(1).\n/// nothing\n@[a]\n"}});
}

TEST_CASE("format: blank lines") {
  check({{"\n\n// a\n\n\n\n// b\n.decl p(x: number)\n\n\n.input p\n\n",
          "// a\n\n// b\n.decl p(x: number)\n\n.input p\n"},
         {"p(1).\r\n\r\n\r\np(\r\n\r\n2).", "p(1).\n\np(2).\n"},
         {"/// doc\n\n// note\n\np(1). p(2).\n  \np(3).\n\n// end\n\n",
          "/// doc\n// note\np(1).\np(2).\n\np(3).\n\n// end\n"},
         {"", ""},
         {" \n// only  \n", "// only\n"}});
}

TEST_CASE("format: comments stay where they are") {
  check({
      {"p(1).// one\n  // two\np(2). /* three */ p(3).",
       "p(1).  // one\n// two\np(2). /* three */\np(3).\n"},
      {"p(/* one */1, /* two */ 2/* three */).", "p(/* one */ 1, /* two */ 2 /* three */).\n"},
      {"p(x) :- // neck\n q(x), // why\n// above\nr(x)\n// s(x)\n.",
       "p(x) :-  // neck\n    q(x),  // why\n    // above\n    r(x)\n    // s(x)\n    .\n"},
      {"p(x) :- q(x) // one\n, r(x).", "p(x) :-\n    q(x)  // one\n    ,\n    r(x).\n"},
      {"p(x) :- (q(x) /* or */; // else\nr(x)).",
       "p(x) :-\n    (\n        q(x) /* or */\n    ;  // else\n        r(x)\n    ).\n"},
      {"p(1, // one\n2,\n// three\n3).", "p(1,  // one\n  2,\n  // three\n  3).\n"},
      {"/* a\n     b */ p(x) :- q(x, /* c\nd */ 1).",
       "/* a\n     b */\np(x) :-\n    q(x,  /* c\nd */\n      1).\n"},
      {".input p // c\n(IO=file)", ".input p  // c\n    (IO=file)\n"},
      {"//// no doc\n/// doc\np(\"// no comment\").",
       "//// no doc\n/// doc\np(\"// no comment\").\n"},
  });
}

TEST_CASE("format: what does not parse is not formatted") {
  CHECK(formatted("p(1 2).\nq(\"a).") ==
        "t.dl:1:5: error: expected ',' or ')', found '2' [syntax]\n  p(1 2).\n      ^\n"
        "t.dl:2:3: error: this string never ends [syntax]\n  q(\"a).\n    ^\n"
        "  note: close it with \"\n"
        "t.dl:2:7: error: expected ',' or ')', found the end of the file [syntax]\n  q(\"a).\n"
        "        ^\n");
  CHECK(formatted(".comp C {}").starts_with("t.dl:1:1: error: components are outside"));
}

TEST_CASE("format: every rule file of the project keeps its meaning") {
  std::size_t count = 0;
  for (const char* folder : {"/rules", "/tests/reasoner/datalog/conformance/accept"}) {
    for (const fs::path& file : rule_files_below(std::string(CLUSTERWISE_SOURCE_DIR) + folder)) {
      INFO(file);
      check_properties(read_file(file));
      ++count;
    }
  }
  CHECK(count > 150);
  for (const fs::path& file :
       rule_files_below(fs::path(CLUSTERWISE_TEST_DATA) / "conformance/reject")) {
    INFO(file);
    const auto result = format({"t.dl", read_file(file)});
    if (result) check_properties(*result);
  }
}

TEST_CASE("format: the shipped rules are formatted") {
  for (const fs::path& file : rule_files_below(CLUSTERWISE_SOURCE_DIR "/rules")) {
    INFO(file);
    const std::string text = read_file(file);
    CHECK(formatted(text) == text);
  }
}

TEST_CASE("format: random programs, spaced at random and with comments anywhere") {
  const std::size_t seeds = number_from("CLUSTERWISE_SEEDS", 200);
  for (std::uint64_t seed = 0; seed < seeds; ++seed) {
    INFO("seed " << seed);
    std::mt19937_64 random(seed);
    const std::string text = random_program(seed);
    const std::string once = formatted(spaced_anew(text, [] { return " "; }));
    CHECK(formatted(once) == once);
    CHECK(tree_of(once) == tree_of(text));
    CHECK(formatted(spaced_anew(text, [&] {
            return any_of({" ", "  ", "\n", "\t", "\r\n  "}, random);
          })) == once);
    check_properties(spaced_anew(text, [&] {
      return any_of({" ", " ", " ", " ", "\n", "\n\n", " // beside\n", "\n// above\n", " /* in */ ",
                     "\n/* on\n its own */ ", " /* two\n lines */ ", "\n\n//\n//// \n"},
                    random);
    }));
  }
}

}  // namespace clusterwise::datalog
