#include "reasoner/advisor/query_atoms.h"

namespace clusterwise::advisor {
namespace {

namespace ast = datalog::ast;

// Visits terms and atoms; a visitor says whether to go into aggregates.
struct Walk {
  std::function<void(const ast::Atom&)> atom = [](const ast::Atom&) {};
  std::function<void(const ast::Term&)> variable = [](const ast::Term&) {};
  bool into_aggregates = false;

  void body(const ast::Disjunction& alternatives) const {
    for (const ast::Conjunction& conditions : alternatives) {
      for (const ast::Literal& literal : conditions) of(literal);
    }
  }

  void of(const ast::Literal& literal) const {
    if (const auto* one = std::get_if<ast::Atom>(&literal.node)) {
      atom(*one);
      for (const ast::Term& argument : one->arguments) term(argument);
    } else if (const auto* constraint = std::get_if<ast::Constraint>(&literal.node)) {
      for (const ast::Term& side : constraint->sides) term(side);
    } else if (const auto* group = std::get_if<ast::Group>(&literal.node)) {
      body(group->body);
    }
  }

  void term(const ast::Term& one) const {
    if (std::holds_alternative<ast::Variable>(one.node)) variable(one);
    if (const auto* call = std::get_if<ast::Call>(&one.node)) {
      for (const ast::Term& argument : call->arguments) term(argument);
    }
    const auto* aggregate = std::get_if<ast::Aggregate>(&one.node);
    if (aggregate != nullptr && into_aggregates) body(aggregate->body);
  }
};

}  // namespace

void for_each_atom(const ast::Disjunction& body,
                   const std::function<void(const ast::Atom&)>& visit) {
  Walk walk;
  walk.atom = visit;
  walk.into_aggregates = true;
  walk.body(body);
}

void for_each_variable(const ast::Disjunction& body,
                       const std::function<void(const ast::Term&)>& visit) {
  Walk walk;
  walk.variable = visit;
  walk.body(body);
}

}  // namespace clusterwise::advisor
