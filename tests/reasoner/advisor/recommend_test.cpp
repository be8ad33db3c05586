// The whole answer of a small policy, where what is right is known by hand.

#include <algorithm>
#include <catch2/catch.hpp>

#include "fixtures.h"
#include "reasoner/advisor/advisor.h"

namespace clusterwise::advisor::test {
namespace {

// Roles by reasons of known strength, with measures by the links of the knowledge.
const std::string kRoles = R"dl(
.decl limit(indicator: Indicator, value: float)
limit("trust", 50.0). limit("counterfeit_cases", 10.0). limit("certified_share", 0.3).
limit("official_tenure", 3.0).
@[rule(id = "t.lemons", en = "fakes: {value}", zh = "假冒{value}", claims = ["R5h"])]
problem(r, "lemons-market", 0.9) :- indicator(r, "counterfeit_cases", value), limit("counterfeit_cases", l), value >= l.
@[rule(id = "t.standard", en = "certified: {value}", zh = "认证{value}", claims = ["R5i"])]
problem(r, "no-quality-standard", 0.5) :- indicator(r, "certified_share", value), limit("certified_share", l), value < l.
@[rule(id = "t.trust", en = "trust: {value}", zh = "信任{value}", claims = ["R3d"])]
problem(r, "low-trust", 0.6) :- indicator(r, "trust", value), limit("trust", l), value < l.
@[rule(id = "t.haste", en = "tenure: {value}", zh = "任期{value}", claims = ["K6"])]
risk(r, "short-termism", 0.7) :- indicator(r, "official_tenure", value), limit("official_tenure", l), value < l.
@[rule(id = "t.collapse", en = "collapse", zh = "崩溃", claims = ["R5d"])]
risk(r, "brand-collapse", d) :- problem(r, "lemons-market", d).

.decl reason(r: Region, role: Role, degree: float)
@[rule(id = "t.for-lemons", en = "against {p}", zh = "针对{p}", claims = ["R5j"])]
reason(r, "regional-brand-strategy", d) :- problem(r, p, d), p = "lemons-market".
@[rule(id = "t.for-standard", en = "for standards", zh = "标准", claims = ["R5k"])]
reason(r, "regional-brand-strategy", d) :- problem(r, "no-quality-standard", d).
@[rule(id = "t.for-trust", en = "for trust", zh = "信任", claims = ["R3e"])]
reason(r, "cultivate-regional-culture", d) :- problem(r, "low-trust", d).
recommends(r, role, d) :- reason(r, role, d), d = max one : { reason(r, role, one) }.
measure(r, role, m) :- recommends(r, role, _), measure_implements(m, role), measure_addresses(m, p), problem(r, p, _).
@[rule(id = "t.acting-haste", en = "{role} in haste", zh = "仓促{role}", claims = ["K6"])]
risk_of_role(r, role, "short-termism", d) :- recommends(r, role, _), risk(r, "short-termism", d).
@[rule(id = "t.acting-brand", en = "a scandal", zh = "丑闻", claims = ["R5d"])]
risk_of_role(r, "regional-brand-strategy", "brand-collapse", 0.8) :- recommends(r, "regional-brand-strategy", _), risk(r, "brand-collapse", _).
)dl";

Answer roles_of(const std::string& indicators) {
  static const Policy policy = policy_of(kRoles);
  return *policy.recommend(
      profile_of(R"({"region": {"id": "here"}, "indicators": {)" + indicators + "}}"));
}

const std::string kAllBad =
    R"("counterfeit_cases": 60, "certified_share": 0.1, "trust": 20, "official_tenure": 2)";

template <typename T>
std::vector<std::string> ids(const std::vector<T>& list) {
  std::vector<std::string> result;
  for (const T& one : list) result.push_back(one.id);
  return result;
}

std::vector<std::string> rules(const std::vector<Reason>& reasons) {
  std::vector<std::string> result;
  for (const Reason& one : reasons) result.push_back(one.rule);
  return result;
}

using Words = std::vector<std::string>;

// The indicators, sorted.
Words needed(const std::vector<Need>& needs) {
  Words result;
  for (const Need& one : needs) result.push_back(one.indicator);
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace

TEST_CASE("roles come by verdict, then by score") {
  const Answer all = roles_of(kAllBad);
  CHECK(ids(all.recommendations) == Words{"regional-brand-strategy", "cultivate-regional-culture",
                                          "build-innovation-network", "encourage-coopetition",
                                          "optimise-environment"});
  CHECK(all.recommendations[0].score == Approx(0.9));
  CHECK(all.recommendations[1].score == Approx(0.6));
  CHECK(all.recommendations[2].verdict == Verdict::kNo);
  CHECK(all.recommendations[2].certainty.needs.empty());
  // The sure one comes first, though the open one would score more.
  const Answer open = roles_of(R"("certified_share": 0.5, "trust": 20, "official_tenure": 2)");
  CHECK(open.recommendations[0].id == "cultivate-regional-culture");
  CHECK(open.recommendations[1].id == "regional-brand-strategy");
  CHECK(open.recommendations[1].verdict == Verdict::kOpen);
  CHECK(open.recommendations[1].certainty.stability == Approx(0.5));
  REQUIRE(open.recommendations[1].certainty.needs.size() == 1);
  CHECK(open.recommendations[1].certainty.needs[0].indicator == "counterfeit_cases");
}

TEST_CASE("reasons come strongest first, each problem's rules after the reason that rests on it") {
  const Answer answer = roles_of(kAllBad);
  REQUIRE(rules(answer.recommendations[0].because) ==
          Words{"t.for-lemons", "t.lemons", "t.for-standard", "t.standard"});
  CHECK(rules(answer.recommendations[1].because) == Words{"t.for-trust", "t.trust"});
  CHECK(answer.recommendations[0].because[1].text == kb::Text{"fakes: 60", "假冒60"});
}

TEST_CASE("problems and risks that hold come by degree, those that do not are left out") {
  const Answer answer = roles_of(kAllBad);
  CHECK(ids(answer.problems) == Words{"lemons-market", "low-trust", "no-quality-standard"});
  REQUIRE(ids(answer.risks) == Words{"brand-collapse", "short-termism"});
  CHECK(answer.risks[0].degree == Approx(0.9));
  CHECK(rules(answer.risks[0].because) == Words{"t.collapse"});
  REQUIRE_FALSE(answer.risks[0].claims.empty());
  CHECK(answer.risks[0].claims[0].id == "R5d");
  const Answer good = roles_of(
      R"("counterfeit_cases": 1, "certified_share": 0.9, "trust": 90, "official_tenure": 5)");
  CHECK(good.problems.empty());
  CHECK(good.risks.empty());
  CHECK(good.comparable_cases.empty());
  for (const Recommendation& role : good.recommendations) CHECK(role.verdict == Verdict::kNo);
}

TEST_CASE("measures say what they address of what was found, the strongest first") {
  const Recommendation role = roles_of(kAllBad).recommendations[0];
  const Measure& metrology = named(role.measures, "metrology");
  CHECK(metrology.label == kb::Text{"enforce metrology", "加强计量管理"});
  CHECK(ids(metrology.addresses) == Words{"lemons-market", "no-quality-standard"});
  REQUIRE(metrology.claims.size() == 1);
  CHECK(metrology.claims[0].id == "R5k");
  // It addresses counterfeiting and mitigates opportunism too, which were not found.
  CHECK(ids(named(role.measures, "strike-counterfeits").addresses) == Words{"lemons-market"});
  CHECK(ids(named(role.measures, "strike-counterfeits").mitigates) == Words{"brand-collapse"});
  CHECK_FALSE(has(role.measures, "set-brand-strategy"));  // addresses nothing that was found
  const Recommendation weaker = named(
      roles_of(R"("counterfeit_cases": 1, "certified_share": 0.1, "trust": 90)").recommendations,
      "regional-brand-strategy");
  CHECK(ids(weaker.measures) ==
        Words{"metrology", "quality-management", "quality-supervision", "set-quality-standards"});
}

TEST_CASE("measures against the graver problem come first, among equals by id") {
  static const Policy policy = policy_of(R"dl(
problem(r, "small-weak-firms", 0.3) :- region(r).
problem(r, "no-quality-standard", 0.5) :- region(r).
recommends(r, "regional-brand-strategy", 0.5) :- region(r).
measure(r, role, m) :- recommends(r, role, _), measure_implements(m, role), measure_addresses(m, p), problem(r, p, _).
)dl");
  const Answer answer =
      *policy.recommend(profile_of(R"({"region": {"id": "x"}, "indicators": {}})"));
  CHECK(ids(answer.recommendations[0].measures) ==
        Words{"metrology", "quality-management", "quality-supervision", "set-quality-standards",
              "build-on-leading-brands", "build-the-stage", "hold-trade-fairs",
              "set-brand-strategy"});
}

TEST_CASE("cases are compared by what holds, not by what might") {
  const Answer answer = roles_of(R"("certified_share": 0.1, "trust": 90, "official_tenure": 5)");
  CHECK(named(answer.problems, "lemons-market").verdict == Verdict::kOpen);
  REQUIRE(answer.comparable_cases.size() == 1);
  CHECK(answer.comparable_cases[0].id == "wenzhou-shoes");
  CHECK(ids(answer.comparable_cases[0].shared) == Words{"no-quality-standard"});
  CHECK(has(answer.comparable_cases[0].differs, "lemons-market"));
  // Of its findings, these rules can make three.
  CHECK(answer.comparable_cases[0].similarity == Approx(1.0 / 3));
}

TEST_CASE("risks of a role come by degree, with the rules that say so") {
  const Answer answer = roles_of(kAllBad);
  const Recommendation& brand = answer.recommendations[0];
  REQUIRE(ids(brand.risks) == Words{"brand-collapse", "short-termism"});
  CHECK(brand.risks[0].degree == Approx(0.8));
  CHECK(brand.risks[1].degree == Approx(0.7));
  CHECK(rules(brand.risks[0].because) == Words{"t.acting-brand"});
  CHECK(rules(brand.risks[1].because) == Words{"t.acting-haste"});
  CHECK(brand.risks[1].because[0].text == kb::Text{"carry out a regional brand strategy in haste",
                                                   "仓促整合集群资源，实施区域品牌战略"});
  CHECK(ids(answer.recommendations[1].risks) == Words{"short-termism"});
  CHECK(answer.recommendations[2].risks.empty());
}

TEST_CASE("needs name the indicator that matters, and no other") {
  // Either problem makes the role; each alone leaves half of the cases open.
  const Recommendation role = named(
      roles_of(R"("trust": 90, "official_tenure": 5)").recommendations, "regional-brand-strategy");
  CHECK(role.verdict == Verdict::kOpen);
  CHECK(role.certainty.stability == Approx(0.75));
  CHECK(needed(role.certainty.needs) == Words{"certified_share", "counterfeit_cases"});
  // On its bad side either settles it; on its good side half of the cases are left.
  for (const Need& need : role.certainty.needs) {
    CHECK(need.settles == Approx(0.5));
    CHECK(need.moves == Approx(0.25));
  }
}

TEST_CASE("no verdict names more than three needs") {
  static const Policy policy = policy_of(R"dl(
recommends(r, "encourage-coopetition", 0.5) :-
    indicator(r, "trust", a), a >= 50.0, indicator(r, "certified_share", b), b >= 0.3,
    indicator(r, "official_tenure", c), c >= 3.0, indicator(r, "counterfeit_cases", d), d >= 10.0.
)dl");
  const Answer answer =
      *policy.recommend(profile_of(R"({"region": {"id": "x"}, "indicators": {}})"));
  CHECK(answer.unknown.size() == 4);
  const Certainty& certainty = answer.recommendations[0].certainty;
  CHECK(certainty.stability == Approx(1.0 / 16));
  CHECK(certainty.needs.size() == 3);
  CHECK(answer.collect_first.size() == 3);
}

TEST_CASE("first to be found out is what moves the open roles most, the more open ones first") {
  const Answer answer = roles_of(R"("official_tenure": 5)");
  REQUIRE(answer.collect_first.size() == 3);
  // Trust settles the role that is open by half; the others half of the one open by a quarter,
  // which counts half as much.
  CHECK(answer.collect_first[0].indicator == "trust");
  CHECK(answer.collect_first[0].label == kb::Text{"trust between firms", "企业间信任度"});
  CHECK(answer.collect_first[0].settles == Approx(1 / 1.5));
  CHECK(answer.collect_first[0].moves == Approx(0.5 / 1.5));
  CHECK(needed({answer.collect_first[1], answer.collect_first[2]}) ==
        Words{"certified_share", "counterfeit_cases"});
  for (std::size_t i : {1U, 2U}) {
    CHECK(answer.collect_first[i].settles == Approx(0.5 * 0.5 / 1.5));
    CHECK(answer.collect_first[i].moves == Approx(0.5 * 0.25 / 1.5));
  }
}

TEST_CASE("where no role is open, it is what settles most of the findings") {
  const Answer risk = roles_of(R"("counterfeit_cases": 1, "certified_share": 0.9, "trust": 90)");
  CHECK(named(risk.risks, "short-termism").verdict == Verdict::kOpen);
  CHECK(needed(risk.collect_first) == Words{"official_tenure"});
  CHECK(risk.collect_first[0].settles == Approx(1));
  CHECK(roles_of(kAllBad).collect_first.empty());
}

TEST_CASE("a role that a rule without an id and without conditions gives has no reasons") {
  static const Policy policy =
      policy_of("recommends(r, \"encourage-coopetition\", 0.5) :- region(r).\n");
  const Answer answer =
      *policy.recommend(profile_of(R"({"region": {"id": "x"}, "indicators": {}})"));
  CHECK(answer.recommendations[0].id == "encourage-coopetition");
  CHECK(answer.recommendations[0].verdict == Verdict::kYes);
  CHECK(answer.recommendations[0].because.empty());
  CHECK(answer.stage.id.empty());  // a policy may leave a region without a stage
}

TEST_CASE("an answer says what it was given and what it used") {
  const Answer answer = roles_of(
      R"("trust": {"low": 20, "high": 40, "source": "a survey"}, "patents": 7, "output": null)");
  CHECK(answer.region == "here");
  REQUIRE(answer.given.size() == 2);
  CHECK(answer.given[0].indicator == "patents");
  CHECK(answer.given[0].value.low == 7);
  CHECK(answer.given[1].indicator == "trust");
  CHECK(answer.given[1].value.low == 20);
  CHECK(answer.given[1].value.high == 40);
  CHECK(answer.given[1].source.en == "a survey");
  CHECK(answer.given[1].label == kb::Text{"trust between firms", "企业间信任度"});
  // Unknown are those that the rules ask for.
  CHECK(ids(answer.unknown) == Words{"certified_share", "counterfeit_cases", "official_tenure"});
  REQUIRE(answer.packs.size() == 3);
  CHECK(answer.packs[0].pack == "paper");
  CHECK(answer.packs[1].pack == "indicators");
  for (const UsedPack& pack : answer.packs) CHECK(pack.sha256.size() == 64);
  REQUIRE(answer.rules.size() == 2);
  CHECK(answer.rules[0].path == "interface.dl");
  CHECK(answer.rules[1].path == "test.dl");
  CHECK(answer.rules[1].sha256.size() == 64);
  CHECK(answer.rules[1].sha256 != answer.rules[0].sha256);
}

}  // namespace clusterwise::advisor::test
