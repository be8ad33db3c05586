// Gate after gate over a block of rows that stays in the cache. What rules are made of, comparisons
// and arithmetic of floats and conditions, has loops of its own; all else goes through
// evaluate_gate row by row.

#include "reasoner/datalog/columns.h"

#include <algorithm>
#include <array>

namespace clusterwise::datalog {
namespace {

constexpr std::size_t kBlock = 128;

class BlockEvaluator {
 public:
  BlockEvaluator(const Circuit& circuit, std::span<const GateId> roots)
      : circuit_(circuit), gates_(circuit.below(roots)), slots_(circuit.size()) {
    values_.resize(gates_.size() * kBlock);
    for (std::size_t i = 0; i < gates_.size(); ++i) slots_[index_of(gates_[i])] = i;
    for (GateId id : gates_) {
      if (circuit[id].op == GateOp::kConstant) std::fill_n(block(id), kBlock, circuit[id].value);
    }
  }

  void evaluate(std::span<const Column> inputs, std::size_t first, std::size_t rows) {
    rows_ = rows;
    for (GateId id : gates_) {
      const Gate& gate = circuit_[id];
      if (gate.op == GateOp::kInput) {
        std::copy_n(inputs[gate.input()].begin() + static_cast<std::ptrdiff_t>(first), rows,
                    block(id));
      } else if (gate.op != GateOp::kConstant) {
        evaluate_gate_of(id, gate);
      }
    }
  }

  Value* block(GateId id) { return values_.data() + slots_[index_of(id)] * kBlock; }

 private:
  void evaluate_gate_of(GateId id, const Gate& gate) {
    const std::span<const GateId> arguments = circuit_.arguments(id);
    const bool floats = gate.type == Primitive::kFloat;
    if (gate.op == GateOp::kAll) return conjoin(block(id), arguments);
    if (gate.op == GateOp::kAny) return disjoin(block(id), arguments);
    if (gate.op == GateOp::kCompare && floats)
      return compare(gate.compare(), block(id), block(arguments[0]), block(arguments[1]));
    if (gate.op == GateOp::kReduce && floats && gate.reduce() != Reduce::kMean)
      return reduce(gate.reduce(), block(id), arguments);
    if (gate.op == GateOp::kApply && floats && compute(gate.functor(), block(id), arguments))
      return;
    by_row(id, gate, arguments);
  }

  void conjoin(Value* out, std::span<const GateId> arguments) {
    std::copy_n(block(arguments[0]), rows_, out);
    for (GateId argument : arguments.subspan(1)) {
      const Value* one = block(argument);
      for (std::size_t i = 0; i < rows_; ++i) out[i].bits &= one[i].bits;
    }
  }

  void disjoin(Value* out, std::span<const GateId> arguments) {
    std::copy_n(block(arguments[0]), rows_, out);
    for (GateId argument : arguments.subspan(1)) {
      const Value* one = block(argument);
      for (std::size_t i = 0; i < rows_; ++i) out[i].bits |= one[i].bits;
    }
  }

  // `relate` of two doubles, into 0 or 1.
  void relate(Value* out, const Value* a, const Value* b, const auto& relation) const {
    for (std::size_t i = 0; i < rows_; ++i)
      out[i].bits = static_cast<std::uint64_t>(relation(a[i].real(), b[i].real()));
  }

  void compare(Compare op, Value* out, const Value* a, const Value* b) const {
    switch (op) {
      case Compare::kEqual:
        return relate(out, a, b, [](double x, double y) { return x == y; });
      case Compare::kNotEqual:
        return relate(out, a, b, [](double x, double y) { return x != y; });
      case Compare::kLess:
        return relate(out, a, b, [](double x, double y) { return x < y; });
      case Compare::kLessEqual:
        return relate(out, a, b, [](double x, double y) { return x <= y; });
      case Compare::kGreater:
        return relate(out, a, b, [](double x, double y) { return x > y; });
      default:
        return relate(out, a, b, [](double x, double y) { return x >= y; });
    }
  }

  void combine(Value* out, const Value* a, const Value* b, const auto& functor) const {
    for (std::size_t i = 0; i < rows_; ++i) out[i] = Value::of(functor(a[i].real(), b[i].real()));
  }

  bool compute(Functor functor, Value* out, std::span<const GateId> arguments) {
    if (arguments.size() != 2) return false;
    const Value* a = block(arguments[0]);
    const Value* b = block(arguments[1]);
    switch (functor) {
      case Functor::kAdd:
        combine(out, a, b, [](double x, double y) { return x + y; });
        return true;
      case Functor::kSubtract:
        combine(out, a, b, [](double x, double y) { return x - y; });
        return true;
      case Functor::kMultiply:
        combine(out, a, b, [](double x, double y) { return x * y; });
        return true;
      case Functor::kDivide:
        combine(out, a, b, [](double x, double y) { return x / y; });
        return true;
      case Functor::kMin:
        combine(out, a, b, [](double x, double y) { return y < x ? y : x; });
        return true;
      case Functor::kMax:
        combine(out, a, b, [](double x, double y) { return x < y ? y : x; });
        return true;
      default:
        return false;
    }
  }

  void reduce(Reduce op, Value* out, std::span<const GateId> arguments) {
    if (op == Reduce::kCount) return by_count(out, arguments);
    std::array<bool, kBlock> some{};
    std::fill_n(out, rows_, Value::of(0.0));
    for (std::size_t k = 0; k < arguments.size(); k += 2) {
      const Value* condition = block(arguments[k]);
      const Value* value = block(arguments[k + 1]);
      for (std::size_t i = 0; i < rows_; ++i) {
        if (condition[i].bits == 0) continue;
        const double now = out[i].real();
        const double next = value[i].real();
        const bool better = op == Reduce::kMin ? next < now : now < next;
        if (op == Reduce::kSum) {
          out[i] = Value::of(now + next);
        } else if (!some[i] || better) {
          out[i] = value[i];
        }
        some[i] = true;
      }
    }
  }

  void by_count(Value* out, std::span<const GateId> arguments) {
    std::fill_n(out, rows_, Value{});
    for (GateId argument : arguments) {
      const Value* condition = block(argument);
      for (std::size_t i = 0; i < rows_; ++i) out[i].bits += condition[i].bits;
    }
  }

  void by_row(GateId id, const Gate& gate, std::span<const GateId> arguments) {
    std::vector<const Value*> columns;
    for (GateId argument : arguments) columns.push_back(block(argument));
    std::vector<Value> row(arguments.size());
    Value* out = block(id);
    for (std::size_t i = 0; i < rows_; ++i) {
      for (std::size_t k = 0; k < row.size(); ++k) row[k] = columns[k][i];
      out[i] = evaluate_gate(gate, row).value_or(Value{});
    }
  }

  const Circuit& circuit_;
  std::vector<GateId> gates_;
  std::vector<std::size_t> slots_;  // by gate
  std::vector<Value> values_;       // kBlock for each gate
  std::size_t rows_ = 0;            // of this block
};

}  // namespace

void evaluate_blocks(const Circuit& circuit, std::span<const GateId> roots,
                     std::span<const Column> inputs, std::size_t rows, const BlockSink& sink) {
  BlockEvaluator evaluator(circuit, roots);
  std::vector<const Value*> blocks;
  for (GateId root : roots) blocks.push_back(evaluator.block(root));
  for (std::size_t first = 0; first < rows; first += kBlock) {
    const std::size_t count = std::min(kBlock, rows - first);
    evaluator.evaluate(inputs, first, count);
    sink(first, count, blocks);
  }
}

std::vector<Column> evaluate_columns(const Circuit& circuit, std::span<const GateId> roots,
                                     std::span<const Column> inputs, std::size_t rows) {
  std::vector<Column> result(roots.size(), Column(rows));
  evaluate_blocks(circuit, roots, inputs, rows,
                  [&](std::size_t first, std::size_t count, std::span<const Value* const> blocks) {
                    for (std::size_t i = 0; i < blocks.size(); ++i)
                      std::copy_n(blocks[i], count,
                                  result[i].begin() + static_cast<std::ptrdiff_t>(first));
                  });
  return result;
}

}  // namespace clusterwise::datalog
