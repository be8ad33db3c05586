// The advisor's answers against brute force: every point of a fine grid over what is open, decided
// by plain evaluation. CLUSTERWISE_PROFILES says how many profiles.

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <random>
#include <set>

#include "fixtures.h"
#include "plain_policy.h"
#include "reasoner/advisor/advisor.h"

namespace clusterwise::advisor::test {
namespace {

std::size_t profiles_wanted(std::size_t otherwise) {
  const char* const given = std::getenv("CLUSTERWISE_PROFILES");
  return given == nullptr ? otherwise : static_cast<std::size_t>(std::atoll(given));
}

using Catalogue = std::map<std::string, kb::Measurement>;

const Catalogue& catalogue() {
  static const Catalogue made = [] {
    Catalogue result;
    for (const kb::Concept& indicator : store().of_kind("indicator"))
      result.emplace(indicator.id, *indicator.measurement);
    return result;
  }();
  return made;
}

double just_below(double value) {
  return std::nextafter(value, -std::numeric_limits<double>::infinity());
}

// The range of an unknown, as completions.h says it.
Range range_of_unknown(const std::string& id) {
  const kb::Measurement& m = catalogue().at(id);
  const std::vector<double>& limits = shipped_limits().at(id);
  const auto reach = [](double limit) { return std::max(1.0, std::abs(limit)); };
  return {m.minimum.value_or(limits.front() - reach(limits.front())),
          m.maximum.value_or(limits.back() + reach(limits.back()))};
}

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

struct Grid {
  std::vector<OpenValue> open;
  std::vector<Values> profiles;
  std::vector<std::vector<std::size_t>> cells;  // of each profile, by open value
  std::vector<double> weights;                  // of each profile
};

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

Grid grid_of(const Profile& profile) {
  Grid grid;
  Values known;
  std::vector<std::string> open;
  for (const auto& [id, reading] : profile.indicators) {
    if (reading.value && reading.value->low == reading.value->high) {
      known[id] = reading.value->low;
    } else {
      open.push_back(id);
    }
  }
  const std::size_t inner = open.size() <= 3 ? 2 : 0;
  for (const std::string& id : open)
    grid.open.push_back(open_value(id, profile.indicators.at(id).value, inner));
  add_points(known, {}, 1, grid);
  return grid;
}

// ---- What the grid says of one finding

struct Counted {
  Verdict verdict = Verdict::kNo;
  double share = 0;
  Range range{2, 0};
  std::map<std::string, double> settles;  // by indicator
};

Counted count(const std::string& finding, const Grid& grid, const std::vector<Holding>& held) {
  Counted result;
  std::size_t times = 0;
  std::vector<std::vector<std::set<bool>>> seen;  // by open value and cell
  for (const OpenValue& open : grid.open) seen.emplace_back(open.cells.size());
  for (std::size_t i = 0; i < held.size(); ++i) {
    const auto found = held[i].find(finding);
    const bool holds = found != held[i].end();
    times += holds ? 1U : 0U;
    result.share += holds ? grid.weights[i] : 0;
    result.range.low = std::min(result.range.low, holds ? found->second : 0);
    result.range.high = std::max(result.range.high, holds ? found->second : 0);
    for (std::size_t k = 0; k < grid.open.size(); ++k) seen[k][grid.cells[i][k]].insert(holds);
  }
  result.verdict = times == held.size() ? Verdict::kYes
                   : times == 0         ? Verdict::kNo
                                        : Verdict::kOpen;
  for (std::size_t k = 0; k < grid.open.size(); ++k) {
    double& settles = result.settles[grid.open[k].indicator];
    for (std::size_t cell = 0; cell < seen[k].size(); ++cell)
      settles += seen[k][cell].size() == 1 ? grid.open[k].cells[cell].weight : 0;
  }
  return result;
}

void compare_needs(const std::vector<Need>& needs, const Counted& counted) {
  double most = 0;
  for (const auto& [id, settles] : counted.settles) most = std::max(most, settles);
  for (const Need& need : needs) {
    INFO(need.indicator);
    REQUIRE(counted.settles.contains(need.indicator));
    CHECK(need.settles == Approx(counted.settles.at(need.indicator)).margin(1e-9));
  }
  if (!needs.empty()) CHECK(needs.front().settles == Approx(most).margin(1e-9));
  CHECK(needs.empty() == (counted.verdict != Verdict::kOpen));
}

class Comparison {
 public:
  Comparison(const Grid& grid, const std::vector<Holding>& held) : grid_(grid), held_(held) {
    for (const Holding& holding : held) {
      for (const auto& [finding, degree] : holding) findings_.insert(finding);
    }
  }

  template <typename T>
  void compare(const std::vector<T>& told, const std::string& word, auto range) {
    for (const T& one : told) {
      INFO(word << " " << one.id);
      const Counted counted = count(word + " " + one.id, grid_, held_);
      findings_.erase(word + " " + one.id);
      CHECK(one.verdict == counted.verdict);
      verdicts_.insert(one.verdict);
      CHECK(one.certainty.exact);
      CHECK(one.certainty.range_exact);
      CHECK(one.certainty.stability == Approx(counted.share).margin(1e-9));
      CHECK(range(one).low == Approx(counted.range.low).margin(1e-9));
      CHECK(range(one).high == Approx(counted.range.high).margin(1e-9));
      compare_needs(one.certainty.needs, counted);
    }
  }

  void compare_stage(const StageFinding& stage) {
    const Counted counted = count("stage " + stage.id, grid_, held_);
    CHECK((stage.verdict == Verdict::kYes) == (counted.verdict == Verdict::kYes));
    CHECK(stage.certainty.stability == Approx(counted.share).margin(1e-9));
  }

  // What holds somewhere and was not told of.
  std::set<std::string> untold() const {
    std::set<std::string> result;
    for (const std::string& finding : findings_) {
      if (!finding.starts_with("stage ")) result.insert(finding);
    }
    return result;
  }
  const std::set<Verdict>& verdicts() const { return verdicts_; }

 private:
  const Grid& grid_;
  const std::vector<Holding>& held_;
  std::set<std::string> findings_;
  std::set<Verdict> verdicts_;
};

// ---- Flips by trying every change

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

TEST_CASE("the limits are read as they stand in the rules") {
  for (const auto& [id, limits] : shipped_limits()) CHECK(catalogue().contains(id));
  CHECK(shipped_limits().size() > 50);
  CHECK(shipped_limits().at("counterfeit_cases") == std::vector<double>{10});
  CHECK(shipped_limits().at("employment") == std::vector<double>{500, 5000});
  CHECK(shipped_limits().at("target_industries") == std::vector<double>{1, 5});
}

TEST_CASE("verdicts, shares, ranges and needs are those of a grid of completions") {
  RandomProfiles random(11);
  std::set<Verdict> verdicts;
  const std::size_t wanted = profiles_wanted(12);
  for (std::size_t i = 0; i < wanted; ++i) {
    Profile profile = random.complete();
    random.forget(profile, 1 + i % 5);
    const Grid grid = grid_of(profile);
    const std::vector<Holding> held = plain_shipped_policy().evaluate(grid.profiles);
    const Answer answer = *shipped_policy().recommend(profile);
    INFO("profile " << i);
    Comparison comparison(grid, held);
    comparison.compare(answer.recommendations, "role",
                       [](const Recommendation& one) { return one.score_range; });
    const auto degrees = [](const Finding& one) { return one.degree_range; };
    comparison.compare(answer.features, "feature", degrees);
    comparison.compare(answer.problems, "problem", degrees);
    comparison.compare(answer.risks, "risk", degrees);
    comparison.compare_stage(answer.stage);
    CHECK(comparison.untold() == std::set<std::string>{});
    verdicts.insert(comparison.verdicts().begin(), comparison.verdicts().end());
  }
  CHECK(verdicts.size() == 3);
}

TEST_CASE("a settled verdict stands wherever the unknown values lie") {
  RandomProfiles random(23);
  std::size_t settled = 0;
  for (int i = 0; i < 10; ++i) {
    Profile partly = random.complete();
    random.forget(partly, 12);
    const Answer answer = *shipped_policy().recommend(partly);
    std::vector<Values> points;
    for (int k = 0; k < 40; ++k) {
      Values& values = points.emplace_back();
      for (const auto& [id, reading] : partly.indicators) {
        values[id] = reading.value ? random.uniform(reading.value->low, reading.value->high)
                                   : random.value_of(id);
      }
    }
    for (const Holding& held : plain_shipped_policy().evaluate(points)) {
      for (const Recommendation& role : answer.recommendations) {
        if (role.verdict == Verdict::kOpen) continue;
        INFO(i << " " << role.id);
        CHECK(held.contains("role " + role.id) == (role.verdict == Verdict::kYes));
        ++settled;
      }
      if (answer.stage.verdict == Verdict::kYes) CHECK(held.contains("stage " + answer.stage.id));
    }
  }
  CHECK(settled > 200);
}

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

TEST_CASE("the same seed gives the same answer, and rules in another order too") {
  const Profile profile = example("whitfield-carpets");
  std::vector<datalog::Source> sources = shipped_rules();
  std::reverse(sources.begin(), sources.end());
  auto backwards = Policy::load(sources, store());
  REQUIRE(backwards);
  const Answer one = *shipped_policy().recommend(profile);
  const Answer again = *shipped_policy().recommend(profile);
  const Answer other = *backwards->recommend(profile);
  REQUIRE(one.recommendations.size() == other.recommendations.size());
  for (std::size_t i = 0; i < one.recommendations.size(); ++i) {
    CHECK(one.recommendations[i].certainty.stability ==
          again.recommendations[i].certainty.stability);
    CHECK(one.recommendations[i].score_range.high == again.recommendations[i].score_range.high);
    CHECK(one.recommendations[i].id == other.recommendations[i].id);
    CHECK(one.recommendations[i].certainty.stability ==
          Approx(other.recommendations[i].certainty.stability));
  }
}

}  // namespace clusterwise::advisor::test
