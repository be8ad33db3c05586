// Numbers as people read them.
#pragma once

#include <string>

namespace clusterwise::advisor {

// Whole numbers in full, others with at most four significant digits and without an exponent:
// 11607, 0.248, 3.1.
std::string number_text(double number);

}  // namespace clusterwise::advisor
