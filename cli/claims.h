// Claims are cited by id where a sentence rests on them; what they say stands once, at the end.
#pragma once

#include <string>
#include <vector>

#include "cli/page.h"
#include "cli/voice.h"
#include "reasoner/advisor/answer.h"

namespace clusterwise::cli {

class CitedClaims {
 public:
  // " (R5c, R5h §2.5)", to follow a sentence; empty without claims. Remembers them.
  std::string cite(const std::vector<advisor::ClaimRef>& claims);

  // The cited ones, each once, in the order in which they were cited first.
  const std::vector<advisor::ClaimRef>& cited() const { return cited_; }

  // What the cited ones say, each once, in the order in which they were cited first.
  void render(Page& page, const Voice& say) const;

 private:
  std::vector<advisor::ClaimRef> cited_;
};

}  // namespace clusterwise::cli
