// What a pack adds to concepts of other packs: may it?
#pragma once

#include <string_view>

#include "kb/json.h"
#include "kb/knowledge.h"
#include "kb/pack.h"
#include "kb/problem.h"

namespace clusterwise::kb {

// The concepts are there and of other packs, each extended once; the claims are there; nothing that is added is said of
// the concept already. What is wrong is added to `problems`, in the order of the text.
// REQUIRES: as for check_pack; `document` has the pack's extensions.
void check_extensions(std::string_view text, const Json& document, const Pack& pack,
                      const Surroundings& around, Problems& problems);

}  // namespace clusterwise::kb
