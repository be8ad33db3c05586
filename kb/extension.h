// A concept and what packs add to it, as one.
#pragma once

#include <string>
#include <vector>

#include "kb/knowledge.h"

namespace clusterwise::kb {

// Adds the names and claims that the concept does not have yet; names are the same whatever their
// case. A concept is whole when the extensions have been added in the order of their packs.
// REQUIRES: the extension is of that concept.
void add_to(Concept& one, const Extension& extension);
// Of that the claims alone.
void add_claims(std::vector<std::string>& claims, const Extension& extension);

}  // namespace clusterwise::kb
