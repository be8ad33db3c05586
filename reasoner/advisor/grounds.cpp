#include "reasoner/advisor/grounds.h"

#include <algorithm>

#include "reasoner/advisor/arithmetic.h"

namespace clusterwise::advisor {

using datalog::Aggregate;
using datalog::Atom;
using datalog::Clause;
using datalog::Comparison;
using datalog::Derivation;
using datalog::FactRef;
using datalog::Negation;
using datalog::Premise;
using datalog::Valuation;

namespace {

constexpr std::size_t kMostWays = 8;  // in which one fact came about

bool same_rule(const RuleUse& a, const RuleUse& b) { return a.rule == b.rule && a.text == b.text; }

}  // namespace

std::vector<RuleUse> Grounds::rules_of(FactRef fact) {
  std::set<FactRef> seen;
  std::vector<RuleUse> uses;
  collect(fact, seen, uses);
  std::stable_sort(uses.begin(), uses.end(), [](const RuleUse& a, const RuleUse& b) {
    return a.degree.value_or(0) > b.degree.value_or(0);
  });
  return uses;
}

std::vector<RuleUse> Grounds::rules_of_stage(FactRef fact) {
  in_stage_ = true;
  std::vector<RuleUse> uses = rules_of(fact);
  in_stage_ = false;
  return uses;
}

void Grounds::collect(FactRef fact, std::set<FactRef>& seen, std::vector<RuleUse>& uses) {
  if (!seen.insert(fact).second) return;
  for (const Derivation& way : reader_.evaluation().deriver().derivations(fact, kMostWays)) {
    if (!reader_.graph().has_id(reader_.clause(way.clause))) {
      for (const Premise& premise : way.premises) {
        for (const FactRef& next : premise.facts) collect(next, seen, uses);
      }
      continue;
    }
    RuleUse use = reader_.use_of(way);
    const bool known = std::any_of(uses.begin(), uses.end(),
                                   [&](const RuleUse& other) { return same_rule(other, use); });
    if (known) continue;
    use.asks = asks_of(way);
    if (const double degree = reader_.evaluation().degree_in(fact); degree > 0) use.degree = degree;
    sum_up(use);
    uses.push_back(std::move(use));
  }
}

// ---- What a rule that fired asked for

std::vector<Ask> Grounds::asks_of(const Derivation& way) {
  const Clause& clause = reader_.clause(way.clause);
  const Valuation values = datalog::values_of(reader_.model(), way);
  std::vector<Ask> asks;
  std::size_t place = 0;  // among the premises, which leave out what only gives a name
  for (const datalog::Literal& literal : clause.body) {
    if (datalog::only_gives_name(clause, literal)) continue;
    const Premise& premise = way.premises[place++];
    if (const auto* atom = std::get_if<Atom>(&literal)) {
      const FactRef fact = premise.facts.front();
      if (reader_.given().is_knowledge(fact.relation)) {
        asks.push_back(reader_.knowledge(fact));
      } else if (reader_.graph().is_derived(*atom) && !reader_.graph().is_count(atom->relation)) {
        add_fact(fact, asks);
      }
    } else if (const auto* negation = std::get_if<Negation>(&literal)) {
      add_absence(*negation, values, asks);
    } else if (const auto* comparison = std::get_if<Comparison>(&literal)) {
      if (!datalog::is_assignment(clause, literal))
        add_comparison(clause, *comparison, way, values, asks);
    }
  }
  for (Ask& ask : reader_.known_values(clause, values)) asks.push_back(std::move(ask));
  return asks;
}

std::vector<Ask> Grounds::asks_below(FactRef fact) {
  const auto ways = reader_.evaluation().deriver().derivations(fact, 1);
  if (ways.empty()) return {};
  return asks_of(ways.front());
}

// What a fact that is only handed on is in truth: a region has a cluster by its stage.
FactRef Grounds::finding_below(FactRef fact) {
  while (!reader_.graph().is_finding(fact.relation)) {
    const auto ways = reader_.evaluation().deriver().derivations(fact, 1);
    if (ways.empty()) return fact;
    const Clause& clause = reader_.clause(ways.front().clause);
    if (!reader_.graph().only_passes_on(clause)) return fact;
    std::vector<FactRef> below;
    for (const Premise& premise : ways.front().premises) {
      for (const FactRef& one : premise.facts) {
        if (reader_.graph().is_dynamic(one.relation) && one.relation != reader_.interface().region)
          below.push_back(one);
      }
    }
    if (below.size() != 1) return fact;
    fact = below.front();
  }
  return fact;
}

void Grounds::add_fact(FactRef fact, std::vector<Ask>& asks) {
  const FactRef finding = finding_below(fact);
  Ask ask;
  ask.kind = Ask::Kind::kFinding;
  if (reader_.graph().is_finding(finding.relation)) {
    ask.id = reader_.model().symbol(finding.relation, finding.row, 1);
    ask.text = reader_.phrases().label(ask.id);
  }
  if (finding.relation == reader_.interface().stage && !in_stage_) {
    ask.kind = Ask::Kind::kStage;
    asks_for_stage_ = true;
  } else {
    ask.by = rules_of(finding);
    if (!ask.by.empty()) ask.state = Truth::kFailed;  // as good as the best of its rules
    for (const RuleUse& use : ask.by) ask.state = std::min(ask.state, use.state);
  }
  asks.push_back(std::move(ask));
}

void Grounds::add_absence(const Negation& negation, const Valuation& values,
                          std::vector<Ask>& asks) {
  if (!reader_.graph().is_derived(negation.atom)) return;
  if (auto ask = reader_.absence(negation, values)) asks.push_back(*std::move(ask));
}

// ---- Comparisons

// The facts under the count that the derivation rests on, in its own rule or in one that it reads.
std::vector<FactRef> Grounds::counted(const Derivation& way) {
  std::vector<FactRef> result;
  for (const Premise& premise : way.premises) {
    if (premise.kind == Premise::Kind::kAggregate)
      result.insert(result.end(), premise.facts.begin(), premise.facts.end());
    if (premise.kind != Premise::Kind::kFact) continue;
    const FactRef fact = premise.facts.front();
    if (!reader_.graph().is_count(fact.relation)) continue;
    for (const Derivation& below : reader_.evaluation().deriver().derivations(fact, 1)) {
      const std::vector<FactRef> more = counted(below);
      result.insert(result.end(), more.begin(), more.end());
    }
  }
  return result;
}

void Grounds::add_comparison(const Clause& clause, const Comparison& comparison,
                             const Derivation& way, const Valuation& values,
                             std::vector<Ask>& asks) {
  if (auto test = reader_.test(clause, comparison, values)) {
    asks.push_back(*std::move(test));
    return;
  }
  if (!reader_.counted_in(clause, comparison)) return;
  const std::vector<FactRef> facts = counted(way);
  auto count = reader_.count(clause, comparison, values, facts.size(), 0);
  if (!count) return;
  count->have = static_cast<double>(facts.size());
  count->state = Truth::kMet;  // by the known values
  for (const FactRef& fact : facts) {
    add_fact(fact, count->parts);
  }
  asks.push_back(*std::move(count));
}

// ---- Degrees

std::optional<Arithmetic> Grounds::degree_from(FactRef fact) {
  const auto ways = reader_.evaluation().deriver().derivations(fact, 1);
  if (ways.empty()) return std::nullopt;
  const Clause& clause = reader_.clause(ways.front().clause);
  if (reader_.graph().has_id(clause)) return std::nullopt;
  return arithmetic_of(clause, datalog::values_of(reader_.model(), ways.front()));
}

}  // namespace clusterwise::advisor
