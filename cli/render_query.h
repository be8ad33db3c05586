// The answer to a question: as a table of text, as JSON (query.schema.json), as CSV.
#pragma once

#include "cli/environment.h"
#include "cli/query_page.h"

namespace clusterwise::cli {

void render_text(const QueryPage& page, Environment& env);
void render_json(const QueryPage& page, Environment& env);
void render_csv(const QueryPage& page, Environment& env);

}  // namespace clusterwise::cli
