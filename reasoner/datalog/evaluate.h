// From a checked program and its input to the model.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <tl/expected.hpp>

#include "reasoner/datalog/model.h"
#include "reasoner/datalog/strata.h"

namespace clusterwise::datalog {

// What an evaluation may cost. The defaults stop a program that grows without end before the
// machine suffers.
struct Limits {
  std::chrono::milliseconds time = std::chrono::minutes(10);
  std::size_t facts = 200'000'000;
  std::size_t bytes = std::size_t{8} << 30U;
};

struct LimitReached {
  std::string message;  // which limit, and the relation that was growing
  Span rule;            // the rule that was being evaluated
};

// Semi-naive, stratum by stratum; each is planned with the sizes known by then. `database` holds
// the input.
tl::expected<Model, LimitReached> evaluate(const Strata& strata, Database database,
                                           const Limits& limits = {});

}  // namespace clusterwise::datalog
