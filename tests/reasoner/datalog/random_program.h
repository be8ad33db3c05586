// Random programs, for comparing the evaluator with its slow twin.
#pragma once

#include <cstdint>
#include <string>

namespace clusterwise::datalog::test {

// The same seed gives the same text everywhere. Values that flow into heads are bounded, so that
// evaluation ends; floats are small multiples of 1/2 or 1/8, so that sums do not depend on the
// order; what is negated or aggregated lies lower than the head, except in a few programs that the
// checker or the stratifier refuses.
std::string random_program(std::uint64_t seed);

}  // namespace clusterwise::datalog::test
