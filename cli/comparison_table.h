// What each of several profiles gets in some respects, so that it stays readable however many they
// are.
#pragma once

#include <string>
#include <vector>

#include "cli/answer_page.h"

namespace clusterwise::cli {

struct ComparisonCell {
  kb::Text verdict;
  kb::Text detail;  // a score; may be empty
  int rank = 0;     // of the verdict, among those of a block: smaller first
};

struct ComparisonRow {
  kb::Text label;                     // may be empty
  std::vector<ComparisonCell> cells;  // one for each name
};

// A column for each profile where the page is wide enough; else a block for each row, which says of
// each verdict who gets it.
void render_table(const std::vector<kb::Text>& names, const std::vector<ComparisonRow>& rows,
                  AnswerPage& on);

}  // namespace clusterwise::cli
