#include "kb/number_text.h"

#include <array>
#include <charconv>
#include <fmt/format.h>
#include <optional>

namespace clusterwise::kb {
namespace {

struct Scientific {
  bool negative = false;
  std::string digits;  // without the point, which stands after the first; no zeros at the end
  int exponent = 0;
};

// The shortest digits, or so many after the point.
Scientific scientific(double value, std::optional<int> after_point) {
  std::array<char, 48> buffer{};
  char* const end = buffer.data() + buffer.size();
  const auto written =
      after_point
          ? std::to_chars(buffer.data(), end, value, std::chars_format::scientific, *after_point)
          : std::to_chars(buffer.data(), end, value, std::chars_format::scientific);
  std::string_view text(buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data()));
  Scientific result;
  result.negative = text.front() == '-';
  if (result.negative) text.remove_prefix(1);
  const std::size_t e = text.find('e');
  for (const char c : text.substr(0, e)) {
    if (c != '.') result.digits += c;
  }
  result.digits.erase(result.digits.find_last_not_of('0', std::string::npos) + 1);
  if (result.digits.empty()) result.digits = "0";
  std::string_view exponent = text.substr(e + 1);
  if (exponent.front() == '+') exponent.remove_prefix(1);
  std::from_chars(exponent.data(), exponent.data() + exponent.size(), result.exponent);
  return result;
}

std::string zeros(int count) { return std::string(static_cast<std::size_t>(count), '0'); }

std::string with_exponent(const Scientific& number) {
  const std::string rest = number.digits.substr(1);
  return fmt::format("{}{}{}e{:+}", number.digits[0], rest.empty() ? "" : ".", rest,
                     number.exponent);
}

}  // namespace

std::string number_text(double value) {
  if (value == 0) return "0";
  const Scientific number = scientific(value, std::nullopt);
  const int length = static_cast<int>(number.digits.size());
  const int before_point = number.exponent + 1;
  const std::string sign = number.negative ? "-" : "";
  if (length <= before_point && before_point <= 21)
    return sign + number.digits + zeros(before_point - length);
  if (before_point > 0 && before_point <= 21) {
    const auto point = static_cast<std::size_t>(before_point);
    return sign + number.digits.substr(0, point) + "." + number.digits.substr(point);
  }
  if (before_point > -6 && before_point <= 0)
    return sign + "0." + zeros(-before_point) + number.digits;
  return sign + with_exponent(number);
}

std::string xsd_double_text(double value) {
  const Scientific number = scientific(value, 15);
  const std::string rest = number.digits.substr(1);
  return fmt::format("{}{}.{}E{}", number.negative ? "-" : "", number.digits[0],
                     rest.empty() ? "0" : rest, number.exponent);
}

}  // namespace clusterwise::kb
