// What is shown of the answer to a question.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "kb/store.h"
#include "reasoner/advisor/query.h"

namespace clusterwise::cli {

struct QueryPage {
  std::vector<advisor::QueryColumn> columns;
  std::vector<std::vector<datalog::Datum>> rows;  // those that are shown
  std::size_t rows_in_all = 0;
  std::map<std::string, kb::Text> labels;  // of the concepts in the columns of concepts
};

// At most `limit` rows; 0: all.
QueryPage query_page(advisor::QueryAnswer answer, std::size_t limit, const kb::Store& store);

}  // namespace clusterwise::cli
