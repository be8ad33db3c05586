// The plan's steps as nested calls: each step runs the rest of the list for every way in which it
// succeeds. At the end of the list stands the head, or inside an aggregate its accumulator.

#include "reasoner/datalog/run_clause.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <re2/re2.h>

#include "reasoner/datalog/kinds.h"

namespace clusterwise::datalog {
namespace {

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

}  // namespace

// ---- Shared

Patterns::Patterns() = default;
Patterns::~Patterns() = default;

const re2::RE2* Patterns::find(SymbolId pattern, const SymbolTable& symbols) {
  const auto key = static_cast<std::uint32_t>(pattern);
  auto found = by_symbol_.find(key);
  if (found == by_symbol_.end()) {
    const std::string_view text = symbols.text(pattern);
    auto compiled =
        std::make_unique<re2::RE2>(re2::StringPiece(text.data(), text.size()), re2::RE2::Quiet);
    if (!compiled->ok()) compiled = nullptr;
    found = by_symbol_.emplace(key, std::move(compiled)).first;
  }
  return found->second.get();
}

RowRange Run::range(RelationId relation, Version version) const {
  const RowRange latest = delta[index_of(relation)];
  if (version == Version::kDelta) return latest;
  return {0, version == Version::kOld ? latest.begin : latest.end};
}

// ---- Aggregates

// What an aggregate has seen.
struct ClauseRunner::Accumulator {
  std::uint64_t count = 0;
  Value sum;                                  // of the target's type
  Value best;                                 // min, max
  std::set<std::vector<std::uint64_t>> seen;  // distinct ones: assignments of the locals
};

// ---- Running

ClauseRunner::ClauseRunner(Run& run, const Clause& clause, std::span<const Step> plan)
    : run_(run),
      clause_(clause),
      plan_(plan),
      registers_(clause.variables.size()),
      head_(clause.head.arguments.size()) {}

void ClauseRunner::run() { steps(plan_); }

void ClauseRunner::solve(std::vector<Value> registers, const Sink& sink) {
  registers_ = std::move(registers);
  sink_ = &sink;
  steps(plan_);
  sink_ = nullptr;
}

std::optional<Value> ClauseRunner::evaluate(const Expression& expression,
                                            std::span<const Value> registers) {
  registers_.assign(registers.begin(), registers.end());
  return value_of(expression);
}

void ClauseRunner::steps(std::span<const Step> steps) {
  if (run_.stopped) return;
  if (steps.empty()) {
    if (accumulator_ != nullptr) {
      collect(*aggregate_, *accumulator_);
    } else {
      emit();
    }
    return;
  }
  std::visit([&](const auto& s) { this->step(s, steps.subspan(1)); }, steps.front());
}

void ClauseRunner::emit() {
  if (sink_ != nullptr) return (*sink_)(registers_);
  for (std::size_t i = 0; i < head_.size(); ++i) {
    const std::optional<Value> value = value_of(clause_.head.arguments[i]);
    if (!value) return;
    head_[i] = *value;
  }
  run_.database.table(clause_.head.relation).insert(head_);
  run_.tick();
}

// The values that a step looks up; on the stack for all but very wide relations.
class ClauseRunner::Key {
 public:
  explicit Key(std::size_t size) : size_(size) {
    if (size > few_.size()) many_.resize(size);
  }

  // False where a functor has no value.
  bool fill(ClauseRunner& runner, const std::vector<const Expression*>& expressions) {
    Value* place = data();
    for (const Expression* expression : expressions) {
      const std::optional<Value> value = runner.value_of(*expression);
      if (!value) return false;
      *place++ = *value;
    }
    return true;
  }

  std::span<const Value> values() { return {data(), size_}; }

 private:
  Value* data() { return size_ > few_.size() ? many_.data() : few_.data(); }

  std::size_t size_;
  std::array<Value, 6> few_;
  std::vector<Value> many_;
};

void ClauseRunner::step(const ScanStep& step, std::span<const Step> rest) {
  const Table& table = run_.database.table(step.relation);
  const RowRange range = run_.range(step.relation, step.version);
  if (step.key.empty()) {
    for (Row row = range.begin; row < range.end && !run_.stopped; ++row) {
      if (try_row(step, table, row, rest) && step.first_only) return;
    }
    return;
  }
  Key key(step.key.size());
  if (!key.fill(*this, step.key)) return;
  const Index& index = *step.index;
  for (Row row = index.first(key.values());
       row != Index::kNone && row >= range.begin && !run_.stopped; row = index.next(row)) {
    if (row < range.end && try_row(step, table, row, rest) && step.first_only) return;
  }
}

// Binds the row's values and goes on; false if the row does not fit.
bool ClauseRunner::try_row(const ScanStep& step, const Table& table, Row row,
                           std::span<const Step> rest) {
  run_.tick();
  for (const auto& [column, variable] : step.binds)
    registers_[index_of(variable)] = table.at(row, column);
  for (const auto& [column, variable] : step.repeats) {
    if (registers_[index_of(variable)] != table.at(row, column)) return false;
  }
  steps(rest);
  return true;
}

void ClauseRunner::step(const ExistsStep& step, std::span<const Step> rest) {
  Table& table = run_.database.table(step.relation);
  const RowRange range = run_.range(step.relation, step.version);
  Key key(step.key.size());
  if (!key.fill(*this, step.key)) return;
  bool found = false;
  if (step.key.empty()) {
    found = range.begin < range.end;
  } else if (step.key.size() == table.arity()) {
    const std::optional<Row> row = table.find(key.values());
    found = row && *row >= range.begin && *row < range.end;
  } else {
    const Index& index = *step.index;
    for (Row row = index.first(key.values()); row != Index::kNone && row >= range.begin && !found;
         row = index.next(row)) {
      found = row < range.end;
    }
  }
  if (found != step.negated) steps(rest);
}

void ClauseRunner::step(const FilterStep& step, std::span<const Step> rest) {
  if (holds(*step.comparison)) steps(rest);
}

void ClauseRunner::step(const LetStep& step, std::span<const Step> rest) {
  const std::optional<Value> value = value_of(*step.value);
  if (!value) return;
  registers_[index_of(step.variable)] = *value;
  steps(rest);
}

// ---- Aggregates

void ClauseRunner::step(const AggregateStep& step, std::span<const Step> rest) {
  const Aggregate& aggregate = *step.aggregate;
  Accumulator mine;
  Accumulator* const outer = std::exchange(accumulator_, &mine);
  const Aggregate* const outer_aggregate = std::exchange(aggregate_, &aggregate);
  steps(step.steps);
  accumulator_ = outer;
  aggregate_ = outer_aggregate;

  Value result;
  switch (aggregate.op) {
    case Reduce::kCount:
      result = Value::of(static_cast<std::int64_t>(mine.count));
      break;
    case Reduce::kSum:
      result = mine.sum;
      break;
    case Reduce::kMin:
    case Reduce::kMax:
      if (mine.count == 0) return;
      result = mine.best;
      break;
    case Reduce::kMean:
      if (mine.count == 0) return;
      result = Value::of(mine.sum.real() / static_cast<double>(mine.count));
      break;
  }
  Value& place = registers_[index_of(aggregate.result)];
  if (step.result_is_bound && place != result) return;
  place = result;
  steps(rest);
}

void ClauseRunner::collect(const Aggregate& aggregate, Accumulator& accumulator) {
  if (aggregate.distinct) {
    std::vector<std::uint64_t> assignment;
    for (VariableId id : aggregate.locals) assignment.push_back(registers_[index_of(id)].bits);
    if (!accumulator.seen.insert(std::move(assignment)).second) return;
  }
  if (aggregate.op == Reduce::kCount) {
    ++accumulator.count;
    return;
  }
  const std::optional<Value> value = value_of(aggregate.target.front());
  if (!value) return;
  const bool first = accumulator.count++ == 0;
  if (aggregate.op == Reduce::kMin || aggregate.op == Reduce::kMax) {
    const Functor functor = aggregate.op == Reduce::kMin ? Functor::kMin : Functor::kMax;
    const std::array<Value, 2> both = {accumulator.best, *value};
    accumulator.best =
        first ? *value : *apply(functor, both, aggregate.type, run_.database.symbols());
  } else {
    const std::array<Value, 2> both = {accumulator.sum, *value};
    accumulator.sum = *apply(Functor::kAdd, both, aggregate.type, run_.database.symbols());
  }
}

// ---- Values

std::optional<Value> ClauseRunner::value_of(const Expression& expression) {
  if (const auto* variable = std::get_if<VariableId>(&expression.node))
    return registers_[index_of(*variable)];
  if (const auto* value = std::get_if<Value>(&expression.node)) return *value;
  return apply_functor(expression, std::get<Apply>(expression.node));
}

std::optional<Value> ClauseRunner::apply_functor(const Expression& expression,
                                                 const Apply& functor) {
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
  const std::optional<Value> result = apply(functor.functor, values, type, run_.database.symbols());
  if (!result)
    warn(expression.span, fmt::format("{}: the tuple is left out", failure_of(functor.functor)));
  return result;
}

bool ClauseRunner::holds(const Comparison& comparison) {
  const std::optional<Value> left = value_of(comparison.left);
  if (!left) return false;
  const std::optional<Value> right = value_of(comparison.right);
  return right && compare(comparison, *left, *right);
}

bool ClauseRunner::compare(const Comparison& comparison, Value left, Value right) {
  const SymbolTable& symbols = run_.database.symbols();
  if (comparison.op < Compare::kMatch) {
    switch (comparison.type()) {
      case Primitive::kNumber:
        return compare_ordered(comparison.op, left.number(), right.number());
      case Primitive::kUnsigned:
        return compare_ordered(comparison.op, left.natural(), right.natural());
      case Primitive::kFloat:
        return compare_ordered(comparison.op, left.real(), right.real());
      case Primitive::kSymbol:
        break;
    }
    if (comparison.op == Compare::kEqual) return left == right;
    if (comparison.op == Compare::kNotEqual) return left != right;
    return compare_ordered(comparison.op, symbols.text(left.symbol()),
                           symbols.text(right.symbol()));
  }
  const std::string_view text = symbols.text(right.symbol());
  if (comparison.op == Compare::kContains || comparison.op == Compare::kNotContains) {
    const bool found = text.find(symbols.text(left.symbol())) != std::string_view::npos;
    return found == (comparison.op == Compare::kContains);
  }
  const re2::RE2* pattern = run_.patterns.find(left.symbol(), symbols);
  if (pattern == nullptr) {
    warn(comparison.span,
         fmt::format("'{}' is no pattern: the tuple is left out", symbols.text(left.symbol())));
    return false;
  }
  return re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), *pattern) ==
         (comparison.op == Compare::kMatch);
}

void ClauseRunner::warn(Span place, std::string message) {
  if (!run_.warned.emplace(static_cast<std::uint32_t>(place.file), place.begin).second) return;
  run_.warnings.warning(kinds::kDroppedTuple, place, std::move(message));
}

}  // namespace clusterwise::datalog
