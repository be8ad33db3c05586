#include "reasoner/advisor/run_cases.h"

#include <algorithm>
#include <set>

#include "reasoner/advisor/explain_mismatch.h"
#include "reasoner/advisor/policy_state.h"

namespace clusterwise::advisor {
namespace {

using datalog::CheckedProgram;
using datalog::Clause;
using datalog::FactRef;
using datalog::RelationId;

// The facts of a relation that speak of the profile's region; all of one that speaks of no region.
std::vector<FactRef> facts_in(RelationId relation, const Evaluation& evaluation,
                              const Interface& interface) {
  const CheckedProgram& program = evaluation.model().program();
  const auto& attributes = program.relation(relation).attributes;
  const datalog::TypeId region = program.relation(interface.region).attributes[0].type;
  if (!attributes.empty() && attributes[0].type == region) return evaluation.facts_of(relation);
  std::vector<FactRef> result;
  for (datalog::Row row = 0; row < evaluation.model().table(relation).size(); ++row)
    result.push_back({relation, row});
  return result;
}

FiredRules fired_rules(const Policy::State& policy, Evaluation& evaluation) {
  const CheckedProgram& program = policy.program.checked;
  std::set<RelationId> heads;
  for (const Clause& clause : program->clauses) {
    if (!program.rule(clause.rule).id.empty()) heads.insert(clause.head.relation);
  }
  FiredRules result;
  for (RelationId relation : heads) {
    for (const FactRef& fact : facts_in(relation, evaluation, policy.interface)) {
      for (const datalog::Derivation& derivation : evaluation.ways_to(fact)) {
        const std::string& id = program.rule(derivation.rule).id;
        if (!id.empty()) result.emplace(id, derivation);
      }
    }
  }
  return result;
}

RelationId relation_of(Topic topic, const Interface& interface) {
  switch (topic) {
    case Topic::kStage:
    case Topic::kStageEver:
    case Topic::kRule:
      return interface.stage;
    case Topic::kRole:
      return interface.recommends;
    case Topic::kRisk:
      return interface.risk;
    case Topic::kProblem:
      return interface.problem;
    case Topic::kFeature:
      return interface.feature;
    case Topic::kMeasure:
      return interface.measure;
  }
  return interface.stage;
}

std::string shown_stage(const Evaluation& evaluation, RelationId stage) {
  const std::vector<FactRef>& facts = evaluation.facts_of(stage);
  if (facts.empty()) return {};
  return std::string(evaluation.model().symbol(stage, facts.front().row, 1));
}

// What the rules say where the expectation wants its own verdict.
Mismatch look_at(const Expectation& expected, const Evaluation& evaluation,
                 const Decisions& decisions, const FiredRules& fired, const Interface& interface) {
  Mismatch result;
  result.expected = expected;
  if (expected.topic == Topic::kRule) {
    result.got = fired.contains(expected.id) ? Verdict::kYes : Verdict::kNo;
  } else if (expected.topic == Topic::kStage) {
    result.got_stage = shown_stage(evaluation, interface.stage);
    result.got = result.got_stage == expected.id ? Verdict::kYes : Verdict::kNo;
  } else if (expected.topic == Topic::kMeasure) {
    const bool proposed = !proposals_of(expected.id, evaluation, interface).empty();
    result.got = proposed ? Verdict::kYes : Verdict::kNo;
  } else {
    result.got = decisions.of(relation_of(expected.topic, interface), expected.id).verdict;
  }
  return result;
}

}  // namespace

kb::Result<CaseResult> Policy::test(const RuleCase& one, const Options& options) const {
  kb::Result<Evaluation> evaluation = state_->evaluate(one.profile);
  if (!evaluation) return tl::unexpected(evaluation.error());
  const kb::Result<Decisions> decisions = state_->decide(one.profile, *evaluation, options);
  if (!decisions) return tl::unexpected(decisions.error());
  const FiredRules fired = fired_rules(*state_, *evaluation);
  CaseResult result;
  for (const auto& [id, derivation] : fired) result.fired.push_back(id);
  for (const Expectation& expected : one.expected) {
    Mismatch found = look_at(expected, *evaluation, *decisions, fired, state_->interface);
    if (found.got == expected.verdict) continue;
    explain(found, relation_of(expected.topic, state_->interface), *state_, *evaluation, fired);
    result.mismatches.push_back(std::move(found));
  }
  return result;
}

kb::Result<CasesReport> run_cases(const Policy& policy, std::span<const RuleCase> cases,
                                  const Options& options) {
  CasesReport report;
  std::map<std::string, std::size_t> fired;  // in how many cases
  for (const RuleCase& one : cases) {
    kb::Result<CaseResult> result = policy.test(one, options);
    if (!result) return tl::unexpected(result.error());
    for (const std::string& id : result->fired) ++fired[id];
    if (result->mismatches.empty()) ++report.passed;
    report.results.push_back(*std::move(result));
  }
  const std::vector<RuleDescription> rules = policy.rules();
  const bool has_added =
      std::any_of(rules.begin(), rules.end(), [](const auto& rule) { return !rule.pack.empty(); });
  for (const RuleDescription& rule : rules) {
    if (rule.is_fact || (has_added && rule.pack.empty())) continue;
    ++report.rules;
    if (fired[rule.id] == 0) report.never_fire.push_back(rule.id);
    if (fired[rule.id] == cases.size()) report.never_silent.push_back(rule.id);
  }
  return report;
}

}  // namespace clusterwise::advisor
