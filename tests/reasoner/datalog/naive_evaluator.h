// The slow twin of the evaluator: no planner, no indexes, no rounds. Each relation is a set of
// tuples; every clause is tried on all of them, again and again, until nothing is new.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "reasoner/datalog/checked.h"

namespace clusterwise::datalog::test {

using Tuple = std::vector<std::uint64_t>;              // the bits of the values
using Assignment = std::vector<std::optional<Value>>;  // by variable of a clause

class NaiveEvaluator {
 public:
  // Gives up after that many tuples looked at. REQUIRES: the program outlives the evaluator and
  // every clause of it is stratified.
  explicit NaiveEvaluator(const CheckedProgram& program, std::size_t most_steps);

  // False where it gave up.
  bool run();
  // Whether a result so far may lack something.
  bool gave_up() const { return steps_ > most_steps_; }

  const std::set<Tuple>& tuples(RelationId id) const { return relations_[index_of(id)]; }
  const SymbolTable& symbols() const { return symbols_; }

  // Every way to satisfy the clause's body with the tuples known now.
  using Sink = std::function<void(Assignment&)>;
  void solve(const Clause& clause, const Sink& sink);
  // The head's tuple; nothing where a functor has no value.
  std::optional<Tuple> head_of(const Clause& clause, const Assignment& assignment);

 private:
  using Waiting = std::vector<const Literal*>;

  std::vector<std::size_t> levels_of_relations() const;
  bool run_level(const std::vector<const Clause*>& clauses);
  void solve(Waiting waiting, Assignment& assignment, const Sink& sink);
  bool is_ready(const Literal& literal, const Assignment& assignment) const;
  void satisfy(const Literal& literal, Assignment& assignment, const Sink& next);
  void satisfy_atom(const Atom& atom, Assignment& assignment, const Sink& next);
  void satisfy_comparison(const Comparison& comparison, Assignment& assignment, const Sink& next);
  void satisfy_aggregate(const Aggregate& aggregate, Assignment& assignment, const Sink& next);
  bool is_absent(const Atom& atom, const Assignment& assignment);
  bool holds(const Comparison& comparison, Value left, Value right) const;
  // -1, 0 or 1.
  int order_of(Value left, Value right, Primitive type) const;
  std::optional<Value> reduce(const Aggregate& aggregate, const std::vector<Value>& values);
  std::optional<Value> value_of(const Expression& expression, const Assignment& assignment);

  const CheckedProgram& program_;
  SymbolTable symbols_;
  std::vector<std::set<Tuple>> relations_;
  std::size_t steps_ = 0;
  std::size_t most_steps_;
};

}  // namespace clusterwise::datalog::test
