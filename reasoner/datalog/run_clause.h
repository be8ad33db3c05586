// The inner loops: runs the plan of one clause. Private to the evaluator and the deriver.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "reasoner/datalog/plan.h"
#include "reasoner/datalog/run_values.h"

namespace clusterwise::datalog {

class ClauseRunner {
 public:
  // REQUIRES: the steps are ready (make_ready) and, like the clause, outlive the runner.
  ClauseRunner(Run& run, const Clause& clause, std::span<const Step> plan);
  ~ClauseRunner();

  // Inserts what the clause gives into its head's table.
  void run();

  // Called with the words of all variables.
  using Sink = std::function<void(std::span<const Word>)>;
  // Calls the sink for every solution, with some variables given.
  void solve(std::span<const Word> registers, const Sink& sink);
  // The expression's value with those variables; nothing where a functor has none.
  std::optional<Value> evaluate(const Expression& expression, std::span<const Word> registers);

 private:
  struct Op;
  struct Accumulator;
  using Ops = std::vector<Op>;

  // ---- From steps to operations
  Ops compile(std::span<const Step> steps);
  Op compile_step(const ScanStep& step);
  Op compile_step(const ExistsStep& step);
  Op compile_step(const FilterStep& step);
  Op compile_step(const LetStep& step);
  Op compile_step(const AggregateStep& step);
  void fuse_head();

  // ---- Running: each operation runs the rest for every way in which it succeeds
  void run(Ops& ops, std::size_t at);
  void finish();
  void scan_rows(Op& op, Ops& ops, std::size_t at);
  void scan_index(Op& op, Ops& ops, std::size_t at);
  bool bind(const Op& op, const Word* words);
  bool exists(Op& op);
  void aggregate(Op& op, Ops& ops, std::size_t at);
  void collect(const Aggregate& aggregate, Accumulator& accumulator);
  void emit();
  void emit_fused(const Word* words);
  bool fill_head();
  bool fill_key(Op& op);

  Run& run_;
  const Clause& clause_;
  Table& head_table_;
  Values values_;
  Ops ops_;
  std::vector<Operand> head_operands_;
  std::vector<Word> head_;
  // Where the last operation scans and the head is plain, the scan fills the head itself: (head
  // column, place in the scanned words) for what it binds; the rest of the head is filled before
  // the scan.
  bool fused_ = false;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> fused_columns_;
  Accumulator* accumulator_ = nullptr;  // of the innermost aggregate that is running
  const Aggregate* aggregate_ = nullptr;
  const Sink* sink_ = nullptr;
};

}  // namespace clusterwise::datalog
