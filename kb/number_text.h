// Numbers as the formats of exchange write them.
#pragma once

#include <string>
#include <string_view>

namespace clusterwise::kb {

// The shortest text that reads as the same number, laid out as ECMAScript does (ECMA-262,
// Number::toString), which is also the canonical form of JSON (RFC 8785): 100, 0.18, 1e+21.
// REQUIRES: the value is finite.
std::string number_text(double value);

// A literal of xsd:double as JSON-LD 1.1 makes it of a JSON number (section 8.6): 16 digits at
// most, the zeros at the end but one left out: 3.0E2, 1.8E-1. REQUIRES: the value is finite.
std::string xsd_double_text(double value);

}  // namespace clusterwise::kb
