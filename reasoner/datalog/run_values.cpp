#include "reasoner/datalog/run_values.h"

#include <array>
#include <cstring>
#include <fmt/format.h>
#include <re2/re2.h>
#include <span>

#include "reasoner/datalog/kinds.h"

namespace clusterwise::datalog {
namespace {

// Linear in both lengths, unlike string_view::find.
bool holds_part(std::string_view text, std::string_view part) {
  return part.empty() || ::memmem(text.data(), text.size(), part.data(), part.size()) != nullptr;
}

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

// ---- Shared

Patterns::Patterns() = default;
Patterns::~Patterns() = default;

const re2::RE2* Patterns::find(SymbolId pattern, const SymbolTable& symbols) {
  const auto key = static_cast<std::uint32_t>(pattern);
  auto found = by_symbol_.find(key);
  if (found == by_symbol_.end()) {
    auto compiled = std::make_unique<re2::RE2>(piece(symbols.text(pattern)), re2::RE2::Quiet);
    if (!compiled->ok()) compiled = nullptr;
    found = by_symbol_.emplace(key, std::move(compiled)).first;
  }
  return found->second.get();
}

std::optional<bool> compare_texts(Compare op, Value left, Value right, const SymbolTable& symbols,
                                  Patterns& patterns) {
  if (op == Compare::kEqual) return left == right;
  if (op == Compare::kNotEqual) return left != right;
  const std::string_view first = symbols.text(left.symbol());
  const std::string_view second = symbols.text(right.symbol());
  if (op < Compare::kMatch) return compare_ordered(op, first, second);
  if (op == Compare::kContains || op == Compare::kNotContains)
    return holds_part(second, first) == (op == Compare::kContains);
  const re2::RE2* pattern = patterns.find(left.symbol(), symbols);
  if (pattern == nullptr) return std::nullopt;
  return re2::RE2::FullMatch(piece(second), *pattern) == (op == Compare::kMatch);
}

RowRange Run::range(RelationId relation, Version version) const {
  const RowRange latest = delta[index_of(relation)];
  if (version == Version::kDelta) return latest;
  return {0, version == Version::kOld ? latest.begin : latest.end};
}

void Run::warn(Span place, std::string message) {
  if (!warned.emplace(static_cast<std::uint32_t>(place.file), place.begin).second) return;
  warnings.warning(kinds::kDroppedTuple, place, std::move(message));
}

// ---- Values

Operand Values::operand(const Expression& expression) {
  if (const auto* variable = std::get_if<VariableId>(&expression.node)) {
    return {Operand::Kind::kRegister, static_cast<std::uint32_t>(index_of(*variable)), nullptr};
  }
  if (const auto* value = std::get_if<Value>(&expression.node)) {
    return {Operand::Kind::kConstant, words().encode(*value), nullptr};
  }
  return {Operand::Kind::kExpression, 0, &expression};
}

std::optional<Word> Values::computed(const Expression& expression) {
  const std::optional<Value> value = value_of(expression);
  if (!value) return std::nullopt;
  return words().encode(*value);
}

std::optional<Value> Values::value_of(const Expression& expression) {
  if (const auto* variable = std::get_if<VariableId>(&expression.node)) {
    return words().decode(registers[index_of(*variable)]);
  }
  if (const auto* value = std::get_if<Value>(&expression.node)) return *value;
  return apply_functor(expression, std::get<Apply>(expression.node));
}

std::optional<Value> Values::apply_functor(const Expression& expression, const Apply& functor) {
  std::array<Value, 4> few;
  std::vector<Value> many;
  const std::size_t count = functor.arguments.size();
  if (count > few.size()) many.resize(count);
  const std::span<Value> values =
      count > few.size() ? std::span<Value>(many) : std::span<Value>(few).first(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::optional<Value> value = value_of(functor.arguments[i]);
    if (!value) return std::nullopt;
    values[i] = *value;
  }
  const Primitive type = functor.arguments.front().type;
  const std::optional<Value> result = apply(functor.functor, values, type, symbols());
  if (!result && functor.functor == Functor::kCat) {
    run_.text_too_long = true;
    run_.check_limits();
  } else if (!result) {
    run_.warn(expression.span,
              fmt::format("{}: the tuple is left out", failure_of(functor.functor)));
  } else if (functor.functor == Functor::kCat) {
    run_.weigh(symbols().text(result->symbol()).size());
  }
  return result;
}

bool Values::holds_of_values(const Comparison& comparison, const Operand& left_operand,
                             const Operand& right_operand) {
  const std::optional<Value> left = value_of(left_operand);
  if (!left) return false;
  const std::optional<Value> right = value_of(right_operand);
  if (!right) return false;
  switch (comparison.type()) {
    case Primitive::kNumber:
      return compare_ordered(comparison.op, left->number(), right->number());
    case Primitive::kUnsigned:
      return compare_ordered(comparison.op, left->natural(), right->natural());
    case Primitive::kFloat:
      return compare_ordered(comparison.op, left->real(), right->real());
    case Primitive::kSymbol:
      break;
  }
  return holds_of_texts(comparison, *left, *right);
}

bool Values::holds_of_texts(const Comparison& comparison, Value left, Value right) {
  const std::optional<bool> result =
      compare_texts(comparison.op, left, right, symbols(), run_.patterns);
  if (!result) {
    run_.warn(comparison.span, fmt::format("'{}' is no pattern: the tuple is left out",
                                           symbols().text(left.symbol())));
  }
  return result.value_or(false);
}

}  // namespace clusterwise::datalog
