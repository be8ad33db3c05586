#include "reasoner/advisor/evaluation.h"

#include <algorithm>

namespace clusterwise::advisor {
namespace {

using datalog::FactRef;
using datalog::Primitive;
using datalog::RelationId;
using datalog::Row;
using datalog::Table;

}  // namespace

datalog::Pattern Evaluation::pattern_of(const datalog::Atom& head) const {
  const datalog::CheckedProgram& program = model_->program();
  const datalog::TypeId region = program.relation(interface_.region).attributes[0].type;
  datalog::Pattern pattern{head.relation, {}};
  for (std::size_t i = 0; i < head.arguments.size(); ++i) {
    std::optional<datalog::Value>& value = pattern.values.emplace_back();
    if (const auto* constant = std::get_if<datalog::Value>(&head.arguments[i].node)) {
      value = *constant;
    } else if (program.relation(head.relation).attributes[i].type == region) {
      const auto symbol = model_->symbols().find(region_);
      if (symbol) value = datalog::Value::of(*symbol);
    }
  }
  return pattern;
}

Evaluation::Evaluation(datalog::Model model, const Interface& interface, std::string region)
    : model_(std::make_unique<datalog::Model>(std::move(model))),
      deriver_(std::make_unique<datalog::Deriver>(*model_)),
      interface_(interface),
      region_(std::move(region)) {}

const std::vector<FactRef>& Evaluation::facts_of(RelationId relation) const {
  const auto known = facts_.find(relation);
  if (known != facts_.end()) return known->second;
  std::vector<FactRef>& result = facts_[relation];
  const std::optional<datalog::SymbolId> region = model_->symbols().find(region_);
  const Table& table = model_->table(relation);
  for (Row row = 0; region && row < table.size(); ++row) {
    if (model_->value(relation, row, 0).symbol() == *region) result.push_back({relation, row});
  }
  return result;
}

const std::vector<datalog::Derivation>& Evaluation::ways_to(FactRef fact) {
  const auto known = ways_.find(fact);
  if (known != ways_.end()) return known->second;
  return ways_[fact] = deriver_->derivations(fact);
}

std::vector<FactRef> Evaluation::facts_of(RelationId relation, std::string_view id) const {
  std::vector<FactRef> result = facts_of(relation);
  std::erase_if(result,
                [&](const FactRef& fact) { return model_->symbol(relation, fact.row, 1) != id; });
  return result;
}

std::optional<double> Evaluation::degree(RelationId relation, std::string_view id) const {
  const std::vector<FactRef> facts = facts_of(relation, id);
  if (facts.empty()) return std::nullopt;
  const auto& attributes = model_->program().relation(relation).attributes;
  if (attributes.back().primitive != Primitive::kFloat) return 1;
  double most = 0;
  for (const FactRef& fact : facts) most = std::max(most, degree_in(fact));
  return most;
}

double Evaluation::degree_in(FactRef fact) const {
  const auto& attributes = model_->program().relation(fact.relation).attributes;
  if (attributes.empty() || attributes.back().primitive != Primitive::kFloat) return 0;
  return model_->value(fact.relation, fact.row, attributes.size() - 1).real();
}

}  // namespace clusterwise::advisor
