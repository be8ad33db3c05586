#include "reasoner/datalog/instance.h"

#include <algorithm>

#include "reasoner/datalog/model_solver.h"

namespace clusterwise::datalog {
namespace {

Assignment assignment_of(ModelSolver& solver, const Clause& clause, const Valuation& values) {
  Assignment result(clause);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i]) continue;
    result.bound[i] = true;
    result.registers[i] = solver.model().database().words().encode(*values[i]);
  }
  return result;
}

bool set(std::optional<Value>& place, Value value) {
  if (place && *place != value) return false;
  place = value;
  return true;
}

bool stands_in_atom(const Clause& clause, VariableId variable) {
  return std::any_of(clause.body.begin(), clause.body.end(), [&](const Literal& literal) {
    const auto* atom = std::get_if<Atom>(&literal);
    return atom != nullptr &&
           std::any_of(atom->arguments.begin(), atom->arguments.end(), [&](const Expression& one) {
             const auto* id = std::get_if<VariableId>(&one.node);
             return id != nullptr && *id == variable;
           });
  });
}

}  // namespace

Valuation values_of(const Model& model, const Derivation& derivation) {
  const Clause& clause = model.program()->clauses[derivation.clause];
  Valuation values(clause.variables.size());
  for (const Binding& binding : derivation.bindings) {
    for (std::size_t i = 0; i < clause.variables.size(); ++i) {
      if (clause.variables[i].name == binding.name) values[i] = binding.value;
    }
  }
  auto premise = derivation.premises.begin();
  for (const Literal& literal : clause.body) {
    if (only_names(clause, literal)) continue;  // which is no premise
    if (const auto* atom = std::get_if<Atom>(&literal))
      bind(model, *atom, premise->facts.front(), values);
    ++premise;
  }
  return values;
}

bool bind(const Model& model, const Atom& atom, FactRef fact, Valuation& values) {
  for (std::size_t i = 0; i < atom.arguments.size(); ++i) {
    const auto* variable = std::get_if<VariableId>(&atom.arguments[i].node);
    if (variable == nullptr) continue;
    if (!set(values[index_of(*variable)], model.value(fact.relation, fact.row, i))) return false;
  }
  return true;
}

bool unify(const Clause& clause, const std::vector<std::optional<Value>>& pattern,
           Valuation& values) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (!pattern[i]) continue;
    const auto& node = clause.head.arguments[i].node;
    if (const auto* constant = std::get_if<Value>(&node)) {
      if (*constant != *pattern[i]) return false;
    } else if (const auto* variable = std::get_if<VariableId>(&node)) {
      if (!set(values[index_of(*variable)], *pattern[i])) return false;
    }
  }
  return true;
}

std::vector<std::optional<Value>> pattern_of(const Atom& atom, const Valuation& values) {
  std::vector<std::optional<Value>> result;
  for (const Expression& argument : atom.arguments) {
    result.emplace_back();
    if (const auto* constant = std::get_if<Value>(&argument.node)) result.back() = *constant;
    if (const auto* variable = std::get_if<VariableId>(&argument.node))
      result.back() = values[index_of(*variable)];
  }
  return result;
}

std::optional<Value> evaluate(Deriver& deriver, const Clause& clause, const Expression& expression,
                              const Valuation& values) {
  const Assignment assignment = assignment_of(deriver.solver(), clause, values);
  if (!is_bound(expression, assignment.bound)) return std::nullopt;
  return deriver.solver().evaluate(clause, expression, assignment.registers);
}

std::optional<bool> holds(Deriver& deriver, const Clause& clause, const Comparison& comparison,
                          const Valuation& values) {
  const Assignment assignment = assignment_of(deriver.solver(), clause, values);
  if (!is_bound(comparison.left, assignment.bound) || !is_bound(comparison.right, assignment.bound))
    return std::nullopt;
  bool found = false;
  deriver.solver().solve(clause, {comparison}, assignment, [&](std::span<const Word>) {
    found = true;
    return false;
  });
  return found;
}

std::string text_of(Deriver& deriver, const Clause& clause, const Literal& literal,
                    const Valuation& values) {
  return deriver.solver().text_of(clause, literal, assignment_of(deriver.solver(), clause, values));
}

bool only_gives_name(const Clause& clause, const Literal& literal) {
  return only_names(clause, literal);
}

bool is_assignment(const Clause& clause, const Literal& literal) {
  const auto* comparison = std::get_if<Comparison>(&literal);
  if (comparison == nullptr || comparison->op != Compare::kEqual) return false;
  const auto given = [&](const Expression& side) {
    const auto* variable = std::get_if<VariableId>(&side.node);
    return variable != nullptr && !stands_in_atom(clause, *variable);
  };
  return given(comparison->left) || given(comparison->right);
}

bool is_compared(const Clause& clause, VariableId variable) {
  return std::any_of(clause.body.begin(), clause.body.end(), [&](const Literal& literal) {
    const auto* comparison = std::get_if<Comparison>(&literal);
    if (comparison == nullptr || is_assignment(clause, literal)) return false;
    bool found = false;
    const auto look = [&](VariableId one) { found = found || one == variable; };
    for_each_variable(comparison->left, look);
    for_each_variable(comparison->right, look);
    return found;
  });
}

}  // namespace clusterwise::datalog
