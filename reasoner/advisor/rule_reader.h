// Parts of an account: what a clause, with values for its variables, asks of the profile.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "reasoner/advisor/given_facts.h"
#include "reasoner/advisor/rule_graph.h"
#include "reasoner/datalog/instance.h"

namespace clusterwise::advisor {

class RuleReader {
 public:
  // REQUIRES: all of them outlive it.
  RuleReader(const Policy::State& policy, const Profile& profile, Evaluation& evaluation);

  const RuleGraph& graph() const { return graph_; }
  const GivenFacts& given() const { return given_; }
  Phrasebook& phrases() { return phrases_; }
  Evaluation& evaluation() { return evaluation_; }
  const datalog::Model& model() const { return evaluation_.model(); }
  const std::string& region() const { return profile_.region; }
  const Interface& interface() const { return policy_.interface; }
  const kb::Store& store() const { return policy_.store; }
  const datalog::Clause& clause(std::size_t index) const {
    return model().program()->clauses[index];
  }

  // The text of a symbol of the model.
  std::string symbol_text(datalog::Value value) const {
    return std::string(model().symbols().text(value.symbol()));
  }

  // What unknown values may yet bring about: its absence is no more than not known.
  void set_open(std::set<std::string> ids) { open_ = std::move(ids); }

  // Whether the profile leaves a known value any room.
  bool has_intervals() const;

  // The rule with its sentence; asks are left open.
  RuleUse use_of(const datalog::Derivation& derivation);
  // The same of a rule that has not fired: what depends on the profile reads "…".
  RuleUse use_of(const datalog::Clause& clause, const datalog::Valuation& values);

  // A value held against a limit; nothing where the comparison is none of that kind.
  std::optional<Ask> test(const datalog::Clause& clause, const datalog::Comparison& comparison,
                          const datalog::Valuation& values);
  // Values that the clause reads and holds against nothing: they must be known.
  std::vector<Ask> known_values(const datalog::Clause& clause, const datalog::Valuation& values);

  // A number of things held against another number. `certain` of them hold, `possible` more may.
  std::optional<Ask> count(const datalog::Clause& clause, const datalog::Comparison& comparison,
                           const datalog::Valuation& values, std::size_t certain,
                           std::size_t possible);
  // The variable of the comparison that is a count.
  std::optional<datalog::VariableId> counted_in(const datalog::Clause& clause,
                                                const datalog::Comparison& comparison) const;

  // That something the knowledge has a name for does not hold; nothing where it has none.
  std::optional<Ask> absence(const datalog::Negation& negation, const datalog::Valuation& values);

  Ask knowledge(datalog::FactRef fact);
  // A condition that is none of the above, as the rules write it.
  Ask other(const datalog::Clause& clause, const datalog::Literal& literal,
            const datalog::Valuation& values, Truth state);

  // "features", of a column that holds features; empty where the knowledge has no such kind.
  kb::Text plural_of(datalog::RelationId relation, std::size_t column) const;

 private:
  std::optional<Test> reading(const datalog::Clause& clause, const datalog::Expression& side,
                              const datalog::Valuation& values);
  std::optional<Limit> limit(const datalog::Clause& clause, const datalog::Expression& side,
                             const datalog::Valuation& values, const std::string& indicator);
  std::optional<datalog::FactRef> given_row(const datalog::Atom& atom,
                                            const datalog::Valuation& values);
  Truth truth(const datalog::Clause& clause, const datalog::Comparison& comparison,
              datalog::Valuation values, datalog::VariableId variable, const Range& range);

  const Policy::State& policy_;
  const Profile& profile_;
  Evaluation& evaluation_;
  RuleGraph graph_;
  Phrasebook phrases_;
  std::set<std::string> open_;
  GivenFacts given_;
};

// How many conditions of the ask are failed or unknown, and how far failed values are off.
struct Gap {
  std::size_t unmet = 0;
  double distance = 0;
};
Gap gap_of(const Ask& ask);

// Sets state, unmet and distance by the asks.
void sum_up(RuleUse& use);

// The nearest first, equals in their order.
void sort_nearest(std::vector<RuleUse>& uses);

}  // namespace clusterwise::advisor
