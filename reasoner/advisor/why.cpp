// Proofs: one tree for each fact that says the target holds. Rules without an id only pass things
// on, so what they rest on takes their place.

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "reasoner/advisor/given_facts.h"
#include "reasoner/advisor/numbers.h"
#include "reasoner/advisor/phrase.h"
#include "reasoner/advisor/policy_state.h"

namespace clusterwise::advisor {
namespace {

using datalog::Derivation;
using datalog::FactRef;
using datalog::Premise;
using datalog::RelationId;

class Prover {
 public:
  Prover(const Policy::State& policy, const Profile& profile, Evaluation& evaluation)
      : policy_(policy),
        profile_(profile),
        evaluation_(evaluation),
        model_(evaluation.model()),
        phrases_(policy.phrasebook()),
        given_(policy, model_, phrases_) {}

  std::vector<ProofStep> prove(std::string_view target) {
    const Interface& interface = policy_.interface;
    std::vector<ProofStep> result;
    for (RelationId relation : {interface.recommends, interface.stage, interface.feature,
                                interface.problem, interface.risk}) {
      in_stage_ = relation == interface.stage;
      for (const FactRef& fact : evaluation_.facts_of(relation, target)) {
        result.push_back(root(fact, target));
        in_stage_ = false;
        add_stage(result.back());
      }
    }
    return result;
  }

 private:
  using Steps = std::vector<ProofStep>;

  // The finding itself, even where the rule that gives it has no id.
  ProofStep root(FactRef fact, std::string_view target) {
    Steps steps = prove(fact, true);
    if (steps.size() == 1 && steps.front().kind == StepKind::kRule &&
        steps.front().fact == text_of(fact)) {
      return std::move(steps.front());
    }
    ProofStep step;
    step.kind = StepKind::kFact;
    step.text = phrases_.label(target);
    step.fact = text_of(fact);
    step.premises = std::move(steps);
    return step;
  }

  // The stage, which many rules rest on, is proved once, at the end.
  void add_stage(ProofStep& root) {
    if (std::exchange(stage_, std::nullopt) == std::nullopt) return;
    for (const FactRef& fact : evaluation_.facts_of(policy_.interface.stage)) {
      in_stage_ = true;
      Steps steps = prove(fact, true);
      in_stage_ = false;
      ProofStep step = stage_step(fact);
      step.premises = std::move(steps);
      step.repeated = false;
      root.premises.push_back(std::move(step));
    }
  }

  ProofStep stage_step(FactRef fact) {
    ProofStep step;
    step.kind = StepKind::kFact;
    step.text = phrases_.label(model_.symbol(fact.relation, fact.row, 1));
    step.fact = text_of(fact);
    step.repeated = true;
    return step;
  }

  // A fact as a step; for one that a rule without an id gives, what it rests on.
  Steps prove(FactRef fact, bool with_conditions) {
    if (fact.relation == policy_.interface.stage && !in_stage_) {
      stage_ = fact;
      return {stage_step(fact)};
    }
    const std::vector<Derivation> derivations = evaluation_.deriver().derivations(fact, 1);
    if (derivations.empty()) return given(fact);
    const Derivation& derivation = derivations.front();
    const bool named = !model_.program().rule(derivation.rule).id.empty();
    if (!named) return premises_of(derivation, with_conditions);
    ProofStep step;
    step.kind = StepKind::kRule;
    const Reason reason = phrases_.reason(model_, derivation);
    step.text = reason.text;
    step.rule = reason.rule;
    step.claims = reason.claims;
    step.fact = text_of(fact);
    step.repeated = !shown_.insert(fact).second;
    if (!step.repeated) step.premises = premises_of(derivation, true);
    return {std::move(step)};
  }

  Steps premises_of(const Derivation& derivation, bool with_conditions) {
    Steps result;
    const bool named = !model_.program().rule(derivation.rule).id.empty();
    if (!named) {
      for (const FactRef& fact : strongest_first(derivation)) add(prove(fact, false), result);
    }
    for (const Premise& premise : derivation.premises) {
      if (named) {
        for (const FactRef& fact : premise.facts) add(prove(fact, false), result);
      }
      if (premise.kind == Premise::Kind::kAbsence) {
        ProofStep step;
        step.kind = StepKind::kAbsence;
        step.fact = premise.text;
        step.text = {premise.text, premise.text};
        add({std::move(step)}, result);
      } else if (premise.kind == Premise::Kind::kCondition && with_conditions) {
        ProofStep step;
        step.kind = StepKind::kCondition;
        step.text = {premise.text, premise.text};
        add({std::move(step)}, result);
      }
    }
    return result;
  }

  // What a rule that only adds up rests on, the weightiest part first.
  std::vector<FactRef> strongest_first(const Derivation& derivation) const {
    std::vector<FactRef> facts;
    for (const Premise& premise : derivation.premises) {
      facts.insert(facts.end(), premise.facts.begin(), premise.facts.end());
    }
    std::stable_sort(facts.begin(), facts.end(), [&](FactRef a, FactRef b) {
      return evaluation_.degree_in(a) > evaluation_.degree_in(b);
    });
    return facts;
  }

  // The same step once among its siblings.
  static void add(Steps steps, Steps& to) {
    for (ProofStep& step : steps) {
      const bool known = std::any_of(to.begin(), to.end(), [&](const ProofStep& other) {
        return other.kind == step.kind && other.fact == step.fact && other.text == step.text;
      });
      if (!known) to.push_back(std::move(step));
    }
  }

  // ---- Facts that were given

  Steps given(FactRef fact) {
    ProofStep step;
    step.fact = text_of(fact);
    if (fact.relation == policy_.interface.region) return {};
    if (fact.relation == policy_.interface.indicator) {
      value(fact, step);
    } else if (given_.is_knowledge(fact.relation)) {
      Sentence sentence = given_.knowledge(fact);
      step.kind = StepKind::kKnowledge;
      step.text = std::move(sentence.text);
      step.claims = std::move(sentence.claims);
    } else {
      number(fact, step);
    }
    return {std::move(step)};
  }

  void value(FactRef fact, ProofStep& step) {
    const std::string id(model_.symbol(fact.relation, fact.row, 1));
    const double amount = model_.value(fact.relation, fact.row, 2).real();
    step.kind = StepKind::kValue;
    step.text = named(phrases_.label(id), given_.amount_of(id, {amount, amount}));
    const auto reading = profile_.indicators.find(id);
    if (reading != profile_.indicators.end()) step.source = reading->second.source;
  }

  void number(FactRef fact, ProofStep& step) {
    const NumberRow row = given_.number(fact);
    const kb::Text& amount = row.limit.amount;
    step.kind = row.is_limit ? StepKind::kThreshold : StepKind::kSetting;
    if (row.is_limit) {
      const kb::Text limited = named(phrases_.label(row.subject), amount);
      step.text = {"limit of " + limited.en, "界限 " + limited.zh};
    } else {
      step.text = named({row.subject, row.subject}, amount);
    }
    step.source = row.limit.source;
    if (row.limit.basis.empty()) return;
    const kb::Text basis = basis_text(row.limit.basis);
    step.source = named(basis, row.limit.source);
  }

  static kb::Text named(const kb::Text& name, const kb::Text& what) {
    return {fmt::format("{}: {}", name.en, what.en), fmt::format("{}：{}", name.zh, what.zh)};
  }

  std::string text_of(FactRef fact) const { return model_.fact_text(fact.relation, fact.row); }

  const Policy::State& policy_;
  const Profile& profile_;
  Evaluation& evaluation_;
  const datalog::Model& model_;
  Phrasebook phrases_;
  GivenFacts given_;
  std::set<FactRef> shown_;
  std::optional<FactRef> stage_;  // asked for and not yet proved
  bool in_stage_ = false;         // proving the stage itself
};

}  // namespace

std::vector<ProofStep> make_proofs(const Policy::State& policy, const Profile& profile,
                                   Evaluation& evaluation, std::string_view target) {
  return Prover(policy, profile, evaluation).prove(target);
}

}  // namespace clusterwise::advisor
