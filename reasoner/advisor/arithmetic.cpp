#include "reasoner/advisor/arithmetic.h"

#include <fmt/format.h>
#include <string_view>

#include "reasoner/advisor/numbers.h"

namespace clusterwise::advisor {
namespace {

using datalog::Apply;
using datalog::Clause;
using datalog::Comparison;
using datalog::Expression;
using datalog::Functor;
using datalog::Primitive;
using datalog::Valuation;
using datalog::Value;
using datalog::VariableId;

constexpr int kSum = 1;
constexpr int kProduct = 2;
constexpr int kWhole = 3;  // a number, a function: never in parentheses

struct Operator {
  Functor functor;
  std::string_view sign;
  int binds;
};
constexpr Operator kOperators[] = {{Functor::kAdd, " + ", kSum},
                                   {Functor::kSubtract, " − ", kSum},
                                   {Functor::kMultiply, " × ", kProduct},
                                   {Functor::kDivide, " ÷ ", kProduct}};

struct Written {
  std::string text;
  int binds = kWhole;
};

class Writer {
 public:
  explicit Writer(const Valuation& values) : values_(values) {}

  // Nothing where a part has no value, or is no number.
  std::optional<Written> write(const Expression& expression) const {
    if (const auto* value = std::get_if<Value>(&expression.node))
      return number(*value, expression.type);
    if (const auto* variable = std::get_if<VariableId>(&expression.node)) {
      const auto& value = values_[datalog::index_of(*variable)];
      return value ? number(*value, expression.type) : std::nullopt;
    }
    const auto* apply = std::get_if<Apply>(&expression.node);
    return apply == nullptr ? std::nullopt : write(*apply);
  }

 private:
  static std::optional<Written> number(Value value, Primitive type) {
    if (type == Primitive::kSymbol) return std::nullopt;
    if (type == Primitive::kFloat) return Written{number_text(value.real()), kWhole};
    return Written{number_text(static_cast<double>(value.number())), kWhole};
  }

  std::optional<Written> write(const Apply& apply) const {
    for (const Operator& one : kOperators) {
      if (one.functor != apply.functor || apply.arguments.size() != 2) continue;
      const auto left = write(apply.arguments[0]);
      const auto right = write(apply.arguments[1]);
      if (!left || !right) return std::nullopt;
      return Written{
          enclosed(*left, one.binds) + std::string(one.sign) + enclosed(*right, one.binds + 1),
          one.binds};
    }
    std::string arguments;
    for (const Expression& argument : apply.arguments) {
      const auto written = write(argument);
      if (!written) return std::nullopt;
      arguments += (arguments.empty() ? "" : ", ") + written->text;
    }
    return Written{fmt::format("{}({})", datalog::info_of(apply.functor).name, arguments), kWhole};
  }

  static std::string enclosed(const Written& part, int binds) {
    return part.binds < binds ? "(" + part.text + ")" : part.text;
  }

  const Valuation& values_;
};

// What the clause says its variable is.
const Expression* definition_of(const Clause& clause, VariableId variable) {
  for (const datalog::Literal& literal : clause.body) {
    const auto* equation = std::get_if<Comparison>(&literal);
    if (equation == nullptr || equation->op != datalog::Compare::kEqual) continue;
    const auto* left = std::get_if<VariableId>(&equation->left.node);
    const auto* right = std::get_if<VariableId>(&equation->right.node);
    if (left != nullptr && *left == variable) return &equation->right;
    if (right != nullptr && *right == variable) return &equation->left;
  }
  return nullptr;
}

const datalog::Aggregate* aggregate_behind(const Clause& clause, VariableId variable) {
  const Expression* definition = definition_of(clause, variable);
  if (definition == nullptr) return nullptr;
  const auto* result = std::get_if<VariableId>(&definition->node);
  if (result == nullptr) return nullptr;
  for (const datalog::Literal& literal : clause.body) {
    const auto* aggregate = std::get_if<datalog::Aggregate>(&literal);
    if (aggregate != nullptr && aggregate->result == *result) return aggregate;
  }
  return nullptr;
}

// The numbers of the expression that sum up others, each once.
std::vector<Arithmetic::Part> parts_of(const Clause& clause, const Expression& expression,
                                       const Valuation& values) {
  std::vector<Arithmetic::Part> parts;
  datalog::for_each_variable(expression, [&](VariableId variable) {
    const datalog::Aggregate* aggregate = aggregate_behind(clause, variable);
    const auto& value = values[datalog::index_of(variable)];
    if (aggregate == nullptr || !value) return;
    const bool real = clause.variables[datalog::index_of(variable)].primitive == Primitive::kFloat;
    const std::string operation(datalog::name_of(aggregate->op));
    for (const Arithmetic::Part& known : parts) {
      if (known.operation == operation) return;
    }
    parts.push_back({operation, real ? value->real() : static_cast<double>(value->number())});
  });
  return parts;
}

}  // namespace

std::optional<Arithmetic> arithmetic_of(const Clause& clause, const Valuation& values) {
  const Expression* made = &clause.head.arguments.back();
  std::optional<std::string> result;
  if (const auto* variable = std::get_if<VariableId>(&made->node)) {
    const auto& value = values[datalog::index_of(*variable)];
    made = definition_of(clause, *variable);
    if (made == nullptr || !value || made->type != Primitive::kFloat) return std::nullopt;
    result = number_text(value->real());
  }
  if (!result || !std::holds_alternative<Apply>(made->node)) return std::nullopt;
  const auto written = Writer(values).write(*made);
  if (!written) return std::nullopt;
  return Arithmetic{fmt::format("{} = {}", *result, written->text),
                    parts_of(clause, *made, values)};
}

}  // namespace clusterwise::advisor
