// What a program says where some of its input values are not known: a circuit of gates over them.
//
// ground() makes one from a program and a model. Numbers and conditions are gates alike; a
// condition is 0 or 1. Gates are made once each (equal operations on equal arguments are one gate)
// and simplified as they are made, so what does not depend on an input is a constant. Arguments of
// a gate have smaller ids than the gate. Floats are taken to be numbers, not NaN.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "reasoner/datalog/checked.h"
#include "reasoner/datalog/functor.h"
#include "reasoner/datalog/value.h"

namespace clusterwise::datalog {

enum class GateId : std::uint32_t {};
using InputId = std::uint32_t;

enum class GateOp : std::uint8_t {
  kConstant,
  kInput,
  kApply,    // a functor of its arguments
  kDefined,  // whether that functor has a value there
  kCompare,
  kAll,  // of conditions; of none: 1
  kAny,  // of conditions; of none: 0
  kNot,
  kReduce  // arguments: condition, value, condition, value, …; for count conditions alone
};

struct Gate {
  GateOp op = GateOp::kConstant;
  Primitive type = Primitive::kNumber;  // of the arguments; of a constant or input, its own
  std::uint8_t what = 0;                // Functor, Compare or Reduce
  Value value;                          // kConstant: itself; kInput: its InputId
  std::uint32_t first = 0;              // of the arguments
  std::uint32_t count = 0;

  Functor functor() const { return static_cast<Functor>(what); }
  Compare compare() const { return static_cast<Compare>(what); }
  Reduce reduce() const { return static_cast<Reduce>(what); }
  InputId input() const { return static_cast<InputId>(value.bits); }
};

class Circuit {
 public:
  Circuit();

  std::size_t size() const { return gates_.size(); }
  const Gate& operator[](GateId id) const { return gates_[index_of(id)]; }
  std::span<const GateId> arguments(GateId id) const {
    const Gate& gate = (*this)[id];
    return std::span(arguments_).subspan(gate.first, gate.count);
  }

  // ---- Making gates

  GateId constant(Value value, Primitive type);
  GateId truth(bool holds) const { return holds ? kTrue : kFalse; }
  GateId input(InputId number, Primitive type);
  // Arguments of the type. Constant symbols are computed with `symbols`. Nothing where the functor
  // has no value whatever the inputs are, or where a text would depend on an input.
  std::optional<GateId> apply(Functor functor, Primitive type, std::vector<GateId> arguments,
                              SymbolTable& symbols);
  // Whether that gate has a value.
  GateId defined(GateId applied);
  // REQUIRES: of symbols, only equality, or constants that were compared by the caller.
  GateId compare(Compare op, Primitive type, GateId left, GateId right);
  GateId all(std::vector<GateId> conditions);
  GateId any(std::vector<GateId> conditions);
  GateId negate(GateId condition);
  // `values` lie beside `conditions`; none for count. Of no condition that holds: 0 for count and
  // sum; a caller of min, max and mean asks for any(conditions) too.
  GateId reduce(Reduce op, Primitive type, std::vector<GateId> conditions,
                std::vector<GateId> values);

  // ---- Looking at gates

  std::optional<Value> constant_of(GateId id) const;
  bool is_false(GateId id) const { return id == kFalse; }
  bool is_true(GateId id) const { return id == kTrue; }

  // The gates that some of these depend on, themselves included, ascending.
  std::vector<GateId> below(std::span<const GateId> roots) const;
  // The inputs that some of these depend on, ascending.
  std::vector<InputId> inputs_below(std::span<const GateId> roots) const;

  // One gate a line, of those below the roots.
  std::string to_text(std::span<const GateId> roots, const SymbolTable& symbols) const;

 private:
  static constexpr GateId kFalse{0};
  static constexpr GateId kTrue{1};

  GateId add(Gate gate, std::span<const GateId> arguments);
  GateId junction(GateOp op, std::vector<GateId> conditions);
  std::vector<GateId> without_choices(std::vector<GateId> conditions);
  bool is_constant(GateId id) const { return (*this)[id].op == GateOp::kConstant; }

  std::vector<Gate> gates_;
  std::vector<GateId> arguments_;
  std::unordered_multimap<std::uint64_t, GateId> known_;  // by hash
};

// The same circuit with values for some inputs, by number; simplified. `roots` become the gates of
// the new circuit that stand for them.
Circuit specialise(const Circuit& circuit, std::span<const std::optional<Value>> inputs,
                   std::vector<GateId>& roots);

// What one gate says of values; used by all that evaluates circuits. Nothing where a functor has no
// value. REQUIRES: no gate of symbols but equality.
std::optional<Value> evaluate_gate(const Gate& gate, std::span<const Value> arguments);

}  // namespace clusterwise::datalog
