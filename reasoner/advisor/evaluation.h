// One evaluation of the rules: the profile by its known values and all its completions, as regions
// of one model.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "reasoner/advisor/completions.h"
#include "reasoner/advisor/interface.h"
#include "reasoner/datalog/datalog.h"
#include "reasoner/datalog/derive.h"
#include "reasoner/datalog/proof.h"

namespace clusterwise::advisor {

// What holds of an id (a feature, role, …) in the completions.
struct Outcome {
  double stability = 0;     // share of completions in which it holds
  Range range;              // of the degree; 0 where it does not hold
  bool everywhere = false;  // it holds in all
  std::vector<bool> holds;  // by completion
};

Verdict verdict_of(const Outcome& outcome);

class Evaluation {
 public:
  Evaluation(datalog::Model model, const Interface& interface, CompletionSet completions,
             std::string region);

  const datalog::Model& model() const { return *model_; }
  datalog::Deriver& deriver() { return *deriver_; }
  const CompletionSet& completions() const { return completions_; }

  // Facts of the relation about the region by its known values, in the model's order.
  const std::vector<datalog::FactRef>& facts_of(datalog::RelationId relation) const;
  // Those that name `id` in the second column.
  std::vector<datalog::FactRef> facts_of(datalog::RelationId relation, std::string_view id) const;
  // Ids in the second column of the relation, of any completion or by the known values.
  std::set<std::string> ids_in(datalog::RelationId relation) const;
  // The degree by the known values: of the relation's last column, the largest; 1 where that is no
  // float. Nothing where there is no fact.
  std::optional<double> degree(datalog::RelationId relation, std::string_view id) const;
  // What the fact's last column says if that is a float, else 0.
  double degree_in(datalog::FactRef fact) const;
  Outcome outcome(datalog::RelationId relation, const std::string& id) const;
  // What a rule with that head could give for the region.
  datalog::Pattern pattern_of(const datalog::Atom& head) const;

 private:
  std::unique_ptr<datalog::Model> model_;  // stays where it is: the deriver points at it
  std::unique_ptr<datalog::Deriver> deriver_;
  const Interface& interface_;
  CompletionSet completions_;
  std::string region_;
  mutable std::map<datalog::RelationId, std::vector<datalog::FactRef>> facts_;  // as asked for
  std::vector<std::size_t> completion_of_;  // by symbol id; kNone for others
};

// The name of a completion's region among the rules. Cannot be the id of a profile's region.
std::string completion_name(std::size_t index);

// The limits that the rules hold against each indicator: rows of relations that have a column of
// type Indicator and a float, and no region.
Cuts find_cuts(const datalog::CheckedProgram& program, const datalog::Database& database,
               const Interface& interface);

}  // namespace clusterwise::advisor
