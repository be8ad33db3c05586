// What an evaluation may cost. The defaults stop a program that grows without end before the
// machine suffers.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "reasoner/datalog/database.h"

namespace clusterwise::datalog {

struct Limits {
  std::chrono::milliseconds time = std::chrono::minutes(10);
  std::size_t facts = 200'000'000;
  std::size_t bytes = std::size_t{8} << 30U;
  std::size_t rounds = 10'000'000;  // of one recursion: how often its rules are gone through
};

// What of the facts is beyond the limits, as a sentence without a full stop.
std::optional<std::string> beyond(const Limits& limits, const Database& database);

}  // namespace clusterwise::datalog
