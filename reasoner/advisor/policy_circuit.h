// What the rules can find of a region, whatever its indicators are: one circuit with an input for
// each indicator of the knowledge and, where asked for, for limits of the rules.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "kb/store.h"
#include "reasoner/advisor/interface.h"
#include "reasoner/datalog/circuit.h"
#include "reasoner/datalog/datalog.h"

namespace clusterwise::advisor {

// A finding, named by the relation that gives it and the id in its second column.
using Target = std::pair<datalog::RelationId, std::string>;

struct TargetGates {
  datalog::GateId holds{};
  datalog::GateId degree{};  // 0 where it does not hold, 1 where the relation gives no degree
};

// A number that rules hold against an indicator, given in a table: a row of a relation with one
// float and a column of indicators, and no region.
struct Limit {
  std::string indicator;
  double value = 0;
};

struct PolicyCircuit {
  datalog::Circuit circuit;
  std::vector<std::string> indicators;  // by input number, sorted
  std::vector<Limit> limits;            // those that are inputs: the numbers after the indicators
  std::map<Target, TargetGates> targets;
  // Where the rules cut the range of each indicator that some target depends on: the first value of
  // every cell but the lowest, ascending.
  std::map<datalog::InputId, std::vector<double>> cuts;

  std::size_t inputs() const { return indicators.size() + limits.size(); }
  // REQUIRES: it is one of the indicators.
  datalog::InputId input_of(std::string_view indicator) const;
  datalog::InputId input_of_limit(std::size_t limit) const {
    return static_cast<datalog::InputId>(indicators.size() + limit);
  }
};

enum class OpenLimits {
  kNone,
  kDefault  // of tables with a column "basis", those whose basis is "default"; of others, all
};

// The targets are features, stages, problems, roles and risks. `model` is an evaluation of the
// program for the region by known values. Fails where the rules compute what a circuit cannot hold.
kb::Result<PolicyCircuit> make_policy_circuit(const datalog::Program& program,
                                              const Interface& interface, datalog::Model& model,
                                              const std::string& region,
                                              const std::vector<std::string>& indicators,
                                              OpenLimits open_limits = OpenLimits::kNone);

}  // namespace clusterwise::advisor
