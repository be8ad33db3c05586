// The values in the inner loops: registers, operands, functors, comparisons, patterns. Private to
// the evaluator, the deriver and the grounder.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "reasoner/datalog/database.h"
#include "reasoner/datalog/diagnostics.h"
#include "reasoner/datalog/plan.h"

namespace re2 {
class RE2;
}

namespace clusterwise::datalog {

// Compiled patterns, by text; a pattern that does not compile is null.
class Patterns {
 public:
  Patterns();
  ~Patterns();
  const re2::RE2* find(SymbolId pattern, const SymbolTable& symbols);

 private:
  std::unordered_map<std::uint32_t, std::unique_ptr<re2::RE2>> by_symbol_;
};

// What the comparison says of two texts; nothing where the first is to be a pattern and is none.
std::optional<bool> compare_texts(Compare op, Value left, Value right, const SymbolTable& symbols,
                                  Patterns& patterns);

// What all clauses of an evaluation share.
struct Run {
  Run(Database& all, std::function<void()> check) : database(all), check_limits(std::move(check)) {}

  Database& database;
  std::vector<RowRange> delta;  // by relation; `end` is also the end of kAll
  Patterns patterns;
  Diagnostics warnings;
  std::set<std::pair<std::uint32_t, std::uint32_t>> warned;  // places, so that each warns once
  bool stopped = false;
  std::size_t ticks = 0;
  std::size_t text_bytes = 0;
  bool text_too_long = false;  // cat would have made one: a limit that is met

  // Called every few thousand rows, and every megabyte of new text; may set `stopped`.
  std::function<void()> check_limits;

  RowRange range(RelationId relation, Version version) const;
  void tick() {
    if ((++ticks & 0x3FFFU) == 0) check_limits();
  }
  void weigh(std::size_t bytes) {
    text_bytes += bytes;
    if (text_bytes < (std::size_t{1} << 20U)) return;
    text_bytes = 0;
    check_limits();
  }
  void warn(Span place, std::string message);
};

// Where a value comes from.
struct Operand {
  enum class Kind : std::uint8_t { kRegister, kConstant, kExpression };
  Kind kind = Kind::kConstant;
  std::uint32_t place = 0;  // register, or the constant's word
  const Expression* expression = nullptr;
};

template <typename T>
bool compare_ordered(Compare op, const T& left, const T& right) {
  switch (op) {
    case Compare::kEqual:
      return left == right;
    case Compare::kNotEqual:
      return left != right;
    case Compare::kLess:
      return left < right;
    case Compare::kLessEqual:
      return left <= right;
    case Compare::kGreater:
      return left > right;
    default:
      return left >= right;
  }
}

// A clause's registers, one per variable, and what can be computed from them.
class Values {
 public:
  Values(Run& run, std::size_t count) : registers(count), run_(run) {}

  std::vector<Word> registers;

  Operand operand(const Expression& expression);
  // Nothing where a functor has no value, with a warning.
  std::optional<Word> word_of(const Operand& operand) {
    if (operand.kind == Operand::Kind::kRegister) return registers[operand.place];
    if (operand.kind == Operand::Kind::kConstant) return operand.place;
    return computed(*operand.expression);
  }
  std::optional<Value> value_of(const Operand& operand) {
    if (operand.kind == Operand::Kind::kExpression) return value_of(*operand.expression);
    return words().decode(operand.kind == Operand::Kind::kRegister ? registers[operand.place]
                                                                   : operand.place);
  }
  std::optional<Value> value_of(const Expression& expression);
  bool holds(const Comparison& comparison, const Operand& left, const Operand& right) {
    if (comparison.type() == Primitive::kNumber && left.kind != Operand::Kind::kExpression &&
        right.kind != Operand::Kind::kExpression) {
      const Word a = word_at(left);
      const Word b = word_at(right);
      if (WordPool::are_plain(a, b))
        return compare_ordered(comparison.op, WordPool::plain(a), WordPool::plain(b));
    }
    return holds_of_values(comparison, left, right);
  }

 private:
  // REQUIRES: no expression.
  Word word_at(const Operand& operand) const {
    return operand.kind == Operand::Kind::kRegister ? registers[operand.place] : operand.place;
  }
  bool holds_of_values(const Comparison& comparison, const Operand& left, const Operand& right);
  WordPool& words() { return run_.database.words(); }
  SymbolTable& symbols() { return run_.database.symbols(); }
  std::optional<Word> computed(const Expression& expression);
  std::optional<Value> apply_functor(const Expression& expression, const Apply& apply);
  bool holds_of_texts(const Comparison& comparison, Value left, Value right);

  Run& run_;
};

}  // namespace clusterwise::datalog
