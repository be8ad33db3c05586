#include "reasoner/datalog/placeholder.h"

#include <cmath>
#include <fast_float/fast_float.h>

namespace clusterwise::datalog {
namespace {

std::optional<double> factor_of(std::string_view text) {
  double number = 0;
  const char* last = text.data() + text.size();
  const auto [end, error] = fast_float::from_chars(text.data(), last, number);
  if (error != std::errc() || end != last || !std::isfinite(number) || number <= 0)
    return std::nullopt;
  return number;
}

}  // namespace

std::vector<Placeholder> placeholders(std::string_view text) {
  std::vector<Placeholder> result;
  std::size_t open = text.find('{');
  while (open != std::string_view::npos) {
    Placeholder place;
    place.begin = open;
    const std::size_t close = text.find('}', open);
    place.closed = close != std::string_view::npos;
    place.end = place.closed ? close + 1 : text.size();
    if (place.closed) {
      const std::string_view inside = text.substr(open + 1, close - open - 1);
      const std::size_t star = inside.find('*');
      place.scaled = star != std::string_view::npos;
      place.variable = inside.substr(0, star);
      place.factor = place.scaled ? factor_of(inside.substr(star + 1)) : 1.0;
    }
    result.push_back(std::move(place));
    open = text.find('{', result.back().end);
  }
  return result;
}

}  // namespace clusterwise::datalog
