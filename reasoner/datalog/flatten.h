// Bodies without disjunction and without negation of anything but single literals.
#pragma once

#include <optional>
#include <vector>

#include "reasoner/datalog/ast.h"

namespace clusterwise::datalog {

// A literal of the tree, negated or not as it stands in the flat body (its own `negated` mark is
// already counted in).
struct FlatLiteral {
  const ast::Literal* literal = nullptr;
  bool negated = false;
};
using FlatBody = std::vector<FlatLiteral>;

// One clause may become at most this many.
inline constexpr std::size_t kMostAlternatives = 10'000;
// Literals in one of them: the planner's work grows with the cube of their number.
inline constexpr std::size_t kMostConditions = 256;

// Literals in all of them.
inline constexpr std::size_t kMostInAll = 200'000;

// The disjunctive normal form; negation is pushed inwards by De Morgan's laws. Truth literals are
// gone: a body that says `false` is left out. Nothing if there would be more than
// kMostAlternatives, more than kMostConditions in one, or more than kMostInAll together.
std::optional<std::vector<FlatBody>> flatten(const ast::Disjunction& body);

}  // namespace clusterwise::datalog
