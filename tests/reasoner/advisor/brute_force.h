// What the tests by brute force share: random profiles, and fine grids over what they leave open.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "kb/store.h"
#include "plain_policy.h"
#include "reasoner/advisor/profile.h"

namespace clusterwise::advisor::test {

// CLUSTERWISE_PROFILES, where it is set.
std::size_t profiles_wanted(std::size_t otherwise);

const std::map<std::string, kb::Measurement>& catalogue();

// The range of an unknown, as completions.h says it.
Range range_of_unknown(const std::string& id);

class RandomProfiles {
 public:
  explicit RandomProfiles(std::uint64_t seed) : random_(seed) {}

  double uniform(double low, double high) {
    return low + (high - low) * static_cast<double>(random_() >> 11U) * 0x1p-53;
  }
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(random_() % count); }

  // A value on either side of the indicator's limits, each cell as often as the others.
  double value_of(const std::string& id) {
    const Range range = range_of_unknown(id);
    std::vector<double> borders = {range.low};
    for (double limit : shipped_limits().at(id)) {
      if (limit > range.low && limit < range.high) borders.push_back(limit);
    }
    borders.push_back(range.high);
    const std::size_t cell = below(borders.size() - 1);
    return uniform(borders[cell], borders[cell + 1]);
  }

  // Every value known, mostly on the better side: of too many problems none would tip a verdict.
  // Concentrated more often than chance would have it, or nearly all were gated.
  Profile complete() {
    Profile profile;
    profile.region = "random";
    for (const auto& [id, limits] : shipped_limits()) {
      const std::string& better = catalogue().at(id).better;
      double value = value_of(id);
      for (int i = 0; i < 5; ++i) {
        const double other = value_of(id);
        if (better == "higher") value = std::max(value, other);
        if (better == "lower") value = std::min(value, other);
      }
      profile.indicators[id].value = Range{value, value};
    }
    if (below(4) > 0) {
      profile.indicators["employment"].value = Range{6000, 6000};
      profile.indicators["establishments"].value = Range{200, 200};
      profile.indicators["location_quotient"].value = Range{3, 3};
    }
    return profile;
  }

  // Some of its values unknown, about every third of them an interval.
  void forget(Profile& profile, std::size_t count) {
    std::vector<std::string> ids;
    for (const auto& [id, reading] : profile.indicators) ids.push_back(id);
    for (std::size_t i = 0; i < count; ++i) {
      const std::string& id = ids[below(ids.size())];
      Reading& reading = profile.indicators[id];
      reading.value.reset();
      if (below(3) != 0) continue;
      const double one = value_of(id);
      const double other = value_of(id);
      reading.value = Range{std::min(one, other), std::max(one, other)};
    }
  }

 private:
  std::mt19937_64 random_;
};

// ---- The grid

struct OpenValue {
  std::string indicator;
  struct GridCell {
    std::vector<double> points;
    double weight = 0;
  };
  std::vector<GridCell> cells;
};

// Between two limits every test comes out the same: the ends, and `inner` points between them.
OpenValue open_value(const std::string& id, const std::optional<Range>& given, std::size_t inner);

struct Grid {
  std::vector<OpenValue> open;
  std::vector<Values> profiles;
  std::vector<std::vector<std::size_t>> cells;  // of each profile, by open value
  std::vector<double> weights;                  // of each profile
};

// Every combination of points of the grid's open values, on top of the known ones.
void add_points(const Values& values, std::vector<std::size_t> cells, double weight, Grid& grid);

}  // namespace clusterwise::advisor::test
