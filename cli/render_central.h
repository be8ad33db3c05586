// Which concepts hold the knowledge together: as text, as JSON, as CSV.
#pragma once

#include <string>
#include <vector>

#include "cli/environment.h"
#include "kb/centrality.h"

namespace clusterwise::cli {

struct CentralRow {
  kb::Central numbers;
  kb::Text label;
};

struct CentralPage {
  std::string kind;  // of those shown; empty: any
  kb::Centrality graph;
  std::vector<CentralRow> shown;
  std::vector<kb::Kind> kinds;
};

void render_text(const CentralPage& page, Environment& env);
void render_json(const CentralPage& page, Environment& env);
void render_csv(const CentralPage& page, Environment& env);

}  // namespace clusterwise::cli
