// A drawing as a picture.
#pragma once

#include <iosfwd>

#include "cli/drawing.h"
#include "cli/placement.h"

namespace clusterwise::cli {

// One SVG document: white behind everything, the links below the concepts, the key at the foot.
// Each concept is an element with its id; what a pointer rests on tells its definition. It needs
// nothing from outside, and no font: there is room for any.
void write_svg(const Drawing& drawing, const Placement& placement, std::ostream& out);

}  // namespace clusterwise::cli
