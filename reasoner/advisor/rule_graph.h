// What the text of the rules says of how they hang together: which relations depend on the profile,
// and what a rule without an id does with what it reads.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "reasoner/advisor/interface.h"
#include "reasoner/datalog/checked.h"

namespace clusterwise::advisor {

// A count that a relation hands on: held(region, n) :- n = count : {…}.
struct CountSource {
  const datalog::Clause* clause = nullptr;  // that counts
  const datalog::Aggregate* aggregate = nullptr;
  const datalog::Atom* through = nullptr;  // by which another clause reads it
};

class RuleGraph {
 public:
  // REQUIRES: both outlive it.
  RuleGraph(const datalog::CheckedProgram& program, const Interface& interface);

  // Whether facts of the relation depend on the profile.
  bool is_dynamic(datalog::RelationId relation) const { return dynamic_.contains(relation); }
  // Whether the atom is worth explaining: it depends on the profile, and is no value of it.
  bool is_derived(const datalog::Atom& atom) const;
  // The clauses with the relation in their head, as indexes into the program's.
  std::vector<std::size_t> clauses_of(datalog::RelationId relation) const;
  bool has_id(const datalog::Clause& clause) const {
    return !program_.rule(clause.rule).id.empty();
  }

  // The part of the body that a rule without an id passes on: of what it reads that is derived, the
  // first that has a degree, else the first. Null where it reads nothing of the kind.
  const datalog::Atom* carrier_of(const datalog::Clause& clause) const;
  // Whether all that the rule does is to pass on its carrier.
  bool only_passes_on(const datalog::Clause& clause) const;

  // The count behind the clause's variable, in the clause or in a relation that it reads.
  std::optional<CountSource> count_of(const datalog::Clause& clause,
                                      datalog::VariableId variable) const;
  // Whether the relation does nothing but hand on a count.
  bool is_count(datalog::RelationId relation) const;

  // The atom by which the clause reads the indicator's value that the variable is.
  const datalog::Atom* reading_of(const datalog::Clause& clause,
                                  datalog::VariableId variable) const;
  // The atom of a relation independent of the profile that gives the variable.
  const datalog::Atom* table_of(const datalog::Clause& clause, datalog::VariableId variable) const;

  // The kind that ids in that column are of; empty where its type names none.
  std::string kind_in(datalog::RelationId relation, std::size_t column) const;

  // feature, problem, risk, stage or recommends: facts about one concept.
  bool is_finding(datalog::RelationId relation) const;

 private:
  bool reads_dynamic(const datalog::Clause& clause) const;
  std::optional<CountSource> count_in(const datalog::Clause& clause) const;

  const datalog::CheckedProgram& program_;
  const Interface& interface_;
  std::set<datalog::RelationId> dynamic_;
};

}  // namespace clusterwise::advisor
