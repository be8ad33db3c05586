#include "cli/claims.h"

namespace clusterwise::cli {

std::string claims_in_brief(const std::vector<advisor::ClaimRef>& claims) {
  if (claims.empty()) return "";
  std::string text = " (";
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (i > 0) text += claims[i - 1].section == claims[i].section ? ", " : "; ";
    text += claims[i].id;
    const bool last_of_section =
        i + 1 == claims.size() || claims[i + 1].section != claims[i].section;
    if (last_of_section && !claims[i].section.empty()) text += " §" + claims[i].section;
  }
  return text + ")";
}

}  // namespace clusterwise::cli
