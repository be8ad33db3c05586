#include "reasoner/advisor/amount.h"

#include <fmt/format.h>
#include <optional>
#include <string>

#include "reasoner/advisor/numbers.h"

namespace clusterwise::advisor {
namespace {

// The word for yes or no, of a unit that names the two.
std::optional<std::string> word_of(double value, const std::string& unit) {
  const std::size_t slash = unit.find('/');
  if (slash == std::string::npos || (value != 0 && value != 1)) return std::nullopt;
  return value == 1 ? unit.substr(0, slash) : unit.substr(slash + 1);
}

}  // namespace

bool is_yes_or_no(const kb::Measurement* measurement) {
  return measurement != nullptr && measurement->unit.en == "yes/no";
}

kb::Text amount_text(double value, const kb::Measurement* measurement) {
  if (measurement == nullptr) return readable(value);
  if (is_yes_or_no(measurement)) {
    const auto en = word_of(value, measurement->unit.en);
    const auto zh = word_of(value, measurement->unit.zh);
    if (en && zh) return {*en, *zh};
  }
  return amount(value, *measurement);
}

kb::Text amount_text(const Range& range, const kb::Measurement* measurement) {
  if (range.low == range.high) return amount_text(range.low, measurement);
  if (measurement != nullptr && !is_yes_or_no(measurement)) return amount(range, *measurement);
  const kb::Text low = amount_text(range.low, measurement);
  const kb::Text high = amount_text(range.high, measurement);
  if (measurement == nullptr) return {low.en + "–" + high.en, low.zh + "–" + high.zh};
  return {fmt::format("{} or {}", low.en, high.en), fmt::format("{}或{}", low.zh, high.zh)};
}

}  // namespace clusterwise::advisor
