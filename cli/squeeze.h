// Drawing the boxes of a map together.
#pragma once

#include <vector>

#include "cli/placement.h"

namespace clusterwise::cli {

// Moves boxes nearer to each other, keeping their arrangement, until they fill half of the page or
// no way is found to keep them `gap` points apart. The page comes as near to `ratio` (width by
// height) as that allows. Boxes that overlap to begin with stay as they are. The result begins at
// the origin.
void squeeze(std::vector<Box>& boxes, double ratio, double gap);

// Their extent from the origin.
Point extent_of(const std::vector<Box>& boxes);

}  // namespace clusterwise::cli
