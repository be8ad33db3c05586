// The relations through which rules and advisor speak: rules/interface.dl declares them, this finds
// them.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "reasoner/datalog/checked.h"
#include "reasoner/datalog/diagnostics.h"
#include "reasoner/datalog/lint.h"

namespace clusterwise::advisor {

struct Interface {
  datalog::RelationId region{};        // region(region)
  datalog::RelationId indicator{};     // indicator(region, indicator, value)
  datalog::RelationId feature{};       // feature(region, feature, degree)
  datalog::RelationId stage{};         // stage(region, stage)
  datalog::RelationId problem{};       // problem(region, problem, degree)
  datalog::RelationId recommends{};    // recommends(region, role, score)
  datalog::RelationId measure{};       // measure(region, role, measure)
  datalog::RelationId risk{};          // risk(region, risk, degree)
  datalog::RelationId risk_of_role{};  // risk_of_role(region, role, risk, degree)

  // Those that give a region findings with a verdict: what can be asked about.
  std::array<datalog::RelationId, 5> findings() const {
    return {feature, stage, problem, recommends, risk};
  }
};

// Reports the relations that are missing or have other columns.
std::optional<Interface> find_interface(const datalog::CheckedProgram& program,
                                        datalog::Diagnostics& diagnostics);

// What goes in and out through the interface, for the linter.
datalog::Surroundings surroundings();

}  // namespace clusterwise::advisor
