// Verdicts of small policies, where the right answer is known by hand.

#include <catch2/catch.hpp>

#include "fixtures.h"
#include "reasoner/advisor/advisor.h"

namespace clusterwise::advisor::test {
namespace {

// One feature, one problem, one role; limits of 50 (trust) and 10 (patents).
const std::string kRules = R"dl(
.decl limit(indicator: Indicator, value: float)
limit("trust", 50.0). limit("patents", 10.0).
stage(region, "emerging-cluster") :- region(region).
@[rule(id = "t.low", en = "trust {value} (below {limit})", zh = "信任{value}（低于{limit}）", claims = ["R3d"])]
problem(region, "low-trust", 1.0 - value / 100.0) :-
    indicator(region, "trust", value), limit("trust", limit), value < limit.
@[rule(id = "t.weak", en = "few patents", zh = "专利少", claims = ["F7"])]
problem(region, "weak-innovation", 0.4) :- indicator(region, "patents", value), limit("patents", limit), value < limit.
@[rule(id = "t.culture", en = "against {problem}", zh = "针对{problem}", claims = ["R3"])]
recommends(region, "cultivate-regional-culture", degree) :- problem(region, problem, degree), problem = "low-trust".
)dl";

Answer answer_to(const std::string& indicators) {
  static const Policy policy = policy_of(kRules);
  return *policy.recommend(
      profile_of(R"({"region": {"id": "here"}, "indicators": {)" + indicators + "}}"));
}

}  // namespace

TEST_CASE("a known value settles the verdict, with the rules and values behind it") {
  const Answer answer = answer_to(R"("trust": 20, "patents": 50)");
  CHECK(answer.completions.exact);
  CHECK(answer.completions.count == 1);
  const Recommendation& role = answer.recommendations.front();
  CHECK(role.id == "cultivate-regional-culture");
  CHECK(role.verdict == Verdict::kYes);
  CHECK(role.score == Approx(0.8));
  CHECK(role.stability == 1);
  REQUIRE(role.because.size() == 2);
  CHECK(role.because[0].rule == "t.culture");
  CHECK(role.because[0].text == kb::Text{"against low trust between firms", "针对企业间信任不足"});
  CHECK(role.because[1].rule == "t.low");
  CHECK(role.because[1].text == kb::Text{"trust 20 (below 50)", "信任20（低于50）"});
  CHECK(role.because[1].claims[0].section == "2.3");
  CHECK(answer.recommendations[1].verdict == Verdict::kNo);
  CHECK(answer.recommendations.size() == 5);
  CHECK(answer.unknown.empty());
}

TEST_CASE("an unknown value leaves the verdict open and is what to find out") {
  const Answer answer = answer_to(R"("patents": 50)");
  const Recommendation& role = answer.recommendations.front();
  CHECK(role.id == "cultivate-regional-culture");
  CHECK(role.verdict == Verdict::kOpen);
  CHECK(role.score == 0);
  CHECK(role.stability == Approx(0.5));
  CHECK(role.score_range.low == 0);
  CHECK(role.score_range.high == Approx(0.75));  // the middle of the cell below 50
  REQUIRE(role.needs.size() == 1);
  CHECK(role.needs[0].indicator == "trust");
  CHECK(role.needs[0].settles == Approx(1));
  REQUIRE(answer.unknown.size() == 1);
  CHECK(answer.unknown[0].id == "trust");
  CHECK(named(answer.problems, "low-trust").verdict == Verdict::kOpen);
  CHECK_FALSE(has(answer.problems, "weak-innovation"));
}

TEST_CASE("an interval on one side of the limit settles it, across the limit it does not") {
  CHECK(answer_to(R"("trust": {"low": 10, "high": 45})").recommendations.front().verdict ==
        Verdict::kYes);
  CHECK(answer_to(R"("trust": {"low": 60, "high": 90})").recommendations.front().verdict ==
        Verdict::kNo);
  const Answer across = answer_to(R"("trust": {"low": 40, "high": 80})");
  CHECK(across.recommendations.front().verdict == Verdict::kOpen);
  CHECK(across.recommendations.front().stability == Approx(0.25));
}

TEST_CASE("the limit itself belongs to its upper side") {
  CHECK(answer_to(R"("trust": 50)").recommendations.front().verdict == Verdict::kNo);
  CHECK(answer_to(R"("trust": 49.999)").recommendations.front().verdict == Verdict::kYes);
}

TEST_CASE("rules are held against the knowledge") {
  CHECK(complaints_about_rules("problem(region, \"low-trst\", 1.0) :- region(region).\n") ==
        "test.dl:1:17: error: there is no Problem 'low-trst' [unknown-constant]\n"
        "  problem(region, \"low-trst\", 1.0) :- region(region).\n"
        "                  ^~~~~~~~~~\n  note: did you mean 'low-trust'?\n");
  const std::string claim =
      "@[rule(id = \"a\", claims = [\"Z9\"])]\nstage(region, \"no-cluster\") :- region(region).\n";
  CHECK(complaints_about_rules(claim).starts_with(
      "test.dl:1:28: error: there is no claim 'Z9' [unknown-claim]\n"));
  const std::string input =
      ".decl a(x: symbol, y: symbol)\n.input a(IO=kb, relation=\"adresses\")\n";
  CHECK(complaints_about_rules(input).find("the knowledge has no 'adresses' [unknown-input]") !=
        std::string::npos);
}

TEST_CASE("links of the knowledge come in by the kinds of their ends") {
  const Policy policy = policy_of(
      ".decl answers(role: Role, problem: Problem)\n.input answers(IO=kb, relation=\"addresses\")\n"
      "recommends(region, role, 0.5) :- region(region), answers(role, \"lemons-market\").\n");
  const Answer answer =
      *policy.recommend(profile_of(R"({"region": {"id": "x"}, "indicators": {}})"));
  CHECK(named(answer.recommendations, "regional-brand-strategy").verdict == Verdict::kYes);
  CHECK(named(answer.recommendations, "build-innovation-network").verdict == Verdict::kNo);
}

TEST_CASE("rules that lack a part of the interface are refused") {
  std::vector<datalog::Source> sources = {{"one.dl", ".decl region(r: symbol)\n"}};
  const auto policy = Policy::load(sources, store());
  REQUIRE_FALSE(policy);
  CHECK(datalog::render(policy.error(), sources)
            .find("these rules declare no relation 'stage(symbol, symbol)'") != std::string::npos);
}

}  // namespace clusterwise::advisor::test
