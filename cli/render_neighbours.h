// What lies around a concept: as text, as JSON, as CSV with a line for each link that leads
// further.
#pragma once

#include "cli/environment.h"
#include "cli/neighbours_page.h"

namespace clusterwise::cli {

void render_text(const NeighboursPage& page, Environment& env);
void render_json(const NeighboursPage& page, Environment& env);
void render_csv(const NeighboursPage& page, Environment& env);

}  // namespace clusterwise::cli
