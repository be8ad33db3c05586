// How a rule makes a number of others, as people write it.
#pragma once

#include <optional>

#include "reasoner/advisor/account.h"
#include "reasoner/datalog/instance.h"

namespace clusterwise::advisor {

// How the clause makes the last column of its head: "0.9 = min(1, 0.8 × 1 + 0.04 × (3.6 − 1))".
// Nothing where it hands on a number as it is.
std::optional<Arithmetic> arithmetic_of(const datalog::Clause& clause,
                                        const datalog::Valuation& values);

}  // namespace clusterwise::advisor
