// The rules that gave a fact, with what they rest on: derivations, read for an account.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "reasoner/advisor/rule_reader.h"

namespace clusterwise::advisor {

class Grounds {
 public:
  // REQUIRES: the reader outlives it.
  explicit Grounds(RuleReader& reader) : reader_(reader) {}

  // The nearest rules with an id above the fact, through those without one, strongest first.
  std::vector<RuleUse> rules_of(datalog::FactRef fact);

  // What the fact rests on, where rules without an id gave it.
  std::vector<Ask> asks_below(datalog::FactRef fact);

  // The rules of a stage, where what it rests on is told, too.
  std::vector<RuleUse> rules_of_stage(datalog::FactRef fact);

  // How a rule without an id made the fact's degree; nothing where a rule with an id gave it.
  std::optional<Arithmetic> degree_from(datalog::FactRef fact);

  // Whether a rule rests on the stage.
  bool asks_for_stage() const { return asks_for_stage_; }

 private:
  void collect(datalog::FactRef fact, std::set<datalog::FactRef>& seen, std::vector<RuleUse>& uses);
  std::vector<Ask> asks_of(const datalog::Derivation& derivation);
  void add_fact(datalog::FactRef fact, std::vector<Ask>& asks);
  void add_comparison(const datalog::Clause& clause, const datalog::Comparison& comparison,
                      const datalog::Derivation& derivation, const datalog::Valuation& values,
                      std::vector<Ask>& asks);
  void add_absence(const datalog::Negation& negation, const datalog::Valuation& values,
                   std::vector<Ask>& asks);
  std::vector<datalog::FactRef> counted(const datalog::Derivation& derivation);
  datalog::FactRef finding_below(datalog::FactRef fact);

  RuleReader& reader_;
  bool in_stage_ = false;
  bool asks_for_stage_ = false;
};

}  // namespace clusterwise::advisor
