// The rules that could have given a fact, and what each of them lacks.
//
// Rules are read backwards from the fact, down to values of the profile. What does not depend on
// the profile is looked up in the model. What does is true, false or unknown: an absent value and
// an interval on both sides of a limit make unknown, a rule is as true as the least of what it asks
// for, a finding as the best of its rules (Kleene's strong three-valued logic). What is found by
// known values and stands under a negation counts as it is found. A rule without an id hands on one
// of the things it reads, its carrier: the attempts are those of the carrier, and whatever else it
// asks for is added to each of them, on the assumption that the carrier is given.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "reasoner/advisor/grounds.h"
#include "reasoner/advisor/rule_reader.h"

namespace clusterwise::advisor {

class Attempts {
 public:
  // REQUIRES: both outlive it.
  Attempts(RuleReader& reader, Grounds& grounds);

  // The rules that could give such a fact, the nearest first.
  std::vector<RuleUse> at(const datalog::Pattern& goal);
  // The same for a stage, where what it rests on is told, too.
  std::vector<RuleUse> at_stage(const datalog::Pattern& goal);

  // The stages that rules asked for, and do not have.
  const std::vector<datalog::Pattern>& stages_missed() const { return stages_missed_; }

 private:
  using Goals = std::vector<datalog::Pattern>;  // any of them will do

  void add(std::size_t clause, const datalog::Pattern& goal, std::vector<RuleUse>& uses);
  RuleUse named(const datalog::Clause& clause, datalog::Valuation values);
  std::vector<RuleUse> passed_on(const datalog::Clause& clause, const datalog::Valuation& values);

  std::vector<datalog::Valuation> ways_through_tables(const datalog::Clause& clause,
                                                      const datalog::Valuation& start);
  bool contradicts(const datalog::Clause& clause, std::span<const datalog::Literal> body,
                   const datalog::Valuation& values);
  void bind_found(const datalog::Clause& clause, datalog::Valuation& values);

  std::vector<Ask> asks_of(const datalog::Clause& clause, const datalog::Valuation& values,
                           const datalog::Atom* but);
  std::optional<Ask> ask(const datalog::Clause& clause, const datalog::Literal& literal,
                         const datalog::Valuation& values);
  std::optional<Ask> finding(const datalog::Clause& clause, const datalog::Atom& atom,
                             const datalog::Valuation& values);
  std::optional<Ask> absence(const datalog::Negation& negation, const datalog::Valuation& values);
  std::optional<Ask> comparison(const datalog::Clause& clause,
                                const datalog::Comparison& comparison,
                                const datalog::Valuation& values);
  std::optional<Ask> count(const datalog::Clause& clause, const datalog::Comparison& comparison,
                           const datalog::Valuation& values);

  std::optional<Ask> count_of(const datalog::Clause& clause, const datalog::Comparison& comparison,
                              const datalog::Valuation& values, std::vector<Ask> parts);
  Goals candidates(const datalog::Clause& clause, std::span<const datalog::Literal> body,
                   const datalog::Atom& atom, const datalog::Valuation& values);

  Goals goals_of(const datalog::Clause& clause, const datalog::Atom& atom,
                 const datalog::Valuation& values);
  Goals delegated(const Goals& goals);
  std::optional<Ask> ask_for(const Goals& goals);
  kb::Text labels_of(const Goals& goals);
  Truth state_of_stage(const Goals& goals);
  Truth explain(const Goals& goals, std::vector<RuleUse>& by);
  bool is_found(const datalog::Pattern& goal) const;
  bool is_assumed(const datalog::Pattern& goal) const;

  RuleReader& reader_;
  Grounds& grounds_;
  Goals path_;     // what is being explained; nothing rests on itself
  Goals assumed_;  // given, for the sake of what else is asked for
  std::vector<datalog::Pattern> stages_missed_;
  bool in_stage_ = false;
};

}  // namespace clusterwise::advisor
