// One evaluation of the rules: a profile by its known values, intervals at their middle.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "reasoner/advisor/interface.h"
#include "reasoner/datalog/datalog.h"
#include "reasoner/datalog/derive.h"
#include "reasoner/datalog/proof.h"

namespace clusterwise::advisor {

class Evaluation {
 public:
  Evaluation(datalog::Model model, const Interface& interface, std::string region);

  const datalog::Model& model() const { return *model_; }
  datalog::Model& model() { return *model_; }
  datalog::Deriver& deriver() { return *deriver_; }

  // All ways in which rules give the fact, found once.
  const std::vector<datalog::Derivation>& ways_to(datalog::FactRef fact);

  // Facts of the relation about the region by its known values, in the model's order.
  const std::vector<datalog::FactRef>& facts_of(datalog::RelationId relation) const;
  // Those that name `id` in the second column.
  std::vector<datalog::FactRef> facts_of(datalog::RelationId relation, std::string_view id) const;
  // The degree by the known values: of the relation's last column, the largest; 1 where that is no
  // float. Nothing where there is no fact.
  std::optional<double> degree(datalog::RelationId relation, std::string_view id) const;
  // What the fact's last column says if that is a float, else 0.
  double degree_in(datalog::FactRef fact) const;
  // What a rule with that head could give for the region.
  datalog::Pattern pattern_of(const datalog::Atom& head) const;

 private:
  std::unique_ptr<datalog::Model> model_;  // stays where it is: the deriver points at it
  std::unique_ptr<datalog::Deriver> deriver_;
  const Interface& interface_;
  std::string region_;
  mutable std::map<datalog::RelationId, std::vector<datalog::FactRef>> facts_;  // as asked for
  std::map<datalog::FactRef, std::vector<datalog::Derivation>> ways_;           // the same
};

}  // namespace clusterwise::advisor
