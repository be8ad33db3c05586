// How a rule that adds up makes its degree, seen through accounts.
#include <catch2/catch.hpp>
#include <string>

#include "fixtures.h"

namespace clusterwise::advisor::test {
namespace {

// A policy in which a role gets the score that the expression of two degrees, a and b, gives.
Account account_with(const std::string& score) {
  const Policy policy = policy_of(R"dl(
@[rule(id = "t.a", en = "a", zh = "甲", claims = ["R3d"])]
problem(r, "low-trust", 0.5) :- region(r).
@[rule(id = "t.b", en = "b", zh = "乙", claims = ["R5h"])]
problem(r, "lemons-market", 0.25) :- region(r).
@[rule(id = "t.s", en = "s", zh = "丙", claims = ["G8"])]
stage(r, "no-cluster") :- region(r).
recommends(r, "optimise-environment", d) :-
    problem(r, "low-trust", a), problem(r, "lemons-market", b),
    most = max one : { problem(r, _, one) }, all = sum one : { problem(r, _, one) }, d = )dl" +
                                  score + ".\n");
  return *policy.account_of(profile_of(R"({"region": {"id": "x"}, "indicators": {}})"),
                            "optimise-environment");
}

std::string text_with(const std::string& score) {
  const Account account = account_with(score);
  REQUIRE(account.holds);
  return account.degree_from ? account.degree_from->text : "";
}

}  // namespace

TEST_CASE("a degree is written with its numbers, and no more parentheses than it needs") {
  CHECK(text_with("min(1.0, a + b)") == "0.75 = min(1, 0.5 + 0.25)");
  CHECK(text_with("a - (b - 0.1)") == "0.35 = 0.5 − (0.25 − 0.1)");
  CHECK(text_with("(a - b) - 0.1") == "0.15 = 0.5 − 0.25 − 0.1");
  CHECK(text_with("a * (b + 1.0)") == "0.625 = 0.5 × (0.25 + 1)");
  CHECK(text_with("a / b * 0.1") == "0.2 = 0.5 ÷ 0.25 × 0.1");
  CHECK(text_with("a / (b * 4.0)") == "0.5 = 0.5 ÷ (0.25 × 4)");
}

TEST_CASE("a degree that is handed on as it is needs no sum") { CHECK(text_with("a").empty()); }

TEST_CASE("what sums up the degrees is told apart") {
  const Account account = account_with("0.5 * most + 0.1 * (all - most)");
  REQUIRE(account.degree_from);
  const auto& parts = account.degree_from->parts;
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].operation == "max");
  CHECK(parts[0].value == 0.5);
  CHECK(parts[1].operation == "sum");
  CHECK(parts[1].value == 0.75);
}

}  // namespace clusterwise::advisor::test
