// Bodies solved in a finished model: what derivations, proofs and failed attempts share. Private to
// those files.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "reasoner/datalog/binding.h"
#include "reasoner/datalog/derive.h"
#include "reasoner/datalog/plan.h"
#include "reasoner/datalog/run_clause.h"

namespace clusterwise::datalog {

// The registers of a clause, one per variable, and which of them hold a value.
struct Assignment {
  std::vector<Word> registers;
  Bound bound;

  explicit Assignment(const Clause& clause)
      : registers(clause.variables.size()), bound(clause.variables.size(), false) {}
};

class ModelSolver {
 public:
  explicit ModelSolver(Model& model);

  Model& model() const { return model_; }

  // Calls the sink with the registers of every solution of the body, until the sink says false.
  using Sink = std::function<bool(std::span<const Word>)>;
  void solve(const Clause& clause, const std::vector<Literal>& body, const Assignment& given,
             const Sink& sink);

  // Gives the head's variables the values of the tuple; false where the head cannot be that tuple.
  // Arguments that are computed, and columns without a value, are passed over.
  bool bind_head(const Clause& clause, std::span<const std::optional<Word>> tuple,
                 Assignment& assignment) const;
  std::vector<std::optional<Word>> tuple_of(FactRef fact) const;

  std::optional<Value> evaluate(const Clause& clause, const Expression& expression,
                                std::span<const Word> registers);

  // Calls `visit` with the rows that the atom stands for, wildcards being anything. REQUIRES: its
  // variables have values.
  void for_each_match(const Atom& atom, std::span<const Word> registers,
                      const std::function<void(Row)>& visit);

  // The facts that the aggregate goes over.
  std::vector<FactRef> facts_under(const Clause& clause, const Aggregate& aggregate,
                                   std::span<const Word> registers);

  // The literal with its variables replaced by their values; those without one keep their name.
  std::string text_of(const Clause& clause, const Literal& literal,
                      const Assignment& assignment) const;

  std::vector<Binding> bindings_of(const Clause& clause, const Assignment& assignment) const;

  // Calls the sink with the registers of every solution of the clause that gives the fact, each
  // once however often it comes, until the sink says false.
  void solve_for(FactRef fact, const Clause& clause, const Sink& sink);

  // The solution in words. `choose` says which fact a positive atom of the body is, by its place
  // among them; nothing: then the solution does not count.
  using Choose = std::function<std::optional<FactRef>(const Atom&, std::size_t place)>;
  std::optional<Derivation> describe(std::size_t clause, std::span<const Word> solution,
                                     const Choose& choose);

 private:
  bool head_is(const Clause& clause, std::span<const Word> solution, FactRef fact);
  std::string text_of(const Clause& clause, const Aggregate& aggregate, Assignment inside) const;
  std::vector<Step> plan_and_index(const std::vector<Literal>& body, const Bound& bound);
  void replace(Expression& expression, const Clause& clause, const Assignment& assignment) const;
  WordPool& words() const { return run_.database.words(); }

  Model& model_;
  Run run_;
  std::map<RelationId, Statistics> statistics_;
};

// The variables, by number, that tell one solution from another: named ones that are not local to
// an aggregate. All else follows from them.
std::vector<std::size_t> named_variables(const Clause& clause);

}  // namespace clusterwise::datalog
