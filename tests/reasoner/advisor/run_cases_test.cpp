#include "reasoner/advisor/run_cases.h"

#include <catch2/catch.hpp>
#include <set>

#include "fixtures.h"

namespace clusterwise::advisor::test {
namespace {

// A problem by two rules, a role by one, and a risk that goes through a relation without rules of
// an id.
const std::string kRules = R"dl(
.decl limit(indicator: Indicator, value: float)
limit("trust", 50.0). limit("patents", 10.0).
stage(region, "emerging-cluster") :- region(region).
@[rule(id = "t.low", en = "trust {value}", zh = "信任{value}", claims = ["R3d"])]
problem(region, "low-trust", 0.5) :- indicator(region, "trust", value), limit("trust", limit), value < limit.
@[rule(id = "t.few", en = "few patents", zh = "专利少", claims = ["R3d"])]
problem(region, "low-trust", 0.4) :- indicator(region, "patents", value), limit("patents", limit), value < limit.
@[rule(id = "t.culture", en = "against distrust", zh = "针对不信任", claims = ["R3"])]
recommends(region, "cultivate-regional-culture", degree) :- problem(region, "low-trust", degree).
.decl hidden(region: Region)
risk(region, "opportunism", 0.5) :- hidden(region).
@[rule(id = "t.measure", en = "a measure", zh = "措施", claims = ["R3"])]
measure(region, "cultivate-regional-culture", "trust-culture") :- problem(region, "low-trust", 0.5).
@[rule(id = "t.hidden", en = "h", zh = "h", claims = ["R3"])]
hidden(region) :- problem(region, "low-trust", 0.5).
)dl";

const Policy& policy() {
  static const Policy made = policy_of(kRules);
  return made;
}

RuleCase case_of(const std::string& indicators, std::vector<Expectation> expected) {
  RuleCase result;
  result.name = "case";
  result.profile = profile_of(R"({"region": {"id": "here"}, "indicators": {)" + indicators + "}}");
  result.expected = std::move(expected);
  return result;
}

Expectation expectation(Topic topic, const std::string& id, Verdict verdict) {
  return {topic, id, verdict, {}};
}

CaseResult run(const RuleCase& one) { return *policy().test(one); }

Mismatch only_mismatch(const std::string& indicators, const Expectation& expected) {
  const CaseResult result = run(case_of(indicators, {expected}));
  REQUIRE(result.mismatches.size() == 1);
  return result.mismatches.front();
}

const std::string kDistrust = R"("trust": 20, "patents": 50)";
const std::string kTrust = R"("trust": 80, "patents": 50)";

}  // namespace

TEST_CASE("a case passes where all is as expected") {
  const CaseResult result = run(
      case_of(kDistrust, {expectation(Topic::kStage, "emerging-cluster", Verdict::kYes),
                          expectation(Topic::kStageEver, "no-cluster", Verdict::kNo),
                          expectation(Topic::kProblem, "low-trust", Verdict::kYes),
                          expectation(Topic::kRole, "cultivate-regional-culture", Verdict::kYes),
                          expectation(Topic::kRisk, "opportunism", Verdict::kYes),
                          expectation(Topic::kFeature, "local-culture", Verdict::kNo),
                          expectation(Topic::kMeasure, "trust-culture", Verdict::kYes),
                          expectation(Topic::kMeasure, "market-access", Verdict::kNo),
                          expectation(Topic::kRule, "t.low", Verdict::kYes),
                          expectation(Topic::kRule, "t.few", Verdict::kNo)}));
  CHECK(result.mismatches.empty());
  CHECK(result.fired == std::vector<std::string>{"t.culture", "t.hidden", "t.low", "t.measure"});
}

TEST_CASE("a finding that holds against expectation is explained by its rules") {
  const Mismatch got =
      only_mismatch(kDistrust, expectation(Topic::kProblem, "low-trust", Verdict::kNo));
  CHECK(got.got == Verdict::kYes);
  REQUIRE(got.because.size() == 1);
  CHECK(got.because[0].rule == "t.low");
  CHECK(got.because[0].text == kb::Text{"trust 20", "信任20"});
  CHECK(got.candidates.empty());
}

TEST_CASE("a finding that no rule gives names the rules that could") {
  const Mismatch got =
      only_mismatch(kTrust, expectation(Topic::kProblem, "low-trust", Verdict::kYes));
  CHECK(got.got == Verdict::kNo);
  CHECK(got.because.empty());
  CHECK(got.candidates == std::vector<std::string>{"t.low", "t.few"});
  // Through a rule without an id.
  CHECK(only_mismatch(kTrust, expectation(Topic::kRisk, "opportunism", Verdict::kYes)).candidates ==
        std::vector<std::string>{"t.hidden"});
  // None can.
  CHECK(only_mismatch(kTrust, expectation(Topic::kRisk, "brand-collapse", Verdict::kYes))
            .candidates.empty());
}

TEST_CASE("an unknown value leaves a verdict open, which is not what was expected") {
  const Mismatch got =
      only_mismatch(R"("patents": 50)", expectation(Topic::kProblem, "low-trust", Verdict::kYes));
  CHECK(got.got == Verdict::kOpen);
  CHECK(
      run(case_of(R"("patents": 50)", {expectation(Topic::kProblem, "low-trust", Verdict::kOpen)}))
          .mismatches.empty());
}

TEST_CASE("a stage that is another is explained by the one that is there") {
  const Mismatch got =
      only_mismatch(kTrust, expectation(Topic::kStage, "no-cluster", Verdict::kYes));
  CHECK(got.got_stage == "emerging-cluster");
}

TEST_CASE("a measure that is proposed against expectation, or is not, is explained by its rules") {
  const Mismatch there =
      only_mismatch(kDistrust, expectation(Topic::kMeasure, "trust-culture", Verdict::kNo));
  REQUIRE(there.because.size() == 1);
  CHECK(there.because[0].rule == "t.measure");
  const Mismatch absent =
      only_mismatch(kTrust, expectation(Topic::kMeasure, "trust-culture", Verdict::kYes));
  CHECK(absent.because.empty());
  CHECK(absent.candidates == std::vector<std::string>{"t.measure"});
}

TEST_CASE("a rule that fires against expectation says its sentence") {
  const Mismatch got = only_mismatch(kDistrust, expectation(Topic::kRule, "t.low", Verdict::kNo));
  CHECK(got.got == Verdict::kYes);
  REQUIRE(got.because.size() == 1);
  CHECK(got.because[0].text.en == "trust 20");
}

namespace {

std::vector<std::string> failed(const Mismatch& mismatch) {
  std::vector<std::string> texts;
  for (const datalog::Condition& condition : mismatch.conditions) {
    if (condition.state == datalog::Condition::State::kFailed) texts.push_back(condition.text);
  }
  return texts;
}

}  // namespace

TEST_CASE("a rule that is silent against expectation says what is not so") {
  const Mismatch low = only_mismatch(kTrust, expectation(Topic::kRule, "t.low", Verdict::kYes));
  CHECK(failed(low) == std::vector<std::string>{"80 < 50"});
  const Mismatch few = only_mismatch("", expectation(Topic::kRule, "t.few", Verdict::kYes));
  CHECK(failed(few) == std::vector<std::string>{"indicator(\"here\", \"patents\", value)"});
  const Mismatch culture =
      only_mismatch(kTrust, expectation(Topic::kRule, "t.culture", Verdict::kYes));
  CHECK(failed(culture) == std::vector<std::string>{"problem(\"here\", \"low-trust\", degree)"});
}

TEST_CASE("coverage names the rules that fire in no case, and those silent in none") {
  const std::vector<RuleCase> one = {
      case_of(kDistrust, {expectation(Topic::kRule, "t.low", Verdict::kYes)})};
  const CasesReport report = *run_cases(policy(), one);
  CHECK(report.passed == 1);
  CHECK(report.rules == 5);
  CHECK(report.never_fire == std::vector<std::string>{"t.few"});
  CHECK(report.never_silent ==
        std::vector<std::string>{"t.low", "t.culture", "t.measure", "t.hidden"});
}

TEST_CASE("coverage counts the known values only") {
  const std::vector<RuleCase> one = {
      case_of("", {expectation(Topic::kProblem, "low-trust", Verdict::kOpen)})};
  const CasesReport report = *run_cases(policy(), one);
  CHECK(report.passed == 1);
  CHECK(report.never_fire.size() == 5);
  CHECK(report.never_silent.empty());
}

}  // namespace clusterwise::advisor::test
