// When a literal can be evaluated, and what it gives values to.
#pragma once

#include <vector>

#include "reasoner/datalog/checked.h"

namespace clusterwise::datalog {

using Bound = std::vector<bool>;  // by variable: whether it has a value

bool is_bound(const Expression& expression, const Bound& bound);
void bind_all(const Expression& expression, Bound& bound);

// Whether the literal can be decided, or, an equation or an aggregate, give the one variable that
// it lacks. Never so for positive atoms, which can be looked up at any time.
bool is_ready(const Literal& literal, const Bound& bound);

// Marks what the literal gives a value to.
void bind_variables(const Literal& literal, Bound& bound);

// n = #2, where #2 is the result of an aggregate: where it holds, it says nothing that the
// aggregate does not say.
bool only_names(const Clause& clause, const Literal& literal);

}  // namespace clusterwise::datalog
