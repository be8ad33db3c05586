#include "reasoner/advisor/rule_graph.h"

#include <algorithm>

#include "reasoner/advisor/vocabulary.h"

namespace clusterwise::advisor {

using datalog::Aggregate;
using datalog::Atom;
using datalog::Clause;
using datalog::Literal;
using datalog::Negation;
using datalog::Primitive;
using datalog::RelationId;
using datalog::VariableId;

namespace {

const RelationId* relation_in(const Literal& literal) {
  if (const auto* atom = std::get_if<Atom>(&literal)) return &atom->relation;
  if (const auto* negation = std::get_if<Negation>(&literal)) return &negation->atom.relation;
  return nullptr;
}

bool is_variable(const datalog::Expression& expression, VariableId variable) {
  const auto* id = std::get_if<VariableId>(&expression.node);
  return id != nullptr && *id == variable;
}

bool names(const Atom& atom, VariableId variable) {
  return std::any_of(atom.arguments.begin(), atom.arguments.end(),
                     [&](const auto& argument) { return is_variable(argument, variable); });
}

// The variable that the aggregate's result is known by: n = #2.
bool gives(const Clause& clause, const Aggregate& aggregate, VariableId variable) {
  if (aggregate.result == variable) return true;
  return std::any_of(clause.body.begin(), clause.body.end(), [&](const Literal& literal) {
    const auto* equation = std::get_if<datalog::Comparison>(&literal);
    if (equation == nullptr || equation->op != datalog::Compare::kEqual) return false;
    return (is_variable(equation->left, variable) &&
            is_variable(equation->right, aggregate.result)) ||
           (is_variable(equation->right, variable) &&
            is_variable(equation->left, aggregate.result));
  });
}

}  // namespace

RuleGraph::RuleGraph(const datalog::CheckedProgram& program, const Interface& interface)
    : program_(program), interface_(interface), dynamic_{interface.region, interface.indicator} {
  for (std::size_t before = 0; before != dynamic_.size();) {
    before = dynamic_.size();
    for (const Clause& clause : program->clauses) {
      if (reads_dynamic(clause)) dynamic_.insert(clause.head.relation);
    }
  }
}

bool RuleGraph::reads_dynamic(const Clause& clause) const {
  bool found = false;
  datalog::for_each_literal(clause.body, [&](const Literal& literal) {
    const RelationId* relation = relation_in(literal);
    found = found || (relation != nullptr && is_dynamic(*relation));
  });
  return found;
}

bool RuleGraph::is_derived(const Atom& atom) const {
  return is_dynamic(atom.relation) && atom.relation != interface_.region &&
         atom.relation != interface_.indicator;
}

std::vector<std::size_t> RuleGraph::clauses_of(RelationId relation) const {
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < program_->clauses.size(); ++i) {
    if (program_->clauses[i].head.relation == relation) result.push_back(i);
  }
  return result;
}

const Atom* RuleGraph::carrier_of(const Clause& clause) const {
  const Atom* result = nullptr;
  bool graded = false;
  for (const Literal& literal : clause.body) {
    const auto* atom = std::get_if<Atom>(&literal);
    if (atom == nullptr || !is_derived(*atom) || is_count(atom->relation)) continue;
    const auto& attributes = program_.relation(atom->relation).attributes;
    const bool has_degree = attributes.back().primitive == Primitive::kFloat;
    if (result != nullptr && (graded || !has_degree)) continue;
    result = atom;
    graded = has_degree;
  }
  return result;
}

bool RuleGraph::only_passes_on(const Clause& clause) const {
  if (has_id(clause) || carrier_of(clause) == nullptr) return false;
  return std::all_of(clause.body.begin(), clause.body.end(), [&](const Literal& literal) {
    if (std::holds_alternative<datalog::Comparison>(literal)) return true;
    const auto* atom = std::get_if<Atom>(&literal);
    return atom != nullptr && (atom == carrier_of(clause) || !is_derived(*atom));
  });
}

std::optional<CountSource> RuleGraph::count_in(const Clause& clause) const {
  for (const Literal& literal : clause.body) {
    const auto* aggregate = std::get_if<Aggregate>(&literal);
    if (aggregate != nullptr && aggregate->op == datalog::Reduce::kCount)
      return CountSource{&clause, aggregate, nullptr};
  }
  return std::nullopt;
}

bool RuleGraph::is_count(RelationId relation) const {
  const std::vector<std::size_t> clauses = clauses_of(relation);
  if (clauses.size() != 1) return false;
  const Clause& clause = program_->clauses[clauses.front()];
  const bool reads_more =
      std::any_of(clause.body.begin(), clause.body.end(), [&](const Literal& literal) {
        const auto* atom = std::get_if<Atom>(&literal);
        return atom != nullptr && is_derived(*atom);
      });
  return !has_id(clause) && !reads_more && count_in(clause).has_value();
}

std::optional<CountSource> RuleGraph::count_of(const Clause& clause, VariableId variable) const {
  for (const Literal& literal : clause.body) {
    if (const auto* aggregate = std::get_if<Aggregate>(&literal)) {
      const bool counts = aggregate->op == datalog::Reduce::kCount;
      if (counts && gives(clause, *aggregate, variable))
        return CountSource{&clause, aggregate, nullptr};
    } else if (const auto* atom = std::get_if<Atom>(&literal)) {
      if (!names(*atom, variable) || !is_count(atom->relation)) continue;
      auto source = count_in(program_->clauses[clauses_of(atom->relation).front()]);
      if (source) source->through = atom;
      return source;
    }
  }
  return std::nullopt;
}

const Atom* RuleGraph::reading_of(const Clause& clause, VariableId variable) const {
  for (const Literal& literal : clause.body) {
    const auto* atom = std::get_if<Atom>(&literal);
    if (atom != nullptr && atom->relation == interface_.indicator &&
        is_variable(atom->arguments.back(), variable))
      return atom;
  }
  return nullptr;
}

const Atom* RuleGraph::table_of(const Clause& clause, VariableId variable) const {
  for (const Literal& literal : clause.body) {
    const auto* atom = std::get_if<Atom>(&literal);
    if (atom != nullptr && !is_dynamic(atom->relation) && names(*atom, variable)) return atom;
  }
  return nullptr;
}

std::string RuleGraph::kind_in(RelationId relation, std::size_t column) const {
  const datalog::Attribute& attribute = program_.relation(relation).attributes[column];
  if (attribute.primitive != Primitive::kSymbol) return "";
  return kind_of_type(program_->types[attribute.type].name);
}

bool RuleGraph::is_finding(RelationId relation) const {
  return relation == interface_.feature || relation == interface_.problem ||
         relation == interface_.risk || relation == interface_.stage ||
         relation == interface_.recommends;
}

}  // namespace clusterwise::advisor
