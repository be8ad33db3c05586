#include "brute_force.h"

#include <cmath>
#include <cstdlib>
#include <limits>

#include "fixtures.h"

namespace clusterwise::advisor::test {
namespace {

double just_below(double value) {
  return std::nextafter(value, -std::numeric_limits<double>::infinity());
}

}  // namespace

std::size_t profiles_wanted(std::size_t otherwise) {
  const char* const given = std::getenv("CLUSTERWISE_PROFILES");
  return given == nullptr ? otherwise : static_cast<std::size_t>(std::atoll(given));
}

const std::map<std::string, kb::Measurement>& catalogue() {
  static const std::map<std::string, kb::Measurement> made = [] {
    std::map<std::string, kb::Measurement> result;
    for (const kb::Concept& indicator : store().of_kind("indicator"))
      result.emplace(indicator.id, *indicator.measurement);
    return result;
  }();
  return made;
}

Range range_of_unknown(const std::string& id) {
  const kb::Measurement& m = catalogue().at(id);
  const std::vector<double>& limits = shipped_limits().at(id);
  const auto reach = [](double limit) { return std::max(1.0, std::abs(limit)); };
  return {m.minimum.value_or(limits.front() - reach(limits.front())),
          m.maximum.value_or(limits.back() + reach(limits.back()))};
}

OpenValue open_value(const std::string& id, const std::optional<Range>& given, std::size_t inner) {
  const Range range = given.value_or(range_of_unknown(id));
  std::vector<double> firsts = {range.low};
  for (double limit : shipped_limits().at(id)) {
    if (limit > range.low && limit <= range.high) firsts.push_back(limit);
  }
  OpenValue result{id, {}};
  for (std::size_t i = 0; i < firsts.size(); ++i) {
    const bool top = i + 1 == firsts.size();
    const double last = top ? range.high : just_below(firsts[i + 1]);
    const double next = top ? range.high : firsts[i + 1];
    OpenValue::GridCell& cell = result.cells.emplace_back();
    cell.points = {firsts[i], last};
    for (std::size_t k = 1; k <= inner; ++k)
      cell.points.push_back(firsts[i] + (last - firsts[i]) * static_cast<double>(k) /
                                            static_cast<double>(inner + 1));
    cell.weight = !given || range.high == range.low ? 1.0 / static_cast<double>(firsts.size())
                                                    : (next - firsts[i]) / (range.high - range.low);
  }
  return result;
}

void add_points(const Values& values, std::vector<std::size_t> cells, double weight, Grid& grid) {
  if (cells.size() == grid.open.size()) {
    grid.profiles.push_back(values);
    grid.cells.push_back(cells);
    grid.weights.push_back(weight);
    return;
  }
  const OpenValue& open = grid.open[cells.size()];
  cells.push_back(0);
  for (std::size_t i = 0; i < open.cells.size(); ++i) {
    cells.back() = i;
    for (double point : open.cells[i].points) {
      Values with = values;
      with[open.indicator] = point;
      const double share = static_cast<double>(open.cells[i].points.size());
      add_points(with, cells, weight * open.cells[i].weight / share, grid);
    }
  }
}

}  // namespace clusterwise::advisor::test
