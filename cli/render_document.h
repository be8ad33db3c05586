// Reports written out.
#pragma once

#include "cli/document.h"
#include "cli/environment.h"

namespace clusterwise::cli {

// One HTML page that is complete in itself: no script, nothing from elsewhere.
void render_html(const Document& document, Environment& env);

// For GitHub-flavoured Markdown; charts are tables with bars of text.
void render_markdown(const Document& document, Environment& env);

}  // namespace clusterwise::cli
