// What the shipped rules say of the shipped examples, and what must hold of every answer.

#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <random>
#include <set>

#include "fixtures.h"
#include "reasoner/advisor/advisor.h"

namespace clusterwise::advisor::test {
namespace {

const std::vector<std::string> kExamples = {
    "wenzhou-shoes",    "wenzhou-shoes-today", "silicon-valley", "hsinchu",
    "development-zone", "whitfield-carpets",   "sound-cluster"};

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

void check_claims(const std::vector<ClaimRef>& claims) {
  for (const ClaimRef& claim : claims) {
    INFO(claim.id);
    CHECK_FALSE(claim.section.empty());
    check_text(claim.text);
  }
}

void check_named(const std::vector<Named>& list) {
  for (const Named& one : list) {
    INFO(one.id);
    check_text(one.label);
    CHECK(one.label.zh != one.id);
  }
}

void check_reasons(const std::vector<Reason>& reasons) {
  for (const Reason& reason : reasons) {
    INFO(reason.rule);
    CHECK_FALSE(reason.rule.empty());
    CHECK_FALSE(reason.claims.empty());
    check_claims(reason.claims);
    check_text(reason.text);
  }
}

void check_degrees(double degree, const Range& range, double stability) {
  CHECK(degree >= 0);
  CHECK(degree <= 1);
  CHECK(range.low >= 0);
  CHECK(range.low <= range.high);
  CHECK(range.high <= 1);
  CHECK(stability >= 0);
  CHECK(stability <= 1);
}

void check_findings(const std::vector<Finding>& findings) {
  for (const Finding& f : findings) {
    INFO(f.id);
    check_text(f.label);
    CHECK(f.because.empty() == (f.degree == 0));
    check_reasons(f.because);
    check_degrees(f.degree, f.degree_range, f.certainty.stability);
    if (f.verdict == Verdict::kYes) CHECK(f.degree_range.low > 0);
    if (f.verdict == Verdict::kYes) CHECK(f.certainty.stability == 1);
    if (f.verdict == Verdict::kNo) CHECK(f.degree_range.high == 0);
  }
}

void check_role(const Recommendation& role) {
  INFO(role.id);
  check_text(role.label);
  CHECK(role.because.empty() == (role.score == 0));
  CHECK(role.measures.empty() == (role.score == 0));
  check_reasons(role.because);
  check_degrees(role.score, role.score_range, role.certainty.stability);
  for (const Measure& measure : role.measures) {
    INFO(measure.id);
    check_text(measure.label);
    CHECK_FALSE(measure.claims.empty());
    check_claims(measure.claims);
    check_named(measure.addresses);
    check_named(measure.mitigates);
  }
  for (const RoleRisk& risk : role.risks) {
    INFO(risk.id);
    check_text(risk.label);
    CHECK(risk.degree > 0);
    CHECK(risk.degree <= 1);
    CHECK_FALSE(risk.because.empty());
    check_reasons(risk.because);
    check_claims(risk.claims);
  }
  for (const Need& need : role.certainty.needs) {
    check_text(need.label);
    CHECK(need.settles >= 0);
    CHECK(need.settles <= 1);
    CHECK((need.moves > 0 || need.settles > 0));  // a single value may weigh nothing
    CHECK(need.moves <= 0.5);                     // 2 s (1 - s) for a share of s, at most
  }
  if (role.verdict != Verdict::kOpen) CHECK(role.certainty.needs.empty());
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
  for (const char* measure : {"set-quality-standards", "metrology", "market-access",
                              "quality-supervision", "strike-counterfeits"})
    CHECK(has(first.measures, measure));
  CHECK(first.score == Approx(0.9).margin(0.1));
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
  CHECK(answer.recommendations.front().id == "optimise-environment");
  for (const char* risk :
       {"artificial-creation", "investment-race", "price-distortion", "government-failure"}) {
    CHECK(named(answer.risks, risk).verdict == Verdict::kYes);
  }
  CHECK(answer.comparable_cases.front().id == "development-zone-fever");
  // What feeds a risk that is here is not proposed.
  CHECK_FALSE(has(answer.recommendations.front().measures, "build-industrial-parks"));
}

TEST_CASE("help for a cluster is proposed only where there is one") {
  const auto proposed = [](const Profile& profile, std::string_view measure) {
    const Answer answer = *shipped_policy().recommend(profile);
    return has(named(answer.recommendations, "optimise-environment").measures, measure);
  };
  Profile zone = example("development-zone");
  zone.indicators["target_industries"].value = Range{1, 1};  // so that nothing else is exposed
  CHECK_FALSE(proposed(zone, "support-existing-clusters"));
  CHECK_FALSE(proposed(zone, "support-emerging-clusters"));
  CHECK(proposed(zone, "change-government-functions"));
  // The same risks beside a cluster whose market is closed.
  Profile cluster = example("sound-cluster");
  cluster.indicators["relatedness_density"].value = Range{10, 10};
  cluster.indicators["related_target_share"].value = Range{0.2, 0.2};
  cluster.indicators["market_openness"].value = Range{2, 2};
  CHECK(proposed(cluster, "support-existing-clusters"));
  CHECK_FALSE(proposed(cluster, "support-emerging-clusters"));
}

TEST_CASE("where most is unknown the answer says what it cannot tell") {
  const Answer answer = answer_for("whitfield-carpets");
  CHECK(named(answer.features, "regional-layout").verdict == Verdict::kYes);
  for (const Finding& feature : answer.features) {
    if (feature.id != "regional-layout") CHECK(feature.verdict == Verdict::kOpen);
  }
  CHECK(answer.stage.verdict == Verdict::kOpen);
  CHECK(answer.completions.exact);  // however much is unknown
  CHECK_FALSE(answer.completions.range_exact);
  CHECK(answer.completions.count == Options{}.budget);
  CHECK(answer.collect_first.size() == 3);
  CHECK(answer.unknown.size() == 52);
  for (const Recommendation& role : answer.recommendations) {
    CHECK(role.verdict == Verdict::kOpen);
    CHECK_FALSE(role.certainty.needs.empty());
  }
}

TEST_CASE("every sentence of every example is whole, in both languages, and rests on claims") {
  for (const std::string& name : kExamples) {
    const Answer answer = answer_for(name);
    INFO(name);
    CHECK(answer.recommendations.size() == 5);
    CHECK(answer.features.size() == 5);
    check_text(answer.stage.label);
    check_text(answer.region_name);
    CHECK_FALSE(answer.stage.because.empty());
    check_reasons(answer.stage.because);
    check_findings(answer.features);
    check_findings(answer.problems);
    check_findings(answer.risks);
    for (const Finding& risk : answer.risks) {
      CHECK_FALSE(risk.claims.empty());
      check_claims(risk.claims);
    }
    for (const Recommendation& role : answer.recommendations) check_role(role);
    for (const ComparableCase& one : answer.comparable_cases) {
      check_text(one.label);
      check_named(one.shared);
      check_named(one.differs);
      CHECK_FALSE(one.shared.empty());
      CHECK(one.similarity > 0);
      CHECK(one.similarity <= 1);
    }
    check_named(answer.unknown);
    check_named(answer.scope.unread);
    check_named(answer.scope.unanswered);
    check_named(answer.scope.unexamined);
    for (const GivenValue& value : answer.given) {
      check_text(value.label);
      check_text(value.amount);
      CHECK_FALSE(value.source.en.empty());
    }
  }
}

TEST_CASE("profiles at the edge of what an indicator may be get a decision in plain numbers") {
  constexpr double kHuge = 1e300;
  using Edge = std::pair<const char*, std::function<std::optional<Range>(double, double)>>;
  const Edge edges[] = {{"nothing known", [](double, double) { return std::nullopt; }},
                        {"all least",
                         [](double low, double) {
                           return Range{low, low};
                         }},
                        {"all most",
                         [](double, double high) {
                           return Range{high, high};
                         }},
                        {"all zero",
                         [](double low, double) {
                           return Range{std::max(low, 0.0), std::max(low, 0.0)};
                         }},
                        {"all anything", [](double low, double high) {
                           return Range{low, high};
                         }}};
  for (const auto& [name, value_in] : edges) {
    INFO(name);
    Profile profile;
    profile.region = "edge";
    profile.region_name = {"Edge", "边缘"};
    for (const kb::Concept& indicator : store().of_kind("indicator")) {
      const kb::Measurement& m = *indicator.measurement;
      profile.indicators[indicator.id].value =
          value_in(m.minimum.value_or(-kHuge), m.maximum.value_or(kHuge));
    }
    const Answer answer = *shipped_policy().recommend(profile);
    CHECK_FALSE(answer.stage.id.empty());
    CHECK(answer.recommendations.size() == 5);
    check_findings(answer.features);
    check_findings(answer.problems);
    check_findings(answer.risks);
    for (const Recommendation& role : answer.recommendations) {
      check_role(role);
      for (const Reason& reason : role.because) {
        CHECK(reason.text.en.find(" inf ") == std::string::npos);
        CHECK(reason.text.en.find(" nan ") == std::string::npos);
      }
    }
    for (const Reason& reason : answer.stage.because)
      CHECK(reason.text.en.find(" inf ") == std::string::npos);
  }
}

TEST_CASE("the gate holds on random complete profiles") {
  std::mt19937_64 random(7);
  const std::vector<kb::Concept> catalogue = store().of_kind("indicator");
  std::map<std::string, int> stages;
  int announced = 0;
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
    ++stages[answer.stage.id];
    CHECK(answer.completions.count == 1);
    if (answer.stage.id != "no-cluster") continue;
    for (const Recommendation& role : answer.recommendations) {
      if (role.verdict == Verdict::kYes) CHECK(role.id == "optimise-environment");
    }
    if (profile.indicators.at("target_industries").value->low < 1) continue;
    ++announced;
    CHECK(named(answer.risks, "artificial-creation").verdict == Verdict::kYes);
  }
  CHECK(stages.size() == 3);
  CHECK(stages["no-cluster"] > 20);
  CHECK(announced > 20);
}

TEST_CASE(
    "the gate holds in every completion: no role but one in more of them than have a cluster") {
  const Answer answer = answer_for("whitfield-carpets");
  REQUIRE(answer.stage.id == "no-cluster");
  REQUIRE(answer.stage.certainty.stability > 0);
  for (const Recommendation& role : answer.recommendations) {
    INFO(role.id);
    if (role.id != "optimise-environment")
      CHECK(role.certainty.stability <= 1 - answer.stage.certainty.stability + 1e-9);
  }
}

}  // namespace clusterwise::advisor::test
