// The shipped cases as a whole: every finding that a rule can give is expected to hold in one and
// not to hold in another. That they pass, and reach every rule, `clusterwise rules test` says.

#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <set>

#include "fixtures.h"
#include "reasoner/advisor/rule_cases.h"
#include "reasoner/advisor/vocabulary.h"
#include "reasoner/datalog/datalog.h"

namespace clusterwise::advisor::test {
namespace {

std::vector<RuleCase> shipped_cases() {
  const std::filesystem::path top = CLUSTERWISE_SOURCE_DIR;
  std::vector<datalog::Source> sources;
  for (const auto& entry : std::filesystem::directory_iterator(top / "rules/tests")) {
    const std::string name = entry.path().filename().string();
    sources.push_back({name, read_file("rules/tests/" + name)});
  }
  std::vector<std::string> ids;
  for (const RuleDescription& rule : shipped_policy().rules()) ids.push_back(rule.id);
  const OpenProfile open = [](std::string_view path,
                              std::string_view) -> tl::expected<datalog::Source, std::string> {
    return datalog::Source{std::string(path), read_file("rules/tests/" + std::string(path))};
  };
  auto cases = read_rule_cases(sources, ids, store(), open);
  if (!cases) throw std::runtime_error(datalog::render(cases.error(), sources));
  return *std::move(cases);
}

// By topic and id: the verdicts that some case expects. A stage that is shown is one that holds.
std::map<std::pair<Topic, std::string>, std::set<Verdict>> expected_verdicts() {
  std::map<std::pair<Topic, std::string>, std::set<Verdict>> result;
  for (const RuleCase& one : shipped_cases()) {
    for (const Expectation& e : one.expected) result[{e.topic, e.id}].insert(e.verdict);
  }
  return result;
}

// The ids that rules derive in that relation, and those in relations that lead to it.
std::set<std::string> derived(const std::set<std::string>& relations) {
  std::set<std::string> ids;
  for (const RuleDescription& rule : shipped_policy().rules()) {
    for (const Mention& mention : rule.derives) {
      if (relations.contains(mention.relation) && !mention.constants.empty())
        ids.insert(mention.constants.front());
    }
  }
  return ids;
}

}  // namespace

TEST_CASE("every finding of the shipped rules is expected to hold, and not to hold, in some case") {
  const auto verdicts = expected_verdicts();
  const std::map<Topic, std::set<std::string>> wanted = {
      {Topic::kStageEver, {"no-cluster", "emerging-cluster", "established-cluster"}},
      {Topic::kRole, derived({"supports"})},
      {Topic::kRisk, derived({"risk"})},
      {Topic::kProblem, derived({"problem"})},
      {Topic::kFeature, derived({"sign"})},
  };
  CHECK(wanted.at(Topic::kRole).size() == 5);
  CHECK(wanted.at(Topic::kRisk).size() == 10);
  CHECK(wanted.at(Topic::kFeature).size() == 5);
  CHECK(wanted.at(Topic::kProblem).size() > 20);
  for (const auto& [topic, ids] : wanted) {
    for (const std::string& id : ids) {
      INFO(id);
      const auto found = verdicts.find({topic, id});
      REQUIRE(found != verdicts.end());
      CHECK(found->second.contains(Verdict::kYes));
      CHECK(found->second.contains(Verdict::kNo));
    }
  }
}

TEST_CASE("there are cases enough, each with a name and a profile") {
  const std::vector<RuleCase> cases = shipped_cases();
  CHECK(cases.size() >= 40);
  for (const RuleCase& one : cases) {
    INFO(one.name);
    CHECK_FALSE(one.expected.empty());
    CHECK_FALSE(one.profile.region.empty());
  }
}

TEST_CASE("no shipped rule takes the lack of a value for evidence") {
  const StoreVocabulary vocabulary(store());
  const auto program = datalog::load(shipped_rules(), &vocabulary);
  REQUIRE(program);
  for (const datalog::Clause& clause : program->checked->clauses) {
    datalog::for_each_literal(clause.body, [&](const datalog::Literal& literal) {
      const auto* absent = std::get_if<datalog::Negation>(&literal);
      if (absent == nullptr) return;
      const std::string& relation = program->checked.relation(absent->atom.relation).name;
      INFO(program->checked.relation(clause.head.relation).name << " reads no " << relation);
      CHECK(relation != "indicator");
    });
  }
}

}  // namespace clusterwise::advisor::test
