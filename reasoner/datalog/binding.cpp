#include "reasoner/datalog/binding.h"

#include <algorithm>

namespace clusterwise::datalog {

bool is_bound(const Expression& expression, const Bound& bound) {
  bool all = true;
  for_each_variable(expression, [&](VariableId id) { all = all && bound[index_of(id)]; });
  return all;
}

void bind_all(const Expression& expression, Bound& bound) {
  for_each_variable(expression, [&](VariableId id) { bound[index_of(id)] = true; });
}

bool is_ready(const Literal& literal, const Bound& bound) {
  if (std::holds_alternative<Atom>(literal)) return false;
  if (const auto* negation = std::get_if<Negation>(&literal)) {
    return std::all_of(negation->atom.arguments.begin(), negation->atom.arguments.end(),
                       [&](const Expression& e) { return is_bound(e, bound); });
  }
  if (const auto* comparison = std::get_if<Comparison>(&literal)) {
    const bool left = is_bound(comparison->left, bound);
    const bool right = is_bound(comparison->right, bound);
    if (left && right) return true;
    if (comparison->op != Compare::kEqual || (!left && !right)) return false;
    return std::holds_alternative<VariableId>((left ? comparison->right : comparison->left).node);
  }
  const auto& outer = std::get<Aggregate>(literal).outer;
  return std::all_of(outer.begin(), outer.end(),
                     [&](VariableId id) { return bool{bound[index_of(id)]}; });
}

void bind_variables(const Literal& literal, Bound& bound) {
  if (const auto* atom = std::get_if<Atom>(&literal)) {
    for (const Expression& argument : atom->arguments) bind_all(argument, bound);
  } else if (const auto* comparison = std::get_if<Comparison>(&literal)) {
    bind_all(comparison->left, bound);
    bind_all(comparison->right, bound);
  } else if (const auto* aggregate = std::get_if<Aggregate>(&literal)) {
    bound[index_of(aggregate->result)] = true;
  }
}

bool only_names(const Clause& clause, const Literal& literal) {
  const auto* comparison = std::get_if<Comparison>(&literal);
  if (comparison == nullptr || comparison->op != Compare::kEqual) return false;
  const auto* left = std::get_if<VariableId>(&comparison->left.node);
  const auto* right = std::get_if<VariableId>(&comparison->right.node);
  return left != nullptr && right != nullptr &&
         (is_made(clause.variables[index_of(*left)]) ||
          is_made(clause.variables[index_of(*right)]));
}

}  // namespace clusterwise::datalog
