// The knowledge as a question reads it: only the predicates that it names are filled, and where
// every place that names one has the same column fixed, only with what fits there.
#pragma once

#include <optional>
#include <string>

#include "kb/store.h"
#include "reasoner/advisor/query_predicates.h"
#include "reasoner/datalog/ast.h"
#include "reasoner/datalog/database.h"
#include "reasoner/datalog/limits.h"

namespace clusterwise::advisor {

// Fills the database of a program that declares the predicates and asks the body. What of the facts
// is beyond the limits, as a sentence without a full stop.
std::optional<std::string> add_facts(const datalog::ast::Disjunction& body,
                                     const QueryPredicates& predicates, const kb::Store& store,
                                     const datalog::Limits& limits, datalog::Database& database);

}  // namespace clusterwise::advisor
