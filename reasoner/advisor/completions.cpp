#include "reasoner/advisor/completions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace clusterwise::advisor {
namespace {

using datalog::Column;
using datalog::Value;

double reach(double limit) { return std::max(1.0, std::abs(limit)); }

double just_below(double value) {
  return std::nextafter(value, -std::numeric_limits<double>::infinity());
}

// The ends of an indicator's cells, each once.
std::vector<double> ends_of(const OpenIndicator& indicator) {
  std::vector<double> result;
  for (const Cell& cell : indicator.cells) {
    result.push_back(cell.first);
    if (cell.last != cell.first) result.push_back(cell.last);
  }
  return result;
}

Completions empty_completions(std::size_t inputs, const std::vector<OpenIndicator>& open,
                              std::size_t count) {
  Completions result{std::vector<Column>(inputs), count, count};
  for (const OpenIndicator& indicator : open) result.columns[indicator.input].resize(count);
  return result;
}

}  // namespace

std::optional<Range> value_of(const Readings& readings, const std::string& indicator) {
  const auto given = readings.find(indicator);
  if (given == readings.end()) return std::nullopt;
  return given->second.value;
}

Range range_of(const kb::Measurement& m, const std::vector<double>& cuts) {
  const double lowest = cuts.empty() ? 0 : cuts.front();
  const double highest = cuts.empty() ? 0 : cuts.back();
  const double low = m.minimum ? *m.minimum : lowest - reach(lowest);
  const double high = m.maximum ? *m.maximum : highest + reach(highest);
  return {low, std::max(low, high)};
}

std::vector<Cell> cells_of(Range range, const std::vector<double>& cuts, bool unknown) {
  std::vector<Cell> result;
  double from = range.low;
  for (double cut : cuts) {
    if (cut <= from || cut > range.high) continue;
    result.push_back({from, just_below(cut), 0});
    from = cut;
  }
  result.push_back({from, range.high, 0});
  const double width = range.high - range.low;
  for (std::size_t i = 0; i < result.size(); ++i) {
    const double next = i + 1 < result.size() ? result[i + 1].first : range.high;
    result[i].weight = unknown || width == 0 ? 1.0 / static_cast<double>(result.size())
                                             : (next - result[i].first) / width;
  }
  return result;
}

std::vector<OpenIndicator> open_indicators(const Readings& readings, const PolicyCircuit& policy,
                                           const Catalogue& catalogue, const Cuts& cuts,
                                           const std::vector<Range>& limits) {
  std::vector<OpenIndicator> result;
  for (const auto& [input, all] : cuts) {
    if (input >= policy.indicators.size()) {
      const std::size_t limit = input - policy.indicators.size();
      const Range range = limits[limit];
      if (range.low == range.high) continue;
      result.push_back({policy.limits[limit].indicator, input, range, cells_of(range, all, false),
                        "", false, true});
      continue;
    }
    const std::string& id = policy.indicators[input];
    const kb::Measurement& measurement = catalogue.at(id);
    const std::optional<Range> value = value_of(readings, id);
    if (value && value->low == value->high) continue;
    const Range range = value.value_or(range_of(measurement, all));
    result.push_back(
        {id, input, range, cells_of(range, all, !value), measurement.better, !value, false});
  }
  return result;
}

// ---- Every combination

std::size_t ends_count(const std::vector<OpenIndicator>& open, std::size_t most) {
  std::size_t count = 1;
  for (const OpenIndicator& indicator : open) {
    count *= ends_of(indicator).size();
    if (count > most) return most + 1;
  }
  return count;
}

Completions at_ends(const std::vector<OpenIndicator>& open, std::size_t inputs) {
  const std::size_t count = ends_count(open, std::numeric_limits<std::uint32_t>::max());
  Completions result = empty_completions(inputs, open, count);
  std::size_t repeat = 1;  // how often a value of this indicator stands in a row
  for (const OpenIndicator& indicator : open) {
    const std::vector<double> ends = ends_of(indicator);
    Column& column = result.columns[indicator.input];
    for (std::size_t i = 0; i < count; ++i) column[i] = Value::of(ends[i / repeat % ends.size()]);
    repeat *= ends.size();
  }
  return result;
}

// ---- A sample

namespace {

// All low, all high; then every indicator on its better side and every one on its worse, those
// without a better side low or high.
constexpr std::size_t kCorners = 6;

double corner_value(const OpenIndicator& indicator, std::size_t corner) {
  const bool high = corner % 2 == 1;
  if (corner < 2 || indicator.better.empty())
    return high ? indicator.range.high : indicator.range.low;
  const bool good = corner < 4;
  return good == (indicator.better == "higher") ? indicator.range.high : indicator.range.low;
}

// SplitMix64 (Steele, Lea and Flood 2014). Not the standard's distributions: they differ between
// libraries, and answers must not.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}

  // At least 0, below 1.
  double uniform() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t x = state_;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<double>((x ^ (x >> 31U)) >> 11U) * 0x1p-53;
  }

 private:
  std::uint64_t state_;
};

// A value by chance: fairly anywhere, or at an end of a cell.
double value_by(double chance, const OpenIndicator& indicator, bool fair) {
  std::size_t at = 0;
  while (at + 1 < indicator.cells.size() && chance >= indicator.cells[at].weight)
    chance -= indicator.cells[at++].weight;
  const Cell& cell = indicator.cells[at];
  const double place = std::clamp(chance / cell.weight, 0.0, 1.0);
  if (!fair) return place < 0.5 ? cell.first : cell.last;
  return cell.first + place * (cell.last - cell.first);
}

}  // namespace

Completions sample(const std::vector<OpenIndicator>& open, std::size_t inputs, std::size_t count,
                   std::uint64_t seed) {
  Completions result = empty_completions(inputs, open, count);
  result.weighing = count / 2;
  Chance chance(seed);
  for (const OpenIndicator& indicator : open) {
    Column& column = result.columns[indicator.input];
    for (std::size_t i = 0; i < count; ++i)
      column[i] = Value::of(value_by(chance.uniform(), indicator, i < result.weighing));
    for (std::size_t corner = 0; corner < kCorners && result.weighing + corner < count; ++corner)
      column[result.weighing + corner] = Value::of(corner_value(indicator, corner));
  }
  return result;
}

}  // namespace clusterwise::advisor
