// What a report may be faulted for: a reader of HTML as strict as our pages are plain.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clusterwise::cli {

// One sentence for each fault: elements that do not nest or close, unknown names, attributes given
// twice, ids used twice, links without an end, headings that skip a level, pictures without a
// title, scripts, anything from elsewhere, characters that no page may hold.
std::vector<std::string> faults_of_html(std::string_view page);

// The text of the page without its markup and style sheet, entities resolved.
std::string visible_text(std::string_view page);

}  // namespace clusterwise::cli
