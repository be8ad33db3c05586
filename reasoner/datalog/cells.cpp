#include "reasoner/datalog/cells.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace clusterwise::datalog {
namespace {

// An input beside a constant, if the comparison is that.
struct InputAndConstant {
  InputId input{};
  Value constant;
};

std::optional<InputAndConstant> input_and_constant(const Circuit& circuit, GateId comparison) {
  const std::span<const GateId> arguments = circuit.arguments(comparison);
  for (std::size_t side : {0U, 1U}) {
    const Gate& one = circuit[arguments[side]];
    const std::optional<Value> other = circuit.constant_of(arguments[1 - side]);
    if (one.op == GateOp::kInput && other) return InputAndConstant{one.input(), *other};
  }
  return std::nullopt;
}

std::vector<std::uint32_t> choices_of(const std::vector<CellVariable>& variables) {
  std::vector<std::uint32_t> result;
  for (const CellVariable& variable : variables)
    result.push_back(static_cast<std::uint32_t>(variable.points.size()));
  return result;
}

// What a sum, least or greatest starts from.
Value start_of(const Gate& gate) {
  const double infinity = std::numeric_limits<double>::infinity();
  const bool floats = gate.type == Primitive::kFloat;
  switch (gate.reduce()) {
    case Reduce::kMin:
      if (gate.type == Primitive::kUnsigned) return Value::of(~std::uint64_t{0});
      return floats ? Value::of(infinity) : Value::of(std::numeric_limits<std::int64_t>::max());
    case Reduce::kMax:
      if (gate.type == Primitive::kUnsigned) return Value::of(std::uint64_t{0});
      return floats ? Value::of(-infinity) : Value::of(std::numeric_limits<std::int64_t>::min());
    default:
      return floats ? Value::of(0.0) : Value::of(std::int64_t{0});
  }
}

Gate functor_gate(Functor functor, Primitive type) {
  return {GateOp::kApply, type, static_cast<std::uint8_t>(functor), {}, 0, 2};
}

}  // namespace

std::map<InputId, std::vector<double>> cuts_of(const Circuit& circuit,
                                               std::span<const GateId> roots) {
  std::map<InputId, std::vector<double>> result;
  for (GateId id : circuit.below(roots)) {
    const Gate& gate = circuit[id];
    if (gate.op == GateOp::kInput) result[gate.input()];
    if (gate.op != GateOp::kCompare || gate.type != Primitive::kFloat) continue;
    const auto found = input_and_constant(circuit, id);
    if (!found) continue;
    const double limit = found->constant.real();
    const double beyond = std::nextafter(limit, std::numeric_limits<double>::infinity());
    const bool input_first = circuit[circuit.arguments(id)[0]].op == GateOp::kInput;
    const Compare op = gate.compare();
    // value >= limit and value < limit change at the limit itself, the others just above it.
    const bool at_limit = input_first ? op == Compare::kGreaterEqual || op == Compare::kLess
                                      : op == Compare::kLessEqual || op == Compare::kGreater;
    const bool equality = op == Compare::kEqual || op == Compare::kNotEqual;
    if (at_limit || equality) result[found->input].push_back(limit);
    if (!at_limit || equality) result[found->input].push_back(beyond);
  }
  for (auto& [input, cuts] : result) {
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  }
  return result;
}

CellDiagrams::CellDiagrams(const Circuit& circuit, std::vector<CellVariable> variables,
                           std::size_t most_nodes)
    : circuit_(circuit),
      variables_(std::move(variables)),
      diagrams_(choices_of(variables_), most_nodes) {
  for (std::size_t i = 0; i < variables_.size(); ++i)
    levels_[variables_[i].input] = static_cast<Level>(i);
}

std::optional<NodeId> CellDiagrams::diagram_of(GateId gate) {
  made_.resize(circuit_.size());
  known_.resize(circuit_.size(), false);
  for (GateId id : circuit_.below(std::span(&gate, 1))) {
    if (known_[index_of(id)]) continue;
    made_[index_of(id)] = make(id);
    known_[index_of(id)] = true;
    if (diagrams_.is_full()) return std::nullopt;
  }
  return made_[index_of(gate)];
}

std::optional<NodeId> CellDiagrams::make(GateId id) {
  const Gate& gate = circuit_[id];
  const std::span<const GateId> arguments = circuit_.arguments(id);
  switch (gate.op) {
    case GateOp::kConstant:
      return diagrams_.leaf(gate.value);
    case GateOp::kInput:
      return std::nullopt;
    case GateOp::kApply:
    case GateOp::kDefined:
      return application(gate, arguments);
    case GateOp::kCompare: {
      const Maybe cells = cells_where(gate, arguments);
      return cells ? cells : comparison(gate, arguments);
    }
    case GateOp::kAll:
    case GateOp::kAny:
      return junction(gate, arguments);
    case GateOp::kNot: {
      const Maybe argument = made_[index_of(arguments[0])];
      if (!argument) return std::nullopt;
      return diagrams_.negate(*argument);
    }
    case GateOp::kReduce:
      break;
  }
  return reduction(gate, arguments);
}

// Decided by one argument that decides it, whatever the others are.
std::optional<NodeId> CellDiagrams::junction(const Gate& gate, std::span<const GateId> arguments) {
  const bool all = gate.op == GateOp::kAll;
  NodeId result = diagrams_.truth(all);
  bool whole = true;
  for (GateId id : arguments) {
    const Maybe& one = made_[index_of(id)];
    if (!one) {
      whole = false;
    } else {
      result = all ? diagrams_.conjoin(result, *one) : diagrams_.disjoin(result, *one);
    }
  }
  if (whole || result == diagrams_.truth(!all)) return result;
  return std::nullopt;
}

std::optional<NodeId> CellDiagrams::cells_where(const Gate& gate,
                                                std::span<const GateId> arguments) {
  for (std::size_t side : {0U, 1U}) {
    const Gate& input = circuit_[arguments[side]];
    const std::optional<Value> other = circuit_.constant_of(arguments[1 - side]);
    if (input.op != GateOp::kInput || !other || gate.type != Primitive::kFloat) continue;
    const Level level = levels_.at(input.input());
    std::vector<NodeId> children;
    for (double point : variables_[level].points) {
      std::array<Value, 2> both = {Value::of(point), *other};
      if (side == 1) std::swap(both[0], both[1]);
      children.push_back(diagrams_.truth(evaluate_gate(gate, both)->bits != 0));
    }
    return diagrams_.node(level, children);
  }
  return std::nullopt;
}

std::optional<NodeId> CellDiagrams::comparison(const Gate& gate,
                                               std::span<const GateId> arguments) {
  return combine(gate, made_[index_of(arguments[0])], made_[index_of(arguments[1])]);
}

// Functors of more than two arguments are min and max.
std::optional<NodeId> CellDiagrams::application(const Gate& gate,
                                                std::span<const GateId> arguments) {
  Maybe result = made_[index_of(arguments[0])];
  if (arguments.size() == 1) return combine(gate, result, result);
  for (GateId id : arguments.subspan(1)) result = combine(gate, result, made_[index_of(id)]);
  return result;
}

std::optional<NodeId> CellDiagrams::combine(const Gate& gate, Maybe a, Maybe b) {
  if (!a || !b) return std::nullopt;
  const std::size_t count = gate.count == 1 ? 1 : 2;
  const Diagrams::Function function = [&](Value x, Value y) {
    const std::array<Value, 2> both = {x, y};
    return evaluate_gate(gate, std::span(both).first(count)).value_or(Value{});
  };
  return diagrams_.combine(key_of(gate), function, *a, *b);
}

std::uint32_t CellDiagrams::key_of(const Gate& gate) {
  const std::vector<std::uint32_t> signature = {static_cast<std::uint32_t>(gate.op),
                                                static_cast<std::uint32_t>(gate.type), gate.what,
                                                gate.count == 1 ? 1U : 2U};
  return keys_.emplace(signature, static_cast<std::uint32_t>(keys_.size())).first->second;
}

std::optional<NodeId> CellDiagrams::reduction(const Gate& gate, std::span<const GateId> arguments) {
  if (gate.reduce() == Reduce::kCount) return total(Functor::kAdd, gate, arguments, 1);
  const Functor step = gate.reduce() == Reduce::kMin   ? Functor::kMin
                       : gate.reduce() == Reduce::kMax ? Functor::kMax
                                                       : Functor::kAdd;
  const Maybe whole = total(step, gate, arguments, 2);
  if (gate.reduce() != Reduce::kMean) return whole;
  const Gate ones{
      GateOp::kReduce, Primitive::kFloat, static_cast<std::uint8_t>(Reduce::kCount), {}, 0, 0};
  std::vector<GateId> conditions;
  for (std::size_t i = 0; i < arguments.size(); i += 2) conditions.push_back(arguments[i]);
  return combine(functor_gate(Functor::kDivide, Primitive::kFloat), whole,
                 total(Functor::kAdd, ones, conditions, 1));
}

// Over the arguments whose conditions hold; of conditions alone (stride 1), each counts 1.
std::optional<NodeId> CellDiagrams::total(Functor step, const Gate& gate,
                                          std::span<const GateId> arguments, std::size_t stride) {
  const bool floats = gate.type == Primitive::kFloat;
  const Value one = floats ? Value::of(1.0) : Value::of(std::int64_t{1});
  NodeId result = diagrams_.leaf(start_of(gate));
  for (std::size_t i = 0; i < arguments.size(); i += stride) {
    const Maybe condition = made_[index_of(arguments[i])];
    const Maybe value =
        stride == 1 ? Maybe(diagrams_.leaf(one)) : made_[index_of(arguments[i + 1])];
    const Maybe with = combine(functor_gate(step, gate.type), result, value);
    if (!condition || !with) return std::nullopt;
    result = diagrams_.select(*condition, *with, result);
  }
  return result;
}

}  // namespace clusterwise::datalog
