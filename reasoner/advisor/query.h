// A question to the knowledge: the body of a rule, answered by a table.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <variant>
#include <vector>

#include "kb/store.h"
#include "reasoner/datalog/database.h"
#include "reasoner/datalog/diagnostics.h"
#include "reasoner/datalog/evaluate.h"
#include "reasoner/datalog/source.h"
#include "reasoner/datalog/value.h"

namespace clusterwise::advisor {

struct QueryColumn {
  std::string name;  // of the variable
  datalog::Primitive type = datalog::Primitive::kSymbol;
  bool of_concepts = false;  // whether its texts are ids of concepts
};

struct QueryAnswer {
  // The variables in the order in which they stand first outside aggregates; none that begins with
  // "_".
  std::vector<QueryColumn> columns;
  // Sorted by the columns from the left, each row once. A question without variables that holds has
  // one row without cells.
  std::vector<std::vector<datalog::Datum>> rows;
  datalog::Diagnostics
      warnings;  // tuples that were dropped, variables that may be meant as concepts
};

// What is wrong with the text, or the limit that stopped the search for the answer (its rule has no
// place).
using NoAnswer = std::variant<datalog::Diagnostics, datalog::LimitReached>;

// The predicates are those of query_predicates.h.
tl::expected<QueryAnswer, NoAnswer> query(const datalog::Source& body, const kb::Store& store,
                                          const datalog::RunOptions& options = {});

}  // namespace clusterwise::advisor
