// Flips against brute force: every change of one indicator and of two, decided by plain evaluation
// in every completion. CLUSTERWISE_PROFILES says how many profiles.

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "brute_force.h"
#include "fixtures.h"
#include "reasoner/advisor/advisor.h"

namespace clusterwise::advisor::test {
namespace {

// An indicator put into a cell, and how far that is from what it is now.
struct TriedChange {
  std::string indicator;
  double value = 0;
  double distance = 0;  // in parts of its range
};

std::vector<TriedChange> tried_changes(const Profile& profile) {
  std::vector<TriedChange> result;
  for (const auto& [id, limits] : shipped_limits()) {
    const std::optional<Range> given = profile.indicators.at(id).value;
    const Range usual = range_of_unknown(id);
    const Range present = given.value_or(usual);
    const Range range{std::min(usual.low, present.low), std::max(usual.high, present.high)};
    for (const OpenValue::GridCell& cell : open_value(id, range, 0).cells) {
      const double first = cell.points[0];
      const double last = cell.points[1];
      const bool is_now =
          given && given->low == given->high && first <= given->low && given->low <= last;
      if (is_now) continue;
      const double away = std::max({0.0, first - present.high, present.low - last});
      result.push_back({id, first, away / (range.high - range.low)});
    }
  }
  return result;
}

// The completions of the profile, one for each combination of cells.
std::vector<Values> completions_of(const Profile& profile) {
  Grid grid;
  Values known;
  for (const auto& [id, reading] : profile.indicators) {
    if (reading.value && reading.value->low == reading.value->high) {
      known[id] = reading.value->low;
      continue;
    }
    OpenValue open = open_value(id, reading.value, 0);
    for (OpenValue::GridCell& cell : open.cells) cell.points.resize(1);
    grid.open.push_back(std::move(open));
  }
  add_points(known, {}, 1, grid);
  return grid.profiles;
}

// Some changes together, and what holds in all completions then, or in none.
struct TriedFlip {
  std::set<std::string> indicators;
  double distance = 0;
  std::set<std::string> in_all;
  std::set<std::string> in_some;
};

std::vector<TriedFlip> tried_flips(const Profile& profile,
                                   const std::vector<std::vector<TriedChange>>& sets) {
  std::vector<TriedFlip> result;
  std::vector<Values> all;
  std::vector<std::size_t> counts;
  for (const std::vector<TriedChange>& changes : sets) {
    Profile changed = profile;
    TriedFlip& flip = result.emplace_back();
    for (const TriedChange& change : changes) {
      changed.indicators[change.indicator].value = Range{change.value, change.value};
      flip.indicators.insert(change.indicator);
      flip.distance += change.distance;
    }
    const std::vector<Values> completions = completions_of(changed);
    counts.push_back(completions.size());
    all.insert(all.end(), completions.begin(), completions.end());
  }
  const std::vector<Holding> held = plain_shipped_policy().evaluate(all);
  std::size_t at = 0;
  for (std::size_t i = 0; i < result.size(); ++i) {
    std::map<std::string, std::size_t> times;
    for (std::size_t k = 0; k < counts[i]; ++k) {
      for (const auto& [finding, degree] : held[at + k]) ++times[finding];
    }
    at += counts[i];
    for (const auto& [finding, count] : times) {
      result[i].in_some.insert(finding);
      if (count == counts[i]) result[i].in_all.insert(finding);
    }
  }
  return result;
}

// The nearest way with each set of indicators that turns the verdict, by distance.
std::vector<std::pair<double, std::set<std::string>>> turning(const std::vector<TriedFlip>& flips,
                                                              const std::string& finding,
                                                              Verdict wanted) {
  std::map<std::set<std::string>, double> nearest;
  for (const TriedFlip& flip : flips) {
    const bool turned =
        wanted == Verdict::kYes ? flip.in_all.contains(finding) : !flip.in_some.contains(finding);
    if (!turned) continue;
    const auto [mine, is_new] = nearest.emplace(flip.indicators, flip.distance);
    if (!is_new) mine->second = std::min(mine->second, flip.distance);
  }
  std::vector<std::pair<double, std::set<std::string>>> result;
  for (const auto& [indicators, distance] : nearest) result.emplace_back(distance, indicators);
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<std::vector<TriedChange>> pairs_of(const std::vector<TriedChange>& changes) {
  std::vector<std::vector<TriedChange>> result;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    for (std::size_t k = i + 1; k < changes.size(); ++k) {
      if (changes[i].indicator != changes[k].indicator) result.push_back({changes[i], changes[k]});
    }
  }
  return result;
}

std::string finding_of(const FlipAnswer& told) {
  if (told.about == VerdictOf::kRole) return "role " + told.target;
  return store().find(told.target)->kind + " " + told.target;
}

void compare_flips(const FlipAnswer& told,
                   const std::vector<std::pair<double, std::set<std::string>>>& found) {
  constexpr std::size_t kMost = 5;
  REQUIRE(told.options.size() == std::min(kMost, found.size()));
  for (std::size_t i = 0; i < told.options.size(); ++i) {
    CHECK(told.options[i].distance == Approx(found[i].first).margin(1e-9));
    std::set<std::string> indicators;
    for (const NeededValue& needed : told.options[i].changes) indicators.insert(needed.indicator);
    const bool is_among = std::any_of(found.begin(), found.end(), [&](const auto& one) {
      return one.second == indicators && one.first == Approx(told.options[i].distance).margin(1e-9);
    });
    CHECK(is_among);
  }
}

}  // namespace

TEST_CASE("flips are the fewest and nearest changes of all that there are") {
  RandomProfiles random(31);
  std::map<std::size_t, std::size_t> found;  // how many flips take so many changes
  const std::size_t wanted = profiles_wanted(3);
  for (std::size_t i = 0; i < wanted; ++i) {
    Profile profile = random.complete();
    random.forget(profile, i % 6);
    const std::vector<TriedChange> changes = tried_changes(profile);
    std::vector<std::vector<TriedChange>> singles;
    for (const TriedChange& one : changes) singles.push_back({one});
    const std::vector<TriedFlip> by_none = tried_flips(profile, {{}});
    const std::vector<TriedFlip> by_one = tried_flips(profile, singles);
    std::optional<std::vector<TriedFlip>> by_two;  // where needed, and few are open
    for (const std::string& target : shipped_policy().targets()) {
      const FlipAnswer told = *shipped_policy().flip(profile, target);
      const std::string finding = finding_of(told);
      INFO(i << " " << finding);
      CHECK(turning(by_none, finding, told.wanted).empty());
      CHECK_FALSE(told.already);
      const auto ones = turning(by_one, finding, told.wanted);
      const std::size_t count = told.options.empty() ? 0 : told.options[0].changes.size();
      ++found[count];
      if (!ones.empty() || count == 1) {
        compare_flips(told, ones);
        continue;
      }
      if (i % 6 > 1 || i % 5 != 0) continue;
      if (!by_two) by_two = tried_flips(profile, pairs_of(changes));
      const auto twos = turning(*by_two, finding, told.wanted);
      if (!twos.empty() || count == 2) compare_flips(told, twos);
    }
  }
  CHECK(found[0] > 0);
  CHECK(found[1] > 0);
  CHECK(found[2] > 0);
}

}  // namespace clusterwise::advisor::test
