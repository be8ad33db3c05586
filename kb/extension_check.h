// What a pack adds to concepts of other packs: may it?
#pragma once

#include "kb/knowledge.h"
#include "kb/pack.h"
#include "kb/pack_findings.h"

namespace clusterwise::kb {

// The concepts are there and of other packs, each extended once; the claims are there; nothing that is added is said of
// the concept already. What is wrong is added to the findings.
// REQUIRES: the findings are of this pack, with these surroundings.
void check_extensions(const Pack& pack, const Surroundings& around, PackFindings& findings);

}  // namespace clusterwise::kb
