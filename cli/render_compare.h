// Two concepts side by side: as a page of text or Markdown, as JSON.
#pragma once

#include "cli/compare_page.h"
#include "cli/environment.h"

namespace clusterwise::cli {

void render_page(const ComparePage& page,
                 Environment& env);  // text or Markdown, as the format says
void render_json(const ComparePage& page, Environment& env);

}  // namespace clusterwise::cli
