// The records of a pack as its document has them, field by field in the order of the shipped packs:
// the way back from values to JSON. Places are left at 0.
#pragma once

#include "kb/json.h"
#include "kb/knowledge.h"

namespace clusterwise::kb {

// Id, version, title, description, source.
Json record_of(const Pack& pack);
Json record_of(const Kind& kind);
Json record_of(const Relation& relation);
// Without the source where it is the pack's.
Json record_of(const Claim& claim, const Pack& pack);
// Without what it does not have; an indicator has its bounds and its direction even where they are
// null.
Json record_of(const Concept& one);
Json record_of(const Link& link);
Json record_of(const Extension& extension);

}  // namespace clusterwise::kb
