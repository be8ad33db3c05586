// The last stage of reading a pack: does what it says hang together?
#pragma once

#include <string_view>

#include "kb/json.h"
#include "kb/knowledge.h"
#include "kb/pack.h"
#include "kb/problem.h"

namespace clusterwise::kb {

// Two kinds of concept have fields of their own, so the program knows them by name.
inline constexpr std::string_view kSourceKind = "source";
inline constexpr std::string_view kIndicatorKind = "indicator";

// Ids are unique; kinds, relations, concepts and claims that are referred to exist; links join kinds that their
// relation allows; every claim is used. In no particular order.
// REQUIRES: `pack` was made from `document`, which has the shape of a pack; `text` is the document's text.
Problems check_pack(std::string_view text, const Json& document, const Pack& pack,
                    const Surroundings& around);

}  // namespace clusterwise::kb
