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
  CHECK(role.certainty.stability == 1);
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
  CHECK(role.certainty.stability == Approx(0.5));
  CHECK(role.score_range.low == 0);
  CHECK(role.score_range.high == 1);  // at a trust of 0
  CHECK(answer.completions.exact);
  CHECK(answer.completions.range_exact);
  CHECK(answer.completions.count == 4);  // the ends of 0 to 50 and of 50 to 100
  REQUIRE(role.certainty.needs.size() == 1);
  CHECK(role.certainty.needs[0].indicator == "trust");
  CHECK(role.certainty.needs[0].settles == Approx(1));
  CHECK(role.certainty.needs[0].moves == Approx(0.5));
  CHECK(role.certainty.exact);
  CHECK(role.certainty.range_exact);
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
  CHECK(across.recommendations.front().certainty.stability == Approx(0.25));
}

TEST_CASE("the limit itself belongs to its upper side") {
  CHECK(answer_to(R"("trust": 50)").recommendations.front().verdict == Verdict::kNo);
  CHECK(answer_to(R"("trust": 49.999)").recommendations.front().verdict == Verdict::kYes);
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

TEST_CASE(
    "an interval that ends at the limit holds the limit itself, whichever side a rule asks for") {
  // Below 50 in all but the last of its values; at 50 or above in that one only.
  const Answer below = answer_to(R"("trust": {"low": 40, "high": 50})");
  CHECK(below.recommendations.front().id == "cultivate-regional-culture");
  CHECK(below.recommendations.front().verdict == Verdict::kOpen);
  CHECK(below.recommendations.front().certainty.stability == Approx(1));
  static const Policy above = policy_of(R"dl(
.decl limit(indicator: Indicator, value: float)
limit("trust", 50.0).
feature(region, "local-culture", 1.0) :- indicator(region, "trust", value), limit("trust", limit), value >= limit.
)dl");
  const Answer answer = *above.recommend(profile_of(
      R"({"region": {"id": "here"}, "indicators": {"trust": {"low": 40, "high": 50}}})"));
  CHECK(named(answer.features, "local-culture").verdict == Verdict::kOpen);
  CHECK(named(answer.features, "local-culture").certainty.stability == Approx(0).margin(1e-12));
}

TEST_CASE("the stage is that of the known values, open where unknown ones could change it") {
  static const Policy policy = policy_of(R"dl(
.decl limit(indicator: Indicator, value: float)
limit("trust", 50.0).
.decl rooted(region: Region)
@[rule(id = "t.rooted", en = "trust is {value}", zh = "信任{value}", claims = ["R3d"])]
rooted(region) :- indicator(region, "trust", value), limit("trust", limit), value >= limit.
stage(region, "emerging-cluster") :- rooted(region).
@[rule(id = "t.none", en = "nothing is known", zh = "一无所知", claims = ["G8"])]
stage(region, "no-cluster") :- region(region), !rooted(region).
)dl");
  const auto stage = [&](const std::string& indicators) {
    return policy
        .recommend(profile_of(R"({"region": {"id": "here"}, "indicators": {)" + indicators + "}}"))
        ->stage;
  };
  const StageFinding open = stage("");
  CHECK(open.id == "no-cluster");
  CHECK(open.label == kb::Text{"no cluster", "尚无集群"});
  CHECK(open.verdict == Verdict::kOpen);
  CHECK(open.certainty.stability == Approx(0.5));
  REQUIRE(open.because.size() == 1);
  CHECK(open.because[0].rule == "t.none");
  const StageFinding known = stage(R"("trust": 70)");
  CHECK(known.id == "emerging-cluster");
  CHECK(known.verdict == Verdict::kYes);
  CHECK(known.certainty.stability == 1);
  REQUIRE(known.because.size() == 1);
  CHECK(known.because[0].rule == "t.rooted");  // through the rule without an id
  CHECK(stage(R"("trust": {"low": 20, "high": 60})").id == "no-cluster");  // the middle, 40
  CHECK(stage(R"("trust": {"low": 20, "high": 60})").certainty.stability == Approx(0.75));
}

TEST_CASE("scores range over completions, counting nothing where the role is not recommended") {
  const Recommendation role =
      answer_to(R"("trust": {"low": 40, "high": 80}, "patents": 50)").recommendations.front();
  CHECK(role.score == 0);  // in the middle, at 60
  CHECK(role.score_range.low == 0);
  CHECK(role.score_range.high == Approx(0.6));  // at 40
  const Recommendation sure =
      answer_to(R"("trust": {"low": 20, "high": 40}, "patents": 50)").recommendations.front();
  CHECK(sure.verdict == Verdict::kYes);
  CHECK(sure.score == Approx(0.7));
  CHECK(sure.score_range.low == Approx(0.6));
  CHECK(sure.score_range.high == Approx(0.8));
}

TEST_CASE("a rule that compares two values is decided by the completions, and that is said") {
  static const Policy policy = policy_of(R"dl(
problem(r, "low-trust", 0.5) :- indicator(r, "trust", value), indicator(r, "quality_pass_rate", other), value * 2.0 >= other.
problem(r, "weak-innovation", 0.5) :- indicator(r, "trust", value), value < 50.0.
)dl");
  const auto answer_to = [](const std::string& indicators) {
    return *policy.recommend(
        profile_of(R"({"region": {"id": "here"}, "indicators": {)" + indicators + "}}"));
  };
  const Answer open = answer_to("");
  CHECK(named(open.problems, "low-trust").verdict == Verdict::kOpen);
  CHECK_FALSE(named(open.problems, "low-trust").certainty.exact);
  CHECK(named(open.problems, "low-trust").certainty.needs.size() == 2);
  CHECK(named(open.problems, "weak-innovation").certainty.exact);
  CHECK_FALSE(open.completions.exact);
  const Answer always = answer_to(R"("trust": {"low": 60, "high": 80})");
  CHECK(named(always.problems, "low-trust").verdict == Verdict::kYes);
  CHECK(named(always.problems, "low-trust").certainty.stability == 1);
  CHECK_FALSE(
      has(answer_to(R"("trust": {"low": 10, "high": 20}, "quality_pass_rate": 50)").problems,
          "low-trust"));
  // Where one is known the other is held against a number.
  const Answer one = answer_to(R"("trust": 30)");
  CHECK(named(one.problems, "low-trust").verdict == Verdict::kOpen);
  CHECK(named(one.problems, "low-trust").certainty.needs.size() == 1);
}

TEST_CASE("beyond the budget degrees are sampled, verdicts are not") {
  static const Policy policy = policy_of(R"dl(
problem(r, "low-trust", value * other / 10000.0) :-
    indicator(r, "trust", value), indicator(r, "quality_pass_rate", other), value >= 50.0, other >= 10.0.
)dl");
  const Profile profile = profile_of(R"({"region": {"id": "here"}, "indicators": {}})");
  const Answer all = *policy.recommend(profile);
  CHECK(all.completions.range_exact);
  CHECK(all.completions.count == 16);
  const Answer few = *policy.recommend(profile, {15, 1});
  CHECK(few.completions.exact);
  CHECK_FALSE(few.completions.range_exact);
  CHECK(few.completions.count == 15);
  CHECK(named(few.problems, "low-trust").certainty.exact);
  CHECK_FALSE(named(few.problems, "low-trust").certainty.range_exact);
  CHECK(named(few.problems, "low-trust").certainty.stability == Approx(0.25));
  CHECK(named(few.problems, "low-trust").degree_range.high == 1);  // all high is a corner
}

}  // namespace clusterwise::advisor::test
