#include "reasoner/advisor/rule_description.h"

#include <catch2/catch.hpp>

#include "fixtures.h"

namespace clusterwise::advisor::test {
namespace {

std::vector<RuleDescription> rules_of(const std::string& rules) { return policy_of(rules).rules(); }

std::string text_of(const std::vector<Mention>& mentions) {
  std::string text;
  for (const Mention& mention : mentions) {
    if (!text.empty()) text += ", ";
    text += (mention.negated ? "no " : "") + mention.relation;
    for (const std::string& constant : mention.constants) text += " " + constant;
  }
  return text;
}

}  // namespace

TEST_CASE("a rule is described by what it says, rests on, derives and reads") {
  const auto rules = rules_of(R"dl(
.decl limit(name: symbol, indicator: Indicator, value: float)
limit("any", "trust", 50.0).
/// Firms do not trust one another.
@[rule(id = "t.low", en = "trust {value}", zh = "信任{value}", claims = ["R3d", "F1"], strength = 0.9)]
problem(region, "low-trust", 0.5) :-
    indicator(region, "trust", value), limit("any", "trust", limit), value < limit, !stage(region, "no-cluster").
problem(region, "weak-innovation", 0.5) :- indicator(region, "patents", _).
)dl");
  REQUIRE(rules.size() == 1);
  const RuleDescription& rule = rules.front();
  CHECK(rule.id == "t.low");
  CHECK(rule.text == kb::Text{"trust {value}", "信任{value}"});
  CHECK(rule.doc == "Firms do not trust one another.");
  REQUIRE(rule.claims.size() == 2);
  CHECK(rule.claims[0].id == "R3d");
  CHECK(rule.claims[0].section == "2.3");
  CHECK(rule.strength == 0.9);
  CHECK(text_of(rule.derives) == "problem low-trust");
  CHECK(text_of(rule.reads) == "indicator trust, limit trust, no stage no-cluster");
}

TEST_CASE("several heads, alternatives and aggregates are all told, each once") {
  const auto rules = rules_of(R"dl(
@[rule(id = "t.many", en = "x", zh = "x", claims = ["F1"])]
problem(region, "low-trust", 0.5), risk(region, "opportunism", 0.5) :-
    region(region), (indicator(region, "trust", _) ; indicator(region, "patents", _)),
    n = count : { feature(region, _, _) }, n > 1.
)dl");
  REQUIRE(rules.size() == 1);
  CHECK(text_of(rules.front().derives) == "problem low-trust, risk opportunism");
  CHECK(text_of(rules.front().reads) == "region, indicator trust, feature, indicator patents");
}

TEST_CASE("ids of concepts are told also where their type is no kind") {
  const auto rules = rules_of(R"dl(
.decl ground(region: Region, ground: Concept, other: symbol)
@[rule(id = "t.ground", en = "x", zh = "x", claims = ["F1"])]
ground(region, "low-trust", "no id of any concept") :- region(region).
)dl");
  REQUIRE(rules.size() == 1);
  CHECK(text_of(rules.front().derives) == "ground low-trust");
}

TEST_CASE("the shipped rules: each derives and reads something") {
  const std::vector<RuleDescription> rules = shipped_policy().rules();
  CHECK(rules.size() > 100);
  for (const RuleDescription& rule : rules) {
    INFO(rule.id);
    CHECK_FALSE(rule.derives.empty());
    CHECK_FALSE(rule.reads.empty());
    CHECK_FALSE(rule.claims.empty());
    CHECK_FALSE(rule.is_fact);
  }
}

}  // namespace clusterwise::advisor::test
