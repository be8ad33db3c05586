// Proofs: one tree for each fact that says the target holds. Rules without an id only pass things
// on, so what they rest on takes their place.

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "reasoner/advisor/numbers.h"
#include "reasoner/advisor/phrase.h"
#include "reasoner/advisor/policy_state.h"

namespace clusterwise::advisor {
namespace {

using datalog::Derivation;
using datalog::Directive;
using datalog::FactRef;
using datalog::Premise;
using datalog::Primitive;
using datalog::RelationId;

class Prover {
 public:
  Prover(const Policy::State& policy, const Profile& profile, Evaluation& evaluation)
      : policy_(policy),
        profile_(profile),
        evaluation_(evaluation),
        model_(evaluation.model()),
        phrases_(policy.store) {
    for (const Directive& directive : model_.program()->directives) {
      const auto io = directive.parameters.find("IO");
      if (directive.kind == Directive::Kind::kInput && io != directive.parameters.end())
        inputs_[directive.relation] = &directive;
    }
    for (const kb::Relation& relation : policy.store.relations())
      relation_labels_[relation.id] = relation.label;
  }

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
    } else if (inputs_.contains(fact.relation)) {
      knowledge(fact, step);
    } else {
      number(fact, step);
    }
    return {std::move(step)};
  }

  void value(FactRef fact, ProofStep& step) {
    const std::string id(model_.symbol(fact.relation, fact.row, 1));
    step.kind = StepKind::kValue;
    step.text = amount_of(id, model_.value(fact.relation, fact.row, 2).real());
    const auto reading = profile_.indicators.find(id);
    if (reading != profile_.indicators.end()) step.source = reading->second.source;
  }

  kb::Text amount_of(const std::string& indicator, double value) {
    const kb::Text label = phrases_.label(indicator);
    const auto measurement = policy_.catalogue.find(indicator);
    const kb::Text shown = measurement == policy_.catalogue.end()
                               ? readable(value)
                               : amount(value, measurement->second);
    return {label.en + ": " + shown.en, label.zh + "：" + shown.zh};
  }

  void knowledge(FactRef fact, ProofStep& step) {
    step.kind = StepKind::kKnowledge;
    const std::size_t columns = model_.table(fact.relation).arity();
    const auto symbol = [&](std::size_t column) {
      return std::string(model_.symbol(fact.relation, fact.row, column));
    };
    const Directive& directive = *inputs_.at(fact.relation);
    const auto named = directive.parameters.find("relation");
    std::string relation = columns == 3 ? symbol(1)
                           : named != directive.parameters.end()
                               ? named->second
                               : model_.program().relation(fact.relation).name;
    std::replace(relation.begin(), relation.end(), '_', '-');  // exposed_to reads exposed-to
    const kb::Text from = phrases_.label(symbol(0));
    const kb::Text to = phrases_.label(symbol(columns - 1));
    const auto found = relation_labels_.find(relation);
    const kb::Text verb =
        found == relation_labels_.end() ? kb::Text{relation, relation} : found->second;
    step.text = {fmt::format("{} {} {}", from.en, verb.en, to.en),
                 fmt::format("{} {} {}", from.zh, verb.zh, to.zh)};
    for (const kb::Link& link : policy_.store.links_from(symbol(0))) {
      if (link.relation == relation && link.to == symbol(columns - 1))
        step.claims = phrases_.claims(link.claims);
    }
  }

  // A row of a table of numbers: what it is about, the number, and where the number comes from.
  void number(FactRef fact, ProofStep& step) {
    step.kind = StepKind::kThreshold;
    const auto& attributes = model_.program().relation(fact.relation).attributes;
    const datalog::TypeId indicator =
        model_.program().relation(policy_.interface.indicator).attributes[1].type;
    std::string subject;
    std::optional<double> number;
    bool is_limit = false;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      const std::string text = model_.text(fact.relation, fact.row, i);
      if (attributes[i].primitive == Primitive::kFloat) {
        number = model_.value(fact.relation, fact.row, i).real();
      } else if (attributes[i].type == indicator) {
        subject = text;
        is_limit = true;
      } else if (attributes[i].name == "unit" || attributes[i].name.ends_with("_zh")) {
        continue;  // the indicator's own unit stands with the amount; the source is said once
      } else if (!number) {
        if (subject.empty()) subject = text;
      } else {
        // "default; default: the middle of the scale" says one thing twice.
        if (text.starts_with(step.source)) step.source.clear();
        step.source += (step.source.empty() ? "" : "; ") + text;
      }
    }
    if (is_limit) {
      const kb::Text named = amount_of(subject, number.value_or(0));
      step.text = {"limit of " + named.en, "界限 " + named.zh};
    } else {
      const kb::Text shown = readable(number.value_or(0));
      step.text = {fmt::format("{} = {}", subject, shown.en),
                   fmt::format("{} = {}", subject, shown.zh)};
    }
  }

  std::string text_of(FactRef fact) const { return model_.fact_text(fact.relation, fact.row); }

  const Policy::State& policy_;
  const Profile& profile_;
  Evaluation& evaluation_;
  const datalog::Model& model_;
  Phrasebook phrases_;
  std::map<RelationId, const Directive*> inputs_;
  std::map<std::string, kb::Text> relation_labels_;
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
