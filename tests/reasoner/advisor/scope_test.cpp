// What an answer does not speak of, by small policies and by the shipped one.
#include "reasoner/advisor/scope.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "fixtures.h"

namespace clusterwise::advisor::test {
namespace {

std::vector<std::string> ids(const std::vector<Named>& list) {
  std::vector<std::string> result;
  for (const Named& one : list) result.push_back(one.id);
  return result;
}

using Ids = std::vector<std::string>;

// Two problems and a risk; a role answers one problem, through a relation in between.
const std::string kRules = R"dl(
problem(r, "low-trust", 0.6) :- indicator(r, "trust", v), v < 50.0.
problem(r, "labour-shortage", 0.5) :- indicator(r, "vacancy_rate", v), v >= 5.0.
risk(r, "short-termism", 0.7) :- indicator(r, "official_tenure", v), v < 3.0.
.decl reason(r: Region, role: Role, degree: float)
reason(r, "cultivate-regional-culture", d) :- problem(r, "low-trust", d).
recommends(r, role, d) :- reason(r, role, d).
)dl";

Scope scope_of(const std::string& rules, const std::string& indicators) {
  const Policy policy = policy_of(rules);
  return policy
      .recommend(profile_of(R"({"region": {"id": "here"}, "indicators": {)" + indicators + "}}"))
      ->scope;
}

}  // namespace

TEST_CASE("scope: an indicator that no rule reads is named if it is given") {
  const std::string given = R"("trust": 20, "patents": 4, "new_firms": null)";
  CHECK(ids(scope_of(kRules, given).unread) == Ids{"patents"});
  const std::string any = "risk(r, \"opportunism\", 0.1) :- indicator(r, _, v), v < -1.0.\n";
  CHECK(scope_of(kRules + any, given).unread.empty());
}

TEST_CASE("scope: what holds without a role is named") {
  CHECK(scope_of(kRules, R"("trust": 20)").unanswered.empty());
  const std::string all = R"("trust": 20, "vacancy_rate": 9, "official_tenure": 1)";
  CHECK(ids(scope_of(kRules, all).unanswered) == Ids{"labour-shortage", "short-termism"});
  const std::string any = "recommends(r, \"optimise-environment\", d) :- risk(r, _, d).\n";
  CHECK(ids(scope_of(kRules + any, all).unanswered) == Ids{"labour-shortage"});
}

TEST_CASE("scope: what rests on a finding further down is no role for it") {
  const std::string chain = "problem(r, \"low-trust\", d) :- problem(r, \"labour-shortage\", d).\n";
  CHECK(ids(scope_of(kRules + chain, R"("vacancy_rate": 9)").unanswered) == Ids{"labour-shortage"});
}

TEST_CASE("scope: a risk that a proposed measure mitigates is answered") {
  const std::string measure =
      "measure(r, role, m) :- recommends(r, role, _), "
      "measure_mitigates(m, \"short-termism\").\n";
  CHECK(scope_of(kRules + measure, R"("trust": 20, "official_tenure": 1)").unanswered.empty());
}

TEST_CASE("scope: problems and risks that no rule can find are named") {
  const Scope scope = scope_of(kRules, "");
  CHECK_FALSE(has(scope.unexamined, "low-trust"));
  CHECK(has(scope.unexamined, "lemons-market"));
  CHECK_FALSE(has(scope.unexamined, "short-termism"));
  CHECK(has(scope.unexamined, "opportunism"));
  const std::string given = "problem(\"elsewhere\", \"lemons-market\", 0.5).\n";
  CHECK_FALSE(has(scope_of(kRules + given, "").unexamined, "lemons-market"));
}

TEST_CASE("scope: of a pack that no rule speaks of nothing is told as left out") {
  const std::string pack = store().find("lock-in")->pack;
  const auto of_pack = [&](const Scope& scope) {
    return std::count_if(scope.unexamined.begin(), scope.unexamined.end(),
                         [&](const Named& one) { return store().find(one.id)->pack == pack; });
  };
  CHECK(of_pack(scope_of(kRules, "")) == 0);
  const std::string one = "problem(r, \"pollution-load\", 0.5) :- region(r).\n";
  CHECK(of_pack(scope_of(kRules + one, "")) > 5);
}

TEST_CASE("scope: the shipped rules read the whole catalogue and leave three problems alone") {
  Profile profile = profile_of(R"({"region": {"id": "here"}, "indicators": {}})");
  for (const kb::Concept& indicator : store().of_kind("indicator")) {
    if (indicator.pack == store().find("trust")->pack)
      profile.indicators[indicator.id].value = Range{1, 1};
  }
  const Scope scope = shipped_policy().recommend(profile)->scope;
  CHECK(scope.unread.empty());
  CHECK(ids(scope.unexamined) == Ids{"firm-misconduct", "market-failure", "uncertain-information"});
}

}  // namespace clusterwise::advisor::test
