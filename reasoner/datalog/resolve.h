// Which variable each name of a clause stands for. Private to the checker's files.
//
// A name inside an aggregate stands for the clause's variable of that name when the clause grounds
// it outside the aggregate and it is no part of the aggregate's target; otherwise it belongs to the
// aggregate (the reference engine's rule).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "reasoner/datalog/ast.h"
#include "reasoner/datalog/checked.h"
#include "reasoner/datalog/diagnostics.h"
#include "reasoner/datalog/flatten.h"

namespace clusterwise::datalog {

struct ResolvedAggregate {
  VariableId result{};
  FlatBody body;
  std::vector<VariableId> locals;
};

struct Resolution {
  std::vector<ClauseVariable> variables;  // types are not known yet
  std::unordered_map<const ast::Term*, VariableId> variable_of;
  std::unordered_map<const ast::Term*, ResolvedAggregate> aggregate_of;
  std::vector<const ast::Term*> aggregates;  // the keys of aggregate_of, in the order of the text
};

// Nothing where an aggregate's body is none that the core has; reported.
std::optional<Resolution> resolve(const ast::Atom& head, const FlatBody& body,
                                  Diagnostics& diagnostics);

}  // namespace clusterwise::datalog
