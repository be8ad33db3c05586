#include "reasoner/datalog/names.h"

#include <algorithm>

namespace clusterwise::datalog {
namespace {

bool all_in(const ast::Term& term, const Names& names) {
  Names needed;
  add_names(term, needed);
  return std::includes(names.begin(), names.end(), needed.begin(), needed.end());
}

// Adds what `from = to` grounds; true if that is something new.
bool ground_by_equation(const ast::Term& to, const ast::Term& from, Names& grounded) {
  const auto* variable = std::get_if<ast::Variable>(&to.node);
  return variable != nullptr && all_in(from, grounded) && grounded.insert(variable->name).second;
}

const ast::Constraint* as_equation(const FlatLiteral& flat) {
  const auto* constraint = std::get_if<ast::Constraint>(&flat.literal->node);
  const bool equation = constraint != nullptr && constraint->op.text == (flat.negated ? "!=" : "=");
  return equation ? constraint : nullptr;
}

}  // namespace

std::vector<const ast::Term*> terms_of(const ast::Literal& literal) {
  std::vector<const ast::Term*> result;
  if (const auto* atom = std::get_if<ast::Atom>(&literal.node)) {
    for (const ast::Term& term : atom->arguments) result.push_back(&term);
  } else if (const auto* constraint = std::get_if<ast::Constraint>(&literal.node)) {
    for (const ast::Term& term : constraint->sides) result.push_back(&term);
  }
  return result;
}

void add_names(const ast::Term& term, Names& names) {
  if (const auto* variable = std::get_if<ast::Variable>(&term.node)) names.insert(variable->name);
  if (const auto* call = std::get_if<ast::Call>(&term.node)) {
    for (const ast::Term& argument : call->arguments) add_names(argument, names);
  }
}

void ground(const FlatBody& body, Names& grounded) {
  for (const FlatLiteral& flat : body) {
    const auto* atom = std::get_if<ast::Atom>(&flat.literal->node);
    if (atom == nullptr || flat.negated) continue;
    for (const ast::Term& term : atom->arguments) {
      if (const auto* variable = std::get_if<ast::Variable>(&term.node))
        grounded.insert(variable->name);
    }
  }
  for (bool more = true; more;) {
    more = false;
    for (const FlatLiteral& flat : body) {
      const ast::Constraint* equation = as_equation(flat);
      if (equation == nullptr) continue;
      more |= ground_by_equation(equation->sides[0], equation->sides[1], grounded);
      more |= ground_by_equation(equation->sides[1], equation->sides[0], grounded);
    }
  }
}

}  // namespace clusterwise::datalog
