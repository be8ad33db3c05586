#include "reasoner/advisor/numbers.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <string_view>

namespace clusterwise::advisor {
namespace {

// Three significant digits below 1. Above, two decimals, so that 93.95 does not read as a limit of
// 94; where a number is large they say nothing.
int decimals_of(double number) {
  const double size = std::abs(number);
  if (size >= 1000) return 0;
  if (size >= 100) return 1;
  if (size >= 1) return 2;
  constexpr int kDigits = 3;
  constexpr int kMost = 12;
  const int leading_zeros = -static_cast<int>(std::floor(std::log10(size))) - 1;
  return std::min(kMost, leading_zeros + kDigits);
}

std::string with_thousands(const std::string& number) {
  constexpr std::size_t kGroup = 3;
  const std::size_t begin = number.starts_with('-') ? 1 : 0;
  std::size_t at = std::min(number.find('.'), number.size());
  std::string text = number;
  while (at > begin + kGroup) text.insert(at -= kGroup, ",");
  return text;
}

bool is_plain(const std::string& number) {
  return number.find_first_not_of("-.0123456789") == std::string::npos;
}

// "firms" of one: "firm"; "days a year": "day a year". Units are written for several, with the noun
// first. What is so many times as large is that also once.
std::string english_of_one(const std::string& unit) {
  constexpr std::string_view kMultiple = "times";
  constexpr std::string_view kEnding = "ies";
  const std::size_t end = std::min(unit.find(' '), unit.size());
  const std::string noun = unit.substr(0, end);
  if (!noun.ends_with('s') || noun == kMultiple) return unit;
  const std::string stem = noun.ends_with(kEnding) ? noun.substr(0, end - kEnding.size()) + "y"
                                                   : noun.substr(0, end - 1);
  return stem + unit.substr(end);
}

// The unit stands behind the amount: apart in English, close in Chinese.
kb::Text with_unit(const kb::Text& amount, const kb::Text& unit) {
  if (unit.en.empty()) return {amount.en, amount.zh + unit.zh};
  const std::string english = amount.en == "1" ? english_of_one(unit.en) : unit.en;
  const std::string_view between = english.starts_with('%') ? "" : " ";
  return {fmt::format("{}{}{}", amount.en, between, english), amount.zh + unit.zh};
}

kb::Text shown(double value, const kb::Measurement& measurement) {
  if (!measurement.display) return readable(value);
  return {readable(value * measurement.display->factor_en).en,
          readable(value * measurement.display->factor_zh).zh};
}

// The word for 1 or 0, of a unit that names the two, as "yes/no" does.
std::string word_of(double value, const std::string& unit) {
  const std::size_t slash = unit.find('/');
  return value == 1 ? unit.substr(0, slash) : unit.substr(slash + 1);
}

bool is_word(double value, const kb::Measurement& measurement) {
  return is_yes_or_no(measurement) && (value == 0 || value == 1);
}

const kb::Text& unit_of(const kb::Measurement& measurement) {
  return measurement.display ? measurement.display->unit : measurement.unit;
}

}  // namespace

std::string number_text(double number) {
  constexpr double kExact = 1e15;
  if (!std::isfinite(number) || std::abs(number) >= kExact) return fmt::format("{:g}", number);
  if (number == std::round(number)) return fmt::format("{:.0f}", number == 0 ? 0.0 : number);
  std::string text = fmt::format("{:.{}f}", number, decimals_of(number));
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

kb::Text readable(double number) {
  const std::string text = number_text(number);
  return {is_plain(text) ? with_thousands(text) : text, text};
}

bool is_yes_or_no(const kb::Measurement& measurement) { return measurement.unit.en == "yes/no"; }

kb::Text amount(double value, const kb::Measurement& measurement) {
  if (is_word(value, measurement))
    return {word_of(value, measurement.unit.en), word_of(value, measurement.unit.zh)};
  return with_unit(shown(value, measurement), unit_of(measurement));
}

kb::Text amount(const Range& values, const kb::Measurement& measurement) {
  if (values.low == values.high) return amount(values.low, measurement);
  if (is_word(values.low, measurement) && is_word(values.high, measurement)) {
    const kb::Text no = amount(values.low, measurement);
    const kb::Text yes = amount(values.high, measurement);
    return {no.en + " or " + yes.en, no.zh + "或" + yes.zh};
  }
  const kb::Text low = shown(values.low, measurement);
  const kb::Text high = shown(values.high, measurement);
  return with_unit({low.en + "–" + high.en, low.zh + "–" + high.zh}, unit_of(measurement));
}

}  // namespace clusterwise::advisor
