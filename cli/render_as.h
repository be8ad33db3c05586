// A page in the format that was asked for, where a verb has text, JSON and CSV.
#pragma once

#include "cli/environment.h"

namespace clusterwise::cli {

// REQUIRES: there are render_text, render_json and render_csv of such a page.
template <typename Page>
void render_as_asked(const Page& page, Environment& env) {
  if (env.format == Format::kJson) {
    render_json(page, env);
  } else if (env.format == Format::kCsv) {
    render_csv(page, env);
  } else {
    render_text(page, env);
  }
}

}  // namespace clusterwise::cli
