#include "reasoner/advisor/amount.h"

#include <fmt/format.h>

#include "reasoner/advisor/numbers.h"

namespace clusterwise::advisor {
namespace {

// How a number is written with its unit: what it is multiplied by, and what stands behind it.
struct Display {
  double factor = 1;
  kb::Text before_unit;  // before the unit; a blank in English where there is nothing else
  kb::Text unit;
};

// Units that do not read well behind a number as they are.
Display display_of(const kb::Measurement* measurement) {
  if (measurement == nullptr) return {};
  const kb::Text& unit = measurement->unit;
  if (unit.en == "share") return {100, {" ", ""}, {"%", "%"}};  // kept as a fraction
  if (unit.en == "count") return {1, {"", ""}, {"", unit.zh}};  // the label says of what
  if (unit.en == "ratio" && unit.zh == "倍") return {1, {" ", ""}, {"(ratio)", unit.zh}};
  if (unit.en == "ratio") return {1, {" ", "（"}, {"(ratio)", unit.zh + "）"}};
  if (unit.en == "index") return {1, {" ", "（"}, {"(index)", unit.zh + "）"}};
  if (unit.en == "percentile") return {1, {" ", "（"}, {"(percentile)", unit.zh + "）"}};
  return {1, {" ", ""}, unit};
}

// The word for no or yes, of a unit that names the two.
std::optional<std::string> word_of(double value, const std::string& unit) {
  const std::size_t slash = unit.find('/');
  if (slash == std::string::npos || (value != 0 && value != 1)) return std::nullopt;
  return value == 1 ? unit.substr(0, slash) : unit.substr(slash + 1);
}

kb::Text with_unit(const kb::Text& number, const Display& display) {
  return {number.en + display.before_unit.en + display.unit.en,
          number.zh + display.before_unit.zh + display.unit.zh};
}

}  // namespace

bool is_yes_or_no(const kb::Measurement* measurement) {
  return measurement != nullptr && measurement->unit.en == "yes/no";
}

kb::Text amount_text(double value, const kb::Measurement* measurement) {
  if (is_yes_or_no(measurement)) {
    const auto en = word_of(value, measurement->unit.en);
    const auto zh = word_of(value, measurement->unit.zh);
    if (en && zh) return {*en, *zh};
  }
  const Display display = display_of(measurement);
  const std::string number = number_text(value * display.factor);
  return with_unit({number, number}, display);
}

kb::Text amount_text(const Range& range, const kb::Measurement* measurement) {
  if (range.low == range.high) return amount_text(range.low, measurement);
  if (is_yes_or_no(measurement)) {
    const kb::Text low = amount_text(range.low, measurement);
    const kb::Text high = amount_text(range.high, measurement);
    return {fmt::format("{} or {}", low.en, high.en), fmt::format("{}或{}", low.zh, high.zh)};
  }
  const Display display = display_of(measurement);
  const std::string low = number_text(range.low * display.factor);
  const std::string high = number_text(range.high * display.factor);
  return with_unit({fmt::format("{} to {}", low, high), fmt::format("{}至{}", low, high)}, display);
}

}  // namespace clusterwise::advisor
