#include "cli/claims.h"

#include <algorithm>

namespace clusterwise::cli {
namespace {

std::string in_brief(const std::vector<advisor::ClaimRef>& claims) {
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

}  // namespace

std::string CitedClaims::cite(const std::vector<advisor::ClaimRef>& claims) {
  for (const advisor::ClaimRef& claim : claims) {
    const bool known = std::any_of(cited_.begin(), cited_.end(), [&](const advisor::ClaimRef& one) {
      return one.id == claim.id;
    });
    if (!known) cited_.push_back(claim);
  }
  return in_brief(claims);
}

void CitedClaims::render(Page& page, const Voice& say) const {
  if (cited_.empty()) return;
  page.heading(say(Word::kClaims));
  for (const advisor::ClaimRef& claim : cited_) {
    for (const std::string& text : say.paragraphs(claim.text)) {
      page.paragraph({{claim.id + " §" + claim.section + "  ", Style::kDim}, {text}}, {"", "    "});
    }
  }
}

}  // namespace clusterwise::cli
