// Grounding: a clause is safe when its literals can be ordered so that each finds its variables
// bound. Positive atoms bind all theirs, an equation binds a side that is a variable once the other
// is bound, an aggregate its result once its outer variables are.

#include <fmt/format.h>

#include "reasoner/datalog/check_context.h"
#include "reasoner/datalog/kinds.h"

namespace clusterwise::datalog {
namespace {

using Bound = std::vector<bool>;

bool is_bound(const Expression& expression, const Bound& bound) {
  bool all = true;
  for_each_variable(expression, [&](VariableId id) { all = all && bound[index_of(id)]; });
  return all;
}

bool bind(VariableId id, Bound& bound) {
  const bool fresh = !bound[index_of(id)];
  bound[index_of(id)] = true;
  return fresh;
}

bool bind_by_equation(const Expression& to, const Expression& from, Bound& bound) {
  const auto* variable = std::get_if<VariableId>(&to.node);
  return variable != nullptr && is_bound(from, bound) && bind(*variable, bound);
}

// Binds what the literal can; true if that is something new.
bool bind_by(const Literal& literal, Bound& bound) {
  bool fresh = false;
  if (const auto* atom = std::get_if<Atom>(&literal)) {
    for (const Expression& argument : atom->arguments) {
      for_each_variable(argument, [&](VariableId id) { fresh |= bind(id, bound); });
    }
  } else if (const auto* comparison = std::get_if<Comparison>(&literal)) {
    if (comparison->op != Compare::kEqual) return false;
    fresh |= bind_by_equation(comparison->left, comparison->right, bound);
    fresh |= bind_by_equation(comparison->right, comparison->left, bound);
  } else if (const auto* aggregate = std::get_if<Aggregate>(&literal)) {
    for (VariableId id : aggregate->outer) {
      if (!bound[index_of(id)]) return false;
    }
    fresh |= bind(aggregate->result, bound);
  }
  return fresh;
}

Bound bind_all(std::span<const Literal> body, Bound bound) {
  for (bool more = true; more;) {
    more = false;
    for (const Literal& literal : body) more |= bind_by(literal, bound);
  }
  return bound;
}

class GroundingChecker {
 public:
  GroundingChecker(const Clause& clause, CheckContext& context)
      : clause_(clause), context_(context) {}

  void run() {
    const Bound bound = bind_all(clause_.body, Bound(clause_.variables.size(), false));
    for (const Expression& argument : clause_.head.arguments) check(argument, bound);
    check(clause_.body, bound);
  }

 private:
  void check(std::span<const Literal> body, const Bound& bound) {
    for (const Literal& literal : body) {
      if (const auto* negation = std::get_if<Negation>(&literal)) {
        for (const Expression& argument : negation->atom.arguments) check(argument, bound);
      } else if (const auto* comparison = std::get_if<Comparison>(&literal)) {
        check(comparison->left, bound);
        check(comparison->right, bound);
      } else if (const auto* aggregate = std::get_if<Aggregate>(&literal)) {
        check(*aggregate, bound);
      }
    }
  }

  void check(const Aggregate& aggregate, const Bound& bound) {
    for (VariableId id : aggregate.outer) check(id, bound);
    const Bound inside = bind_all(aggregate.body, bound);
    for (const Expression& target : aggregate.target) check(target, inside);
    check(aggregate.body, inside);
  }

  void check(const Expression& expression, const Bound& bound) {
    for_each_variable(expression, [&](VariableId id) { check(id, bound); });
  }

  void check(VariableId id, const Bound& bound) {
    if (bound[index_of(id)]) return;
    const ClauseVariable& variable = clause_.variables[index_of(id)];
    if (is_made(variable)) return;  // what it is made of is reported
    context_.diagnostics.error(
        kinds::kUngroundedVariable, variable.first,
        fmt::format("nothing gives '{}' a value", variable.name),
        "use it in a positive atom, or set it with = from values that are known");
  }

  const Clause& clause_;
  CheckContext& context_;
};

}  // namespace

void check_grounding(const Clause& clause, CheckContext& context) {
  GroundingChecker(clause, context).run();
}

}  // namespace clusterwise::datalog
