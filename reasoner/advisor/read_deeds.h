// What a profile says was done in its region.
#pragma once

#include <vector>

#include "kb/json.h"
#include "kb/store.h"
#include "reasoner/advisor/profile.h"

namespace clusterwise::advisor {

// The array of a profile's key "done": ids of measures, and texts of its own. Errors go to the
// diagnostics, as places in `file`.
std::vector<Deed> read_deeds(const kb::Json& value, datalog::FileId file, const kb::Store& store,
                             datalog::Diagnostics& diagnostics);

}  // namespace clusterwise::advisor
