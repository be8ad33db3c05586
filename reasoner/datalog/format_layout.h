// Words laid out in lines. Private to the formatter's files.
#pragma once

#include <string>

#include "reasoner/datalog/format_words.h"

namespace clusterwise::datalog {

inline constexpr std::size_t kColumns = 100;

// Depends on the words alone. Ends with a newline unless empty.
std::string lay_out(const Words& words);

}  // namespace clusterwise::datalog
