// The order of evaluation: which relations are computed together, and after which others.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "reasoner/datalog/checked.h"
#include "reasoner/datalog/diagnostics.h"

namespace clusterwise::datalog {

// Relations that depend on each other, or one alone. Everything a clause of the stratum reads lies
// in this stratum or in an earlier one; what it negates or aggregates, in an earlier one.
struct Stratum {
  std::vector<RelationId> relations;
  std::vector<std::size_t> clauses;  // indexes into the program's clauses
  bool recursive = false;
};
using Strata = std::vector<Stratum>;

// Fails where a relation depends on its own negation or aggregate.
tl::expected<Strata, Diagnostics> stratify(const CheckedProgram& program);

// One stratum a line.
std::string to_text(const CheckedProgram& program, const Strata& strata);

}  // namespace clusterwise::datalog
