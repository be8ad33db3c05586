#include "cli/numbers.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "reasoner/advisor/numbers.h"

namespace clusterwise::cli {
namespace {

constexpr int kCells = 10;

}  // namespace

std::string two_decimals(double value) { return fmt::format("{:.2f}", value); }

std::string percent(double share) {
  // What is not whole is never rounded to all or nothing.
  double rounded = std::round(share * 100);
  if (share > 0 && share < 1) rounded = std::clamp(rounded, 1.0, 99.0);
  return fmt::format("{:.0f}%", rounded);
}

std::string open_percent(double share) {
  if (share >= 1) return ">99%";
  if (share <= 0) return "<1%";
  return percent(share);
}

std::string range_of(const advisor::Range& r) {
  const std::string low = two_decimals(r.low);
  const std::string high = two_decimals(r.high);
  return low == high ? low : low + "–" + high;
}

std::string bar(double value) { return bar_between(value, value); }

std::string bar_between(double value, double high) {
  const double filled = std::round(std::clamp(value, 0.0, 1.0) * kCells);
  const double half = std::round(std::clamp(high, 0.0, 1.0) * kCells);
  std::string cells;
  for (int i = 0; i < kCells; ++i) cells += i < filled ? "█" : i < half ? "▒" : "░";
  return cells;
}

}  // namespace clusterwise::cli
