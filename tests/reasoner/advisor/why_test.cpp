// Proofs: from what holds down to values, limits and claims.

#include <catch2/catch.hpp>
#include <map>
#include <regex>
#include <set>

#include "fixtures.h"
#include "reasoner/advisor/advisor.h"

namespace clusterwise::advisor::test {
namespace {

void walk(const std::vector<ProofStep>& steps, const auto& visit) {
  for (const ProofStep& step : steps) {
    visit(step);
    walk(step.premises, visit);
  }
}

// The ids in the text of the shipped rules, read without the engine.
std::set<std::string> rule_ids() {
  const std::regex id(R"re(@\[rule\(id = "([^"]+)")re");
  std::set<std::string> result;
  for (const datalog::Source& source : shipped_rules()) {
    for (std::sregex_iterator at(source.text.begin(), source.text.end(), id), end; at != end; ++at)
      result.insert((*at)[1]);
  }
  return result;
}

// What holds by the known values.
std::set<std::string> held(const Answer& answer) {
  std::set<std::string> result = {answer.stage.id};
  for (const Recommendation& role : answer.recommendations) {
    if (role.score > 0) result.insert(role.id);
  }
  for (const auto* findings : {&answer.features, &answer.problems, &answer.risks}) {
    for (const Finding& f : *findings) {
      if (f.degree > 0) result.insert(f.id);
    }
  }
  return result;
}

void check_step(const ProofStep& step, const std::set<std::string>& rules) {
  INFO(step.fact << " " << step.text.en);
  CHECK_FALSE(step.text.en.empty());
  CHECK_FALSE(step.text.zh.empty());
  CHECK(step.text.en.find('{') == std::string::npos);
  CHECK(step.text.zh.find('{') == std::string::npos);
  CHECK((step.kind == StepKind::kRule) == !step.rule.empty());
  if (step.kind == StepKind::kRule) {
    CHECK(rules.contains(step.rule));
    CHECK_FALSE(step.claims.empty());
    CHECK(step.repeated != !step.premises.empty());
  }
  if (step.kind == StepKind::kValue || step.kind == StepKind::kThreshold)
    CHECK_FALSE(step.source.en.empty());
  if (step.kind == StepKind::kKnowledge) CHECK_FALSE(step.claims.empty());
  for (const ClaimRef& claim : step.claims) {
    INFO(claim.id);
    CHECK(store().find_claim(claim.id).has_value());
  }
}

// A policy of one chain: value, limit, problem, role; and the stage where the problem is not.
const std::string kRules = R"dl(
.decl limit(indicator: Indicator, value: float, basis: symbol, source: symbol)
limit("trust", 50.0, "default", "the middle").
@[rule(id = "t.low", en = "trust {value}", zh = "信任{value}", claims = ["R3d"])]
problem(r, "low-trust", 0.5) :- indicator(r, "trust", value), limit("trust", least, _, _), value < least.
.decl distrust(r: Region)
distrust(r) :- problem(r, "low-trust", _).
@[rule(id = "t.good", en = "no distrust", zh = "并无不信任", claims = ["F11"])]
stage(r, "established-cluster") :- region(r), !distrust(r).
recommends(r, "cultivate-regional-culture", d) :- problem(r, "low-trust", d).
@[rule(id = "t.measure", en = "{m}", zh = "{m}", claims = ["R3h"])]
measure(r, role, m) :- recommends(r, role, _), measure_implements(m, role).
)dl";

std::vector<ProofStep> proofs_of(const std::string& indicators, std::string_view target) {
  static const Policy policy = policy_of(kRules);
  return *policy.why(
      profile_of(R"({"region": {"id": "here"}, "indicators": {)" + indicators + "}}"), target);
}

}  // namespace

TEST_CASE("a proof goes from the finding through its rule to value, limit and condition") {
  const auto proofs = proofs_of(R"("trust": {"value": 20, "source": "a survey"})", "low-trust");
  REQUIRE(proofs.size() == 1);
  const ProofStep& rule = proofs[0];
  CHECK(rule.kind == StepKind::kRule);
  CHECK(rule.rule == "t.low");
  CHECK(rule.text == kb::Text{"trust 20", "信任20"});
  CHECK(rule.fact == "problem(\"here\", \"low-trust\", 0.5)");
  REQUIRE(rule.claims.size() == 1);
  CHECK(rule.claims[0].id == "R3d");
  REQUIRE(rule.premises.size() == 3);
  CHECK(rule.premises[0].kind == StepKind::kValue);
  CHECK(rule.premises[0].fact == "indicator(\"here\", \"trust\", 20)");
  CHECK(rule.premises[0].text.en == "trust between firms: 20 out of 100");
  CHECK(rule.premises[0].source.en == "a survey");
  CHECK(rule.premises[1].kind == StepKind::kThreshold);
  CHECK(rule.premises[1].text.en == "limit of trust between firms: 50 out of 100");
  CHECK(rule.premises[1].source == kb::Text{"default: the middle", "默认值：the middle"});
  CHECK(rule.premises[2].kind == StepKind::kCondition);
  CHECK(rule.premises[2].text == kb::Text{"20 < 50", "20 < 50"});
}

TEST_CASE("a rule without an id gives its place to what it rests on") {
  const auto proofs = proofs_of(R"("trust": 20)", "cultivate-regional-culture");
  REQUIRE(proofs.size() == 1);
  CHECK(proofs[0].kind == StepKind::kFact);  // the finding itself
  CHECK(proofs[0].text ==
        kb::Text{"cultivate regional culture and embeddedness", "培育区域文化，增强根植性"});
  REQUIRE(proofs[0].premises.size() == 1);
  CHECK(proofs[0].premises[0].rule == "t.low");
}

TEST_CASE("a link of the knowledge is told by its relation, with that link's claims") {
  static const Policy policy = policy_of(R"dl(
.decl exposed_to(x: Problem, y: Risk)
.input exposed_to(IO=kb)
.decl brings(x: Problem, y: Risk)
.input brings(IO=kb, relation="causes")
@[rule(id = "t.exposed", en = "exposed", zh = "面临", claims = ["R5h"])]
risk(r, k, 0.5) :- region(r), exposed_to("lemons-market", k), k = "brand-collapse".
@[rule(id = "t.caused", en = "caused", zh = "导致", claims = ["R5h"])]
risk(r, k, 0.6) :- region(r), brings("lemons-market", k), k = "brand-collapse".
)dl");
  const auto proofs =
      policy.why(profile_of(R"({"region": {"id": "x"}, "indicators": {}})"), "brand-collapse");
  REQUIRE(proofs);
  std::map<std::string, ProofStep> links;
  walk(*proofs, [&](const ProofStep& step) {
    if (step.kind == StepKind::kKnowledge) links[step.text.en] = step;
  });
  REQUIRE(links.size() == 2);
  const ProofStep& exposed =
      links["market for lemons is exposed to collapse of the regional brand"];
  CHECK(exposed.text.zh == "柠檬市场 面临 区域品牌崩溃");
  REQUIRE(exposed.claims.size() == 2);
  CHECK(exposed.claims[0].id == "R5h");
  CHECK(exposed.claims[1].id == "R5d");
  const ProofStep& caused = links["market for lemons causes collapse of the regional brand"];
  REQUIRE(caused.claims.size() == 2);
  CHECK(caused.claims[0].id == "R5d");
  CHECK(caused.claims[1].id == "R5h");
}

TEST_CASE("the stage, on which many rules rest, is proved once, at the end") {
  const auto proofs = shipped_policy().why(example("wenzhou-shoes"), "regional-brand-strategy");
  REQUIRE(proofs);
  REQUIRE(proofs->size() == 1);
  const ProofStep& last = proofs->front().premises.back();
  CHECK(last.fact == "stage(\"wenzhou\", \"established-cluster\")");
  CHECK_FALSE(last.repeated);
  REQUIRE(last.premises.size() == 1);
  CHECK(last.premises[0].rule == "stage.established-by-employment");
  std::size_t mentioned = 0;
  walk(*proofs, [&](const ProofStep& step) {
    if (step.fact != last.fact || !step.premises.empty()) return;
    ++mentioned;
    CHECK(step.repeated);
  });
  CHECK(mentioned > 3);
}

TEST_CASE("what does not hold is proved by its absence") {
  const auto proofs = proofs_of(R"("trust": 80)", "established-cluster");
  REQUIRE(proofs.size() == 1);
  CHECK(proofs[0].rule == "t.good");
  REQUIRE(proofs[0].premises.size() == 1);
  CHECK(proofs[0].premises[0].kind == StepKind::kAbsence);
  CHECK(proofs[0].premises[0].fact.find("distrust(\"here\")") != std::string::npos);
}

TEST_CASE("what does not hold by the known values has no proof") {
  CHECK(proofs_of(R"("trust": 80)", "low-trust").empty());
  CHECK(proofs_of("", "low-trust").empty());
  CHECK(proofs_of("", "opportunism").empty());
  const auto proofs = shipped_policy().why(example("wenzhou-shoes-today"), "lemons-market");
  REQUIRE(proofs);
  CHECK(proofs->empty());
}

TEST_CASE("an id that no rule can give is a failure") {
  for (const char* id : {"lemon-market", "", "counterfeit_cases", "metrology"}) {
    const auto proofs = shipped_policy().why(example("wenzhou-shoes"), id);
    REQUIRE_FALSE(proofs);
    CHECK(proofs.error().message == "the rules cannot find '" + std::string(id) + "'");
  }
}

TEST_CASE("the proof of the brand strategy ends in values, limits and claims") {
  const auto proofs = shipped_policy().why(example("wenzhou-shoes"), "regional-brand-strategy");
  REQUIRE(proofs);
  REQUIRE(proofs->size() == 1);
  std::size_t values = 0, limits = 0;
  std::set<std::string> rules;
  walk(*proofs, [&](const ProofStep& step) {
    if (step.kind == StepKind::kRule) rules.insert(step.rule);
    if (step.fact == "indicator(\"wenzhou\", \"counterfeit_cases\", 60)") {
      ++values;
      CHECK(step.kind == StepKind::kValue);
      CHECK(step.text.en == "counterfeit cases: 60 per 1,000 firms a year");
      CHECK(step.source == kb::Text{"judgement after claim R5c of the paper", "据论文论断R5c推定"});
    }
    if (step.text.en.starts_with("limit of counterfeit cases: ")) {
      ++limits;
      CHECK(step.kind == StepKind::kThreshold);
      CHECK(step.text.en == "limit of counterfeit cases: 10 per 1,000 firms a year");
      CHECK(step.source.en == "default: one firm in a hundred is caught each year");
    }
  });
  CHECK(values == 2);  // the cases are counterfeits, and they make a market for lemons
  CHECK(limits == 2);
  CHECK(rules.contains("lemons.counterfeits"));
  CHECK(rules.contains("brand.against-lemons"));
  CHECK(rules.contains("gate.cluster"));
}

TEST_CASE("what holds has a proof, whole and grounded, and nothing else has one") {
  const std::set<std::string> rules = rule_ids();
  CHECK(rules.size() > 100);
  for (const char* name : {"wenzhou-shoes", "wenzhou-shoes-today", "silicon-valley", "hsinchu",
                           "development-zone", "whitfield-carpets"}) {
    const Profile profile = example(name);
    const std::set<std::string> holds = held(*shipped_policy().recommend(profile));
    for (const std::string& target : shipped_policy().targets()) {
      INFO(name << " " << target);
      const auto proofs = shipped_policy().why(profile, target);
      REQUIRE(proofs);
      CHECK(proofs->empty() != holds.contains(target));
      for (const ProofStep& proof : *proofs) {
        std::size_t leaves = 0;
        walk({proof}, [&](const ProofStep& step) {
          check_step(step, rules);
          leaves += step.kind == StepKind::kValue || step.kind == StepKind::kAbsence;
        });
        CHECK(leaves > 0);
        CHECK(proof.fact.find("\"" + target + "\"") != std::string::npos);
      }
    }
  }
}

TEST_CASE("within a proof a rule's premises are shown once") {
  const auto proofs = shipped_policy().why(example("development-zone"), "optimise-environment");
  REQUIRE(proofs);
  std::map<std::string, int> shown;
  walk(*proofs, [&](const ProofStep& step) {
    if (step.kind == StepKind::kRule && !step.repeated) ++shown[step.fact];
  });
  CHECK(shown.size() > 5);
  for (const auto& [fact, times] : shown) {
    INFO(fact);
    CHECK(times == 1);
  }
}

}  // namespace clusterwise::advisor::test
