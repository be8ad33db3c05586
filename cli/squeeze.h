// Drawing the boxes of a map together.
#pragma once

#include <vector>

#include "cli/placement.h"

namespace clusterwise::cli {

struct Page {
  double width = 0;
  double height = 0;
};

// Moves boxes nearer to each other, keeping their arrangement and `gap` points between them, until
// they are on a page of the shape of `wanted` and fill two fifths of it; up to 0.54 of it where
// they fit on the page that is wanted itself then. Less where no way is found. The result begins at
// the origin.
void squeeze(std::vector<Box>& boxes, const Page& wanted, double gap);

// Their extent from the origin.
Point extent_of(const std::vector<Box>& boxes);

}  // namespace clusterwise::cli
