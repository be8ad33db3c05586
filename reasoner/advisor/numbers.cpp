#include "reasoner/advisor/numbers.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace clusterwise::advisor {

std::string number_text(double number) {
  constexpr double kExact = 1e15;
  if (!std::isfinite(number) || std::abs(number) >= kExact) return fmt::format("{:g}", number);
  if (number == std::round(number)) return fmt::format("{:.0f}", number == 0 ? 0.0 : number);
  const int before = std::max(0, static_cast<int>(std::floor(std::log10(std::abs(number)))) + 1);
  const int leading_zeros =
      std::abs(number) < 1 ? -static_cast<int>(std::floor(std::log10(std::abs(number)))) - 1 : 0;
  const int decimals = std::clamp(4 - before + leading_zeros, 1, 12);
  std::string text = fmt::format("{:.{}f}", number, decimals);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

}  // namespace clusterwise::advisor
