// Tables of numbers and the knowledge, as proofs and accounts tell of them.
#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "fixtures.h"

namespace clusterwise::advisor::test {
namespace {

const std::string kTables = R"dl(
.decl limit(indicator: Indicator, value: float, unit: symbol, basis: symbol, source: symbol, source_zh: symbol)
limit("trust", 50.0, "score", "default", "default: the middle", "默认值：量表的中点").
.decl setting(name: symbol, value: float, why: symbol, why_zh: symbol)
setting("start", 0.4, "only just", "刚好达到").
.decl role(role: Role)
.input role(IO=kb)
.decl concept(id: Concept, kind: symbol)
.input concept(IO=kb)
@[rule(id = "t.low", en = "low", zh = "低", claims = ["R3d"])]
problem(r, "low-trust", d) :-
    indicator(r, "trust", v), limit("trust", l, _, _, _, _), v < l, setting("start", d, _, _),
    role("optimise-environment"), concept("low-trust", "problem").
@[rule(id = "t.stage", en = "s", zh = "丙", claims = ["G8"])]
stage(r, "no-cluster") :- region(r).
)dl";

const Policy& policy() {
  static const Policy made = policy_of(kTables);
  return made;
}

Profile profile() { return profile_of(R"({"region": {"id": "x"}, "indicators": {"trust": 20}})"); }

}  // namespace

TEST_CASE("a column whose name ends in _zh is the Chinese of the column without") {
  const Account account = *policy().account_of(profile(), "low-trust");
  REQUIRE(account.rules.size() == 1);
  const std::vector<Ask>& asks = account.rules[0].asks;
  REQUIRE(asks.size() == 3);
  REQUIRE(asks[0].test);
  CHECK(asks[0].test->limit->basis == "default");
  CHECK(asks[0].test->limit->source == kb::Text{"the middle", "量表的中点"});
}

TEST_CASE("settings and memberships read well in a proof") {
  std::map<StepKind, std::vector<kb::Text>> texts;
  std::map<StepKind, kb::Text> sources;
  const auto proofs = *policy().why(profile(), "low-trust");
  REQUIRE(proofs.size() == 1);
  for (const ProofStep& step : proofs[0].premises) {
    texts[step.kind].push_back(step.text);
    sources[step.kind] = step.source;
  }
  REQUIRE(texts[StepKind::kSetting].size() == 1);
  CHECK(texts[StepKind::kSetting][0] == kb::Text{"start: 0.4", "start：0.4"});
  CHECK(sources[StepKind::kSetting] == kb::Text{"only just", "刚好达到"});
  CHECK(sources[StepKind::kThreshold] == kb::Text{"default: the middle", "默认值：量表的中点"});
  REQUIRE(texts[StepKind::kKnowledge].size() == 2);
  CHECK(texts[StepKind::kKnowledge][0].en == "optimise the external environment is a role");
  CHECK(texts[StepKind::kKnowledge][0].zh.ends_with("属于政府角色"));
  CHECK(texts[StepKind::kKnowledge][1].en == "low trust between firms is a problem");
}

}  // namespace clusterwise::advisor::test
