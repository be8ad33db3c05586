#include "reasoner/advisor/completions.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <random>

namespace clusterwise::advisor {
namespace {

// How far an unbounded range is taken to reach beyond its outermost limit: as far again as that
// limit lies from zero, at least by one.
double reach(double limit) { return std::max(1.0, std::abs(limit)); }

Range range_of_unknown(const kb::Measurement& m, const std::vector<double>& cuts) {
  const double low = m.minimum ? *m.minimum : cuts.front() - reach(cuts.front());
  const double high = m.maximum ? *m.maximum : cuts.back() + reach(cuts.back());
  return {low, std::max(low, high)};
}

// Cuts at the range's lower end leave nothing below; a cut at its upper end leaves that value
// alone, since tests are "value >= limit".
std::vector<Range> pieces(Range range, const std::vector<double>& cuts) {
  std::vector<Range> result;
  double from = range.low;
  for (double cut : cuts) {
    if (cut <= from || cut > range.high) continue;
    result.push_back({from, cut});
    from = cut;
  }
  result.push_back({from, range.high});
  return result;
}

double share_of(const Range& piece, const Range& range, std::size_t count, bool unknown) {
  if (unknown || range.low == range.high) return 1.0 / static_cast<double>(count);
  return (piece.high - piece.low) / (range.high - range.low);
}

std::vector<Cell> cells_of(Range range, const std::vector<double>& cuts, bool unknown) {
  const std::vector<Range> ranges = pieces(range, cuts);
  std::vector<Cell> result;
  for (const Range& piece : ranges)
    result.push_back({piece, share_of(piece, range, ranges.size(), unknown)});
  return result;
}

std::vector<OpenIndicator> open_indicators(
    const Profile& profile, const Cuts& cuts,
    const std::map<std::string, kb::Measurement>& catalogue) {
  std::vector<OpenIndicator> result;
  for (const auto& [id, limits] : cuts) {
    const auto measurement = catalogue.find(id);
    if (measurement == catalogue.end() || limits.empty()) continue;
    const auto given = profile.indicators.find(id);
    const std::optional<Range> value =
        given == profile.indicators.end() ? std::nullopt : given->second.value;
    if (value && value->low == value->high) continue;
    const Range range = value.value_or(range_of_unknown(measurement->second, limits));
    result.push_back({id, cells_of(range, limits, !value), measurement->second.better, !value});
  }
  return result;
}

// ---- Laying out

// A value inside the cell: its middle, or the place given.
double value_in(const Cell& cell, double place) {
  const double value = cell.range.low + place * (cell.range.high - cell.range.low);
  return cell.range.high > cell.range.low
             ? std::min(value, std::nextafter(cell.range.high, cell.range.low))
             : value;
}

std::size_t combinations(const std::vector<OpenIndicator>& open, std::size_t most) {
  std::size_t count = 1;
  for (const OpenIndicator& indicator : open) {
    count *= indicator.cells.size();
    if (count > most) return most + 1;
  }
  return count;
}

Completion complete(const std::vector<OpenIndicator>& open, std::vector<std::size_t> cells) {
  Completion result;
  for (std::size_t i = 0; i < open.size(); ++i) {
    const Cell& cell = open[i].cells[cells[i]];
    result.values.push_back(value_in(cell, 0.5));
    result.weight *= cell.weight;
  }
  result.cells = std::move(cells);
  return result;
}

std::vector<Completion> all_combinations(const std::vector<OpenIndicator>& open) {
  std::vector<Completion> result;
  std::vector<std::size_t> cells(open.size(), 0);
  for (;;) {
    result.push_back(complete(open, cells));
    std::size_t i = 0;
    while (i < open.size() && ++cells[i] == open[i].cells.size()) cells[i++] = 0;
    if (i == open.size()) return result;
  }
}

// All low, all high; then every indicator on its better side and every one on its worse, those
// without a better side low or high.
constexpr std::size_t kCorners = 6;

std::size_t corner_cell(const OpenIndicator& indicator, std::size_t corner) {
  const std::size_t top = indicator.cells.size() - 1;
  const bool high = corner % 2 == 1;
  if (corner < 2 || indicator.better.empty()) return high ? top : 0;
  const bool good = corner < 4;
  return good == (indicator.better == "higher") ? top : 0;
}

std::vector<Completion> sample(const std::vector<OpenIndicator>& open, std::size_t budget,
                               std::uint64_t seed) {
  std::vector<Completion> result;
  for (std::size_t corner = 0; corner < std::min(kCorners, budget); ++corner) {
    std::vector<std::size_t> cells;
    for (const OpenIndicator& indicator : open) cells.push_back(corner_cell(indicator, corner));
    result.push_back(complete(open, std::move(cells)));
  }
  std::mt19937_64 random(seed);
  // Own arithmetic: the standard's distributions differ between libraries, and answers must not.
  const auto uniform = [&random] { return static_cast<double>(random() >> 11U) * 0x1p-53; };
  while (result.size() < budget) {
    Completion completion;
    for (const OpenIndicator& indicator : open) {
      double left = uniform();
      std::size_t cell = 0;
      while (cell + 1 < indicator.cells.size() && left >= indicator.cells[cell].weight)
        left -= indicator.cells[cell++].weight;
      completion.cells.push_back(cell);
      completion.values.push_back(value_in(indicator.cells[cell], uniform()));
    }
    result.push_back(std::move(completion));
  }
  for (Completion& completion : result)
    completion.weight = 1.0 / static_cast<double>(result.size());
  return result;
}

}  // namespace

CompletionSet lay_out(const Profile& profile, const Cuts& cuts,
                      const std::map<std::string, kb::Measurement>& catalogue, std::size_t budget,
                      std::uint64_t seed) {
  CompletionSet result;
  result.open = open_indicators(profile, cuts, catalogue);
  result.exact = combinations(result.open, budget) <= budget;
  result.completions =
      result.exact ? all_combinations(result.open) : sample(result.open, budget, seed);
  return result;
}

}  // namespace clusterwise::advisor
