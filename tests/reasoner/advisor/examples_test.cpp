// What the shipped rules say of the shipped examples, and what must hold of every answer.

#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "fixtures.h"
#include "reasoner/advisor/advisor.h"

namespace clusterwise::advisor::test {
namespace {

const std::vector<std::string> kExamples = {"wenzhou-shoes",    "wenzhou-shoes-today",
                                            "silicon-valley",   "hsinchu",
                                            "development-zone", "whitfield-carpets"};

Answer answer_for(const std::string& name) { return *shipped_policy().recommend(example(name)); }

std::size_t place_of(const Answer& answer, std::string_view role) {
  std::size_t place = 0;
  while (answer.recommendations[place].id != role) ++place;
  return place;
}

void check_text(const kb::Text& text) {
  CHECK_FALSE(text.en.empty());
  CHECK_FALSE(text.zh.empty());
  CHECK(text.en.find('{') == std::string::npos);
  CHECK(text.zh.find('{') == std::string::npos);
}

void check_reasons(const std::vector<Reason>& reasons) {
  for (const Reason& reason : reasons) {
    INFO(reason.rule);
    CHECK_FALSE(reason.rule.empty());
    CHECK_FALSE(reason.claims.empty());
    for (const ClaimRef& claim : reason.claims) check_text(claim.text);
    check_text(reason.text);
  }
}

}  // namespace

TEST_CASE("wenzhou's fakes call for a regional brand strategy") {
  const Answer answer = answer_for("wenzhou-shoes");
  const Recommendation& first = answer.recommendations.front();
  CHECK(first.id == "regional-brand-strategy");
  CHECK(first.verdict == Verdict::kYes);
  std::set<std::string> rules, sections;
  for (const Reason& reason : first.because) {
    rules.insert(reason.rule);
    for (const ClaimRef& claim : reason.claims) sections.insert(claim.section);
  }
  CHECK(rules.contains("lemons.counterfeits"));
  CHECK(sections.contains("2.5"));
  CHECK(has(first.risks, "opportunism"));
  CHECK(has(first.risks, "brand-collapse"));
  std::set<std::string> claims;
  for (const Measure& measure : first.measures) {
    for (const ClaimRef& claim : measure.claims) claims.insert(claim.id);
  }
  for (const char* claim : {"R5i", "R5j", "R5k"})
    CHECK(claims.contains(claim));  // standards, fakes, supervision
  CHECK(named(answer.problems, "lemons-market").verdict == Verdict::kYes);
  REQUIRE_FALSE(answer.comparable_cases.empty());
  CHECK(answer.comparable_cases.front().id == "wenzhou-shoes");
}

TEST_CASE("today wenzhou has no market for lemons") {
  const Answer answer = answer_for("wenzhou-shoes-today");
  CHECK_FALSE(has(answer.problems, "lemons-market"));
  CHECK(named(answer.recommendations, "regional-brand-strategy").verdict == Verdict::kNo);
}

TEST_CASE("young clusters beside a source of innovation call for its network") {
  for (const char* name : {"hsinchu", "silicon-valley"}) {
    const Answer answer = answer_for(name);
    INFO(name);
    CHECK(answer.stage.id == "emerging-cluster");
    CHECK(place_of(answer, "build-innovation-network") <= 1);
    const Recommendation& role = named(answer.recommendations, "build-innovation-network");
    CHECK(role.verdict == Verdict::kYes);
    std::set<std::string> rules;
    for (const Reason& reason : role.because) rules.insert(reason.rule);
    CHECK(rules.contains("innovation.young-source"));
  }
}

TEST_CASE("a zone that targets everything is no cluster, and is told so") {
  const Answer answer = answer_for("development-zone");
  CHECK(answer.stage.id == "no-cluster");
  CHECK(answer.stage.verdict == Verdict::kYes);
  for (const Recommendation& role : answer.recommendations) {
    CHECK((role.verdict == Verdict::kYes) == (role.id == "optimise-environment"));
  }
  for (const char* risk :
       {"artificial-creation", "investment-race", "price-distortion", "government-failure"}) {
    CHECK(named(answer.risks, risk).verdict == Verdict::kYes);
  }
}

TEST_CASE("where most is unknown the answer says what it cannot tell") {
  const Answer answer = answer_for("whitfield-carpets");
  CHECK(named(answer.features, "regional-layout").verdict == Verdict::kYes);
  for (const Finding& feature : answer.features) {
    if (feature.id != "regional-layout") CHECK(feature.verdict == Verdict::kOpen);
  }
  CHECK(answer.stage.verdict == Verdict::kOpen);
  CHECK_FALSE(answer.completions.exact);
  CHECK(answer.unknown.size() == 52);
  for (const Recommendation& role : answer.recommendations) {
    CHECK(role.verdict == Verdict::kOpen);
    CHECK_FALSE(role.needs.empty());
  }
}

TEST_CASE("every sentence of every example is whole, in both languages, and rests on claims") {
  for (const std::string& name : kExamples) {
    const Answer answer = answer_for(name);
    INFO(name);
    CHECK(answer.recommendations.size() == 5);
    CHECK(answer.features.size() == 5);
    check_text(answer.stage.label);
    check_reasons(answer.stage.because);
    for (const Finding& f : answer.features) check_reasons(f.because);
    for (const Finding& f : answer.problems) check_reasons(f.because);
    for (const Finding& f : answer.risks) check_reasons(f.because);
    for (const Recommendation& role : answer.recommendations) {
      check_text(role.label);
      check_reasons(role.because);
      for (const Measure& measure : role.measures) check_text(measure.label);
      for (const RoleRisk& risk : role.risks) check_reasons(risk.because);
      CHECK(role.score >= 0);
      CHECK(role.score <= 1);
    }
  }
}

TEST_CASE("the gate holds on random complete profiles") {
  std::mt19937_64 random(7);
  const std::vector<kb::Concept> catalogue = store().of_kind("indicator");
  std::set<std::string> stages;
  for (int i = 0; i < 200; ++i) {
    Profile profile;
    profile.region = "random";
    for (const kb::Concept& indicator : catalogue) {
      const kb::Measurement& m = *indicator.measurement;
      const double low = m.minimum.value_or(-5);
      const double high = m.maximum.value_or(low + (i % 2 == 0 ? 100 : 20000));
      const double place = static_cast<double>(random() >> 11U) * 0x1p-53;
      const double value = low + place * (high - low);
      profile.indicators[indicator.id].value = Range{value, value};
    }
    const Answer answer = *shipped_policy().recommend(profile);
    stages.insert(answer.stage.id);
    CHECK(answer.completions.count == 1);
    if (answer.stage.id != "no-cluster") continue;
    for (const Recommendation& role : answer.recommendations) {
      if (role.verdict == Verdict::kYes) CHECK(role.id == "optimise-environment");
    }
    if (profile.indicators.at("target_industries").value->low >= 1)
      CHECK(has(answer.risks, "artificial-creation"));
  }
  CHECK(stages.size() == 3);
}

// ---- Proofs

namespace {

void walk(const std::vector<ProofStep>& steps, const auto& visit) {
  for (const ProofStep& step : steps) {
    visit(step);
    walk(step.premises, visit);
  }
}

}  // namespace

TEST_CASE("the proof of the brand strategy ends in values, limits and claims") {
  const auto proofs = shipped_policy().why(example("wenzhou-shoes"), "regional-brand-strategy");
  REQUIRE(proofs);
  REQUIRE(proofs->size() == 1);
  bool value = false, limit = false;
  std::set<std::string> rules;
  walk(*proofs, [&](const ProofStep& step) {
    if (step.kind == StepKind::kRule) {
      rules.insert(step.rule);
      CHECK_FALSE(step.claims.empty());
    }
    if (step.kind == StepKind::kValue &&
        step.fact == "indicator(\"wenzhou\", \"counterfeit_cases\", 60)") {
      value = true;
      CHECK(step.text.en == "counterfeit cases: 60 per 1,000 firms a year");
      CHECK(step.source.find("R5c") != std::string::npos);
    }
    if (step.kind == StepKind::kThreshold &&
        step.text.en.starts_with("limit of counterfeit cases: 10")) {
      limit = true;
      CHECK(step.source.starts_with("default"));
    }
  });
  CHECK(value);
  CHECK(limit);
  CHECK(rules.contains("lemons.counterfeits"));
  CHECK(rules.contains("brand.against-lemons"));
}

TEST_CASE("what does not hold has no proof") {
  const auto proofs = shipped_policy().why(example("wenzhou-shoes-today"), "lemons-market");
  REQUIRE(proofs);
  CHECK(proofs->empty());
}

TEST_CASE("everything that holds has a proof") {
  for (const std::string& name : kExamples) {
    const Profile profile = example(name);
    const Answer answer = *shipped_policy().recommend(profile);
    for (const Recommendation& role : answer.recommendations) {
      INFO(name << " " << role.id);
      const auto proofs = shipped_policy().why(profile, role.id);
      REQUIRE(proofs);
      CHECK(proofs->empty() == (role.score == 0));
      std::size_t leaves = 0;
      walk(*proofs, [&](const ProofStep& step) { leaves += step.kind == StepKind::kValue; });
      if (role.score > 0) CHECK(leaves > 0);
    }
  }
}

}  // namespace clusterwise::advisor::test
