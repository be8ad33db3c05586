// Evaluates a circuit for many inputs at once, column by column.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "reasoner/datalog/circuit.h"

namespace clusterwise::datalog {

using Column = std::vector<Value>;

// Rows first..first+count of the roots' columns, one pointer each; gone when the function returns.
using BlockSink =
    std::function<void(std::size_t first, std::size_t count, std::span<const Value* const> roots)>;

// Calls the sink with the values of the roots for `rows` rows of inputs, a few rows at a time.
// `inputs` are columns by input number, of `rows` values where a root depends on the input. A value
// that is not defined (see Circuit::defined) is any.
void evaluate_blocks(const Circuit& circuit, std::span<const GateId> roots,
                     std::span<const Column> inputs, std::size_t rows, const BlockSink& sink);

// The same as whole columns, one for each root.
std::vector<Column> evaluate_columns(const Circuit& circuit, std::span<const GateId> roots,
                                     std::span<const Column> inputs, std::size_t rows);

}  // namespace clusterwise::datalog
