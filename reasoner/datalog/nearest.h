// The nearest name, for "did you mean".
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace clusterwise::datalog {

// The candidate with the smallest optimal string alignment distance to the name (insert, delete,
// replace, swap of neighbours), if that is at most a third of the name's length, rounded up, and
// less than its length; the first of equals.
std::optional<std::string> nearest(std::string_view name, std::span<const std::string> candidates);

// "did you mean 'X'?", or nothing.
std::string did_you_mean(std::string_view name, std::span<const std::string> candidates);

}  // namespace clusterwise::datalog
