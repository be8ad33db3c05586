// Rules read a limit from a table of facts, often by way of another relation. Which tables these
// are is told by the types of their columns, so that a policy may name and divide them as it likes.
#include "reasoner/advisor/thresholds.h"

#include <optional>
#include <utility>

#include "reasoner/advisor/given_facts.h"

namespace clusterwise::advisor {
namespace {

using datalog::Attribute;
using datalog::FactRef;
using datalog::Primitive;
using datalog::RelationId;

class ThresholdFinder {
 public:
  ThresholdFinder(const Policy::State& policy, Evaluation& evaluation, Phrasebook& phrases)
      : policy_(policy),
        evaluation_(evaluation),
        model_(evaluation.model()),
        phrases_(phrases),
        given_(policy, model_, phrases) {}

  std::vector<Threshold> find(const std::set<std::string>& indicators) {
    mark_used();
    std::vector<Threshold> result;
    for (std::size_t i = 0; i < model_.program()->relations.size(); ++i) {
      const RelationId relation{static_cast<std::uint32_t>(i)};
      const std::optional<std::size_t> column = indicator_column(relation);
      if (!column) continue;
      for (datalog::Row row = 0; row < model_.table(relation).size(); ++row) {
        const FactRef fact{relation, row};
        if (!indicators.contains(std::string(model_.symbol(relation, row, *column)))) continue;
        if (evaluation_.ways_to(fact).empty()) result.push_back(threshold(fact));
      }
    }
    return result;
  }

 private:
  // Of a table of limits: a column of indicators, a number, and no region.
  std::optional<std::size_t> indicator_column(RelationId relation) const {
    const datalog::TypeId region = column_type(policy_.interface.indicator, 0);
    const datalog::TypeId indicator = column_type(policy_.interface.indicator, 1);
    std::optional<std::size_t> about;
    bool has_number = false;
    const std::vector<Attribute>& attributes = model_.program().relation(relation).attributes;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      if (attributes[i].type == region) return std::nullopt;
      if (attributes[i].type == indicator && !about) about = i;
      has_number |= attributes[i].primitive == Primitive::kFloat;
    }
    return has_number ? about : std::nullopt;
  }

  datalog::TypeId column_type(RelationId relation, std::size_t column) const {
    return model_.program().relation(relation).attributes[column].type;
  }

  Threshold threshold(FactRef fact) {
    NumberRow row = given_.number(fact);
    Threshold result;
    result.indicator = row.subject;
    result.label = phrases_.label(result.indicator);
    result.limit = std::move(row.limit);
    result.used = used_.contains(fact);
    return result;
  }

  // ---- What the findings rest on

  void mark_used() {
    const Interface& interface = policy_.interface;
    for (RelationId relation : {interface.feature, interface.stage, interface.problem,
                                interface.recommends, interface.risk, interface.risk_of_role}) {
      for (const FactRef& fact : evaluation_.facts_of(relation)) open_.push_back(fact);
    }
    while (!open_.empty()) {
      const FactRef fact = open_.back();
      open_.pop_back();
      if (used_.insert(fact).second) open_premises(fact);
    }
  }

  void open_premises(FactRef fact) {
    for (const datalog::Derivation& derivation : evaluation_.ways_to(fact)) {
      for (const datalog::Premise& premise : derivation.premises)
        open_.insert(open_.end(), premise.facts.begin(), premise.facts.end());
    }
  }

  const Policy::State& policy_;
  Evaluation& evaluation_;
  const datalog::Model& model_;
  Phrasebook& phrases_;
  GivenFacts given_;
  std::set<FactRef> used_;
  std::vector<FactRef> open_;  // to be looked at
};

}  // namespace

std::vector<Threshold> thresholds(const Policy::State& policy, Evaluation& evaluation,
                                  const std::set<std::string>& indicators, Phrasebook& phrases) {
  return ThresholdFinder(policy, evaluation, phrases).find(indicators);
}

}  // namespace clusterwise::advisor
