// From a checked program and its input to the model.
#pragma once

#include <functional>
#include <string>
#include <tl/expected.hpp>

#include "reasoner/datalog/limits.h"
#include "reasoner/datalog/model.h"
#include "reasoner/datalog/plan.h"
#include "reasoner/datalog/strata.h"

namespace clusterwise::datalog {

struct RunOptions {
  Limits limits;
  Ordering ordering = Ordering::kByCost;
  // Told of every plan before it runs; a recursion is planned again as it grows.
  std::function<void(const Stratum&, const StratumPlan&)> on_plan = nullptr;
};

struct LimitReached {
  std::string message;  // which limit, and the relation that was growing
  Span rule;            // the rule that was being evaluated
};

// Semi-naive, stratum by stratum; each is planned with the sizes known by then. `database` holds
// the input.
tl::expected<Model, LimitReached> evaluate(const Strata& strata, Database database,
                                           const RunOptions& options = {});

}  // namespace clusterwise::datalog
