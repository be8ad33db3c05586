// The bar of a chart as a picture: inline SVG, as wide as its place.
#pragma once

#include <string>

#include "cli/document.h"
#include "cli/html_page.h"

namespace clusterwise::cli {

// A solid bar up to the value, and a whisker over the range; where the verdict is open, the range
// as a dashed box. `id` is unique in the page; title and description are for those who do not see
// it.
void write_bar(const Bar& bar, const std::string& id, const std::string& title,
               const std::string& description, HtmlPage& page);

}  // namespace clusterwise::cli
