#include "reasoner/datalog/functor.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "fixtures.h"

namespace clusterwise::datalog {
namespace {

struct Case {
  const char* expression;
  const char* value;  // "none": the tuple is dropped
};

// The value of an expression in a column of the type.
std::string value_of(const char* type, const char* expression) {
  const Program program = test::loaded(fmt::format(".decl v(x:{})\nv({}).\n", type, expression));
  const Model model = test::evaluated(program);
  const RelationId id = *program.checked.find_relation("v");
  return model.table(id).size() == 0 ? "none" : model.text(id, 0, 0);
}

void check_all(const char* type, std::initializer_list<Case> cases) {
  for (const auto& [expression, value] : cases) {
    INFO(expression);
    CHECK(value_of(type, expression) == value);
  }
}

}  // namespace

TEST_CASE("functor: numbers wrap at 64 bits and divide towards zero") {
  check_all("number", {{"7 / 2", "3"},
                       {"-7 / 2", "-3"},
                       {"7 % -2", "1"},
                       {"-7 % 2", "-1"},
                       {"1 / 0", "none"},
                       {"1 % 0", "none"},
                       {"-9223372036854775808 / -1", "-9223372036854775808"},
                       {"-9223372036854775808 % -1", "0"},
                       {"9223372036854775807 + 1", "-9223372036854775808"},
                       {"9223372036854775807 * 2", "-2"},
                       {"-(-9223372036854775808)", "-9223372036854775808"},
                       {"2 ^ 10", "1024"},
                       {"2 ^ 64", "0"},
                       {"2 ^ -1", "0"},
                       {"(-1) ^ -3", "-1"},
                       {"0 ^ 0", "1"},
                       {"-3 ^ 2", "-9"}});
}

TEST_CASE("functor: bits and logic") {
  check_all("number", {{"12 band 10", "8"},
                       {"12 bor 10", "14"},
                       {"12 bxor 10", "6"},
                       {"bnot 0", "-1"},
                       {"1 bshl 65", "2"},
                       {"-8 bshr 1", "-4"},
                       {"-8 bshru 60", "15"},
                       {"2 land 1", "1"},
                       {"0 lor 0", "0"},
                       {"3 lxor 4", "0"},
                       {"lnot 5", "0"}});
  check_all("unsigned", {{"18446744073709551615 bshr 60", "15"},
                         {"0 - 1", "18446744073709551615"},
                         {"18446744073709551615 / 2", "9223372036854775807"},
                         {"18446744073709551615 % 10", "5"},
                         {"3 ^ 18446744073709551615", "12297829382473034411"},
                         {"max(1, 18446744073709551615)", "18446744073709551615"}});
}

TEST_CASE("functor: floats are IEEE 754") {
  check_all("float", {{"1 / 4", "0.25"},
                      {"1.0 / 0.0", "inf"},
                      {"-1.0 / 0.0", "-inf"},
                      {"0.0 / 0.0 - 0.0 / 0.0", "-nan"},
                      {"2.0 ^ 0.5", "1.4142135623730951"},
                      {"2.0 ^ -1.0", "0.5"},
                      {"min(1.5, -2.5, 0)", "-2.5"},
                      {"-1.5 * 2", "-3"}});
}

TEST_CASE("functor: texts count bytes") {
  check_all("symbol", {{"cat(\"a\", \"\", \"集\")", "a集"},
                       {"substr(\"abc\", 1, 5)", "bc"},
                       {"substr(\"abc\", 3, 1)", ""},
                       {"substr(\"abc\", 4, 1)", ""},
                       {"substr(\"abc\", -1, 1)", ""},
                       {"substr(\"abc\", 0, -1)", ""},
                       {"substr(\"集群\", 0, 3)", "集"},
                       {"min(\"b\", \"a\", \"集\")", "a"},
                       {"max(\"b\", \"a\", \"集\")", "集"},
                       {"to_string(-5)", "-5"},
                       {"to_string(7u)", "7"},
                       {"to_string(1.5)", "1.500000"},
                       {"to_string(\"a\")", "a"}});
  check_all("number", {{"strlen(\"\")", "0"}, {"strlen(\"集\")", "3"}});
}

TEST_CASE("functor: conversions, with nothing for what does not fit") {
  check_all("number", {{"to_number(\"42\")", "42"},
                       {"to_number(\"-0x1F\")", "-31"},
                       {"to_number(\"0b101\")", "5"},
                       {"to_number(\"+7\")", "7"},
                       {"to_number(\"\")", "none"},
                       {"to_number(\"1.5\")", "none"},
                       {"to_number(\" 1\")", "none"},
                       {"to_number(\"1 \")", "none"},
                       {"to_number(\"++1\")", "none"},
                       {"to_number(\"+-1\")", "-1"},
                       {"to_number(\"9223372036854775807\")", "9223372036854775807"},
                       {"to_number(\"9223372036854775808\")", "none"},
                       {"to_number(\"-9223372036854775808\")", "-9223372036854775808"},
                       {"to_number(-1.9)", "-1"},
                       {"to_number(1.0 / 0.0)", "none"},
                       {"to_number(9223372036854775808.0)", "none"},
                       {"to_number(18446744073709551615u)", "-1"}});
  check_all("unsigned", {{"to_unsigned(\"18446744073709551615\")", "18446744073709551615"},
                         {"to_unsigned(\"-1\")", "none"},
                         {"to_unsigned(-1)", "18446744073709551615"},
                         {"to_unsigned(-0.5)", "0"},
                         {"to_unsigned(-1.0)", "none"},
                         {"to_unsigned(18446744073709551616.0)", "none"}});
  check_all("float", {{"to_float(\"1e3\")", "1000"},
                      {"to_float(\".5\")", "0.5"},
                      {"to_float(\"x\")", "none"},
                      {"to_float(\"1.5x\")", "none"},
                      {"to_float(-3)", "-3"},
                      {"to_float(18446744073709551615u)", "1.8446744073709552e+19"}});
}

TEST_CASE("functor: by name and number of arguments") {
  CHECK(find_functor("-", 1)->functor == Functor::kNegate);
  CHECK(find_functor("-", 2)->functor == Functor::kSubtract);
  CHECK(find_functor("cat", 5)->functor == Functor::kCat);
  CHECK(find_functor("cat", 1)->least == 2);
  CHECK(find_functor("concat", 2) == nullptr);
  CHECK(info_of(Functor::kSubstr).name == "substr");
}

}  // namespace clusterwise::datalog
