// Cells: where the comparisons of a circuit cut the ranges of its inputs, every comparison comes
// out the same all over a cell. So a condition is a function of the cells, and has a diagram.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <vector>

#include "reasoner/datalog/circuit.h"
#include "reasoner/datalog/diagrams.h"

namespace clusterwise::datalog {

// Where the gates below the roots compare a float input with a constant: the first values of the
// cells, without the lowest, ascending.
std::map<InputId, std::vector<double>> cuts_of(const Circuit& circuit,
                                               std::span<const GateId> roots);

// A variable of the diagrams.
struct CellVariable {
  InputId input{};
  std::vector<double> points;  // one in each cell, ascending
};

// The diagrams of a circuit's gates. The variables' levels are their order.
class CellDiagrams {
 public:
  // REQUIRES: the circuit outlives this; the cells are cut where cuts_of says.
  CellDiagrams(const Circuit& circuit, std::vector<CellVariable> variables, std::size_t most_nodes);

  // Nothing where the gate is no function of the cells (a number computed from an input, two inputs
  // compared), or the diagrams are too large.
  std::optional<NodeId> diagram_of(GateId gate);

  Diagrams& diagrams() { return diagrams_; }

 private:
  using Maybe = std::optional<NodeId>;

  Maybe make(GateId id);
  Maybe junction(const Gate& gate, std::span<const GateId> arguments);
  Maybe comparison(const Gate& gate, std::span<const GateId> arguments);
  Maybe cells_where(const Gate& gate, std::span<const GateId> arguments);
  Maybe application(const Gate& gate, std::span<const GateId> arguments);
  Maybe reduction(const Gate& gate, std::span<const GateId> arguments);
  Maybe total(Functor step, const Gate& gate, std::span<const GateId> arguments,
              std::size_t stride);
  Maybe combine(const Gate& gate, Maybe a, Maybe b);
  std::uint32_t key_of(const Gate& gate);

  const Circuit& circuit_;
  std::vector<CellVariable> variables_;
  std::map<InputId, Level> levels_;
  Diagrams diagrams_;
  std::vector<Maybe> made_;
  std::vector<bool> known_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> keys_;
};

}  // namespace clusterwise::datalog
