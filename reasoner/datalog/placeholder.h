// The places of a rule's text that values fill: {value}, or {value*100} where the value is shown a
// hundred times as large, a share as per cent.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clusterwise::datalog {

struct Placeholder {
  std::size_t begin = 0;  // of its '{'
  std::size_t end = 0;    // behind its '}'; the text's end where it is not closed
  bool closed = true;
  std::string variable;
  bool scaled = false;           // has a '*'
  std::optional<double> factor;  // 1 where it is not scaled; nothing where it is no number above 0
};

// In the order of the text. What follows a '{' that is not closed has no places.
std::vector<Placeholder> placeholders(std::string_view text);

}  // namespace clusterwise::datalog
