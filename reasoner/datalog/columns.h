// Evaluates a circuit for many inputs at once, column by column.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "reasoner/datalog/circuit.h"

namespace clusterwise::datalog {

using Column = std::vector<Value>;

// The values of the roots, one column each, for `rows` rows of inputs. `inputs` are columns by
// input number, of `rows` values where a root depends on the input. A value that is not defined
// (see Circuit::defined) is any.
std::vector<Column> evaluate_columns(const Circuit& circuit, std::span<const GateId> roots,
                                     std::span<const Column> inputs, std::size_t rows);

}  // namespace clusterwise::datalog
