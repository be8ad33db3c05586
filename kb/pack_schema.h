// Does a document have the shape of a pack? The answer in words, not in the terms of JSON Schema.
#pragma once

#include "kb/json.h"
#include "kb/problem.h"

namespace clusterwise::kb {

// All places where the document departs from packs/pack.schema.json; empty when there is none.
Problems check_pack_schema(const Json& document);

}  // namespace clusterwise::kb
