// The inner loops: runs the plan of one clause. Private to the evaluator.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
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

// What all clauses of an evaluation share.
struct Run {
  Database& database;
  std::vector<RowRange> delta;  // by relation; `end` is also the end of kAll
  Patterns patterns;
  Diagnostics warnings;
  std::set<std::pair<std::uint32_t, std::uint32_t>> warned;  // places, so that each warns once
  bool stopped = false;
  std::size_t ticks = 0;

  // Called every few thousand rows; may set `stopped`.
  std::function<void()> check_limits;

  RowRange range(RelationId relation, Version version) const;
  void tick() {
    if ((++ticks & 0x3FFFU) == 0) check_limits();
  }
};

class ClauseRunner {
 public:
  ClauseRunner(Run& run, const Clause& clause, std::span<const Step> plan);

  // Inserts what the clause gives into its head's table.
  void run();

  // Called with the values of all variables.
  using Sink = std::function<void(std::span<const Value>)>;
  // Calls the sink for every solution, with some variables given.
  void solve(std::vector<Value> registers, const Sink& sink);
  // The expression's value with those variables; nothing where a functor has none.
  std::optional<Value> evaluate(const Expression& expression, std::span<const Value> registers);

 private:
  // Runs the first step for every way in which it succeeds, and the rest for each.
  void steps(std::span<const Step> steps);
  void step(const ScanStep& step, std::span<const Step> rest);
  void step(const ExistsStep& step, std::span<const Step> rest);
  void step(const FilterStep& step, std::span<const Step> rest);
  void step(const LetStep& step, std::span<const Step> rest);
  void step(const AggregateStep& step, std::span<const Step> rest);

  bool try_row(const ScanStep& step, const Table& table, Row row, std::span<const Step> rest);
  bool holds(const Comparison& comparison);
  bool compare(const Comparison& comparison, Value left, Value right);
  std::optional<Value> value_of(const Expression& expression);
  std::optional<Value> apply_functor(const Expression& expression, const Apply& apply);
  void emit();
  class Key;
  void warn(Span place, std::string message);

  struct Accumulator;
  void collect(const Aggregate& aggregate, Accumulator& accumulator);

  Run& run_;
  const Clause& clause_;
  std::span<const Step> plan_;
  std::vector<Value> registers_;
  std::vector<Value> head_;
  Accumulator* accumulator_ = nullptr;  // of the innermost aggregate that is running
  const Aggregate* aggregate_ = nullptr;
  const Sink* sink_ = nullptr;
};

}  // namespace clusterwise::datalog
