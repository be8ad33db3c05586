// The answers of the shipped rules, against a slow way to them: every completion decided alone, as
// a complete profile of its own, one after the other.

#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <set>

#include "fixtures.h"
#include "reasoner/advisor/advisor.h"
#include "reasoner/advisor/completions.h"

namespace clusterwise::advisor::test {
namespace {

// Read from the text of the rules, without the engine: the number after the name of an indicator in
// a row of threshold_table or level_table.
Cuts limits_of_shipped_rules() {
  const std::string text = read_file("rules/thresholds.dl");
  Cuts cuts;
  for (const std::string& row :
       {std::string("threshold_table(\""), std::string("level_table(\"")}) {
    for (std::size_t at = text.find("\n" + row); at != std::string::npos;
         at = text.find("\n" + row, at + 1)) {
      std::size_t begin = at + 1 + row.size();
      if (row.starts_with("level")) begin = text.find(", \"", begin) + 3;
      const std::size_t end = text.find('"', begin);
      cuts[text.substr(begin, end - begin)].push_back(std::stod(text.substr(end + 2)));
    }
  }
  for (auto& [id, limits] : cuts) std::sort(limits.begin(), limits.end());
  return cuts;
}

const Cuts& cuts() {
  static const Cuts made = limits_of_shipped_rules();
  return made;
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

class RandomProfiles {
 public:
  explicit RandomProfiles(std::uint64_t seed) : random_(seed) {}

  double uniform(double low, double high) {
    return low + (high - low) * static_cast<double>(random_() >> 11U) * 0x1p-53;
  }
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(random_() % count); }

  // A value on either side of the indicator's limits, half of the time from a cell of its own
  // choice.
  double value_of(const std::string& id, const kb::Measurement& m) {
    const std::vector<double>& limits = cuts().at(id);
    const double low = m.minimum.value_or(limits.front() - 10);
    const double high = m.maximum.value_or(limits.back() * 2 + 1);
    std::vector<double> borders = {low};
    borders.insert(borders.end(), limits.begin(), limits.end());
    borders.push_back(high);
    const std::size_t cell = below(borders.size() - 1);
    return uniform(borders[cell], borders[cell + 1]);
  }

  // Every value known, mostly on the better side: of too many problems none would tip a verdict.
  // Concentrated more often than chance would have it, or nearly all were gated.
  Profile complete() {
    Profile profile;
    profile.region = "random";
    for (const auto& [id, measurement] : catalogue()) {
      double value = value_of(id, measurement);
      for (int i = 0; i < 5; ++i) {
        const double other = value_of(id, measurement);
        if (measurement.better == "higher") value = std::max(value, other);
        if (measurement.better == "lower") value = std::min(value, other);
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

  // Up to three of its values unknown, one of them an interval at times.
  void forget(Profile& profile, std::size_t count) {
    std::vector<std::string> ids;
    for (const auto& [id, reading] : profile.indicators) ids.push_back(id);
    for (std::size_t i = 0; i < count; ++i) {
      const std::string& id = ids[below(ids.size())];
      Reading& reading = profile.indicators[id];
      if (i == 0 && below(2) == 0) {
        const double one = value_of(id, catalogue().at(id));
        const double other = value_of(id, catalogue().at(id));
        reading.value = Range{std::min(one, other), std::max(one, other)};
      } else {
        reading.value.reset();
      }
    }
  }

 private:
  std::mt19937_64 random_;
};

Profile completed(const Profile& profile, const CompletionSet& set, std::size_t index) {
  Profile result = profile;
  for (std::size_t i = 0; i < set.open.size(); ++i) {
    const double value = set.completions[index].values[i];
    result.indicators[set.open[i].id].value = Range{value, value};
  }
  return result;
}

// What holds of an id in the completions, counted one by one.
struct Count {
  double share = 0;
  std::size_t times = 0;
  double low = 2, high = 0;  // of the degree, 0 where it does not hold

  void add(double weight, bool holds, double degree) {
    share += holds ? weight : 0;
    times += holds ? 1U : 0U;
    low = std::min(low, holds ? degree : 0);
    high = std::max(high, holds ? degree : 0);
  }
  Verdict verdict(std::size_t of) const {
    return times == of ? Verdict::kYes : times > 0 ? Verdict::kOpen : Verdict::kNo;
  }
};

using Counts = std::map<std::string, Count>;

// Counts every id of `possible`; those that an answer leaves out do not hold in it.
template <typename T>
void count(const std::vector<T>& list, const std::set<std::string>& possible, double weight,
           auto degree, Counts& counts) {
  std::map<std::string, double> holds;
  for (const T& one : list) {
    if (one.verdict == Verdict::kYes) holds[one.id] = degree(one);
  }
  for (const std::string& id : possible)
    counts[id].add(weight, holds.contains(id), holds.contains(id) ? holds[id] : 0);
}

std::set<std::string> of_kind(const char* kind) {
  const std::vector<std::string> ids = store().ids_of_kind(kind);
  return {ids.begin(), ids.end()};
}

template <typename T>
void compare(const std::vector<T>& list, const Counts& counts, std::size_t of, auto range) {
  std::set<std::string> told;
  for (const T& one : list) {
    INFO(one.id);
    told.insert(one.id);
    const Count& counted = counts.at(one.id);
    CHECK(one.verdict == counted.verdict(of));
    CHECK(one.stability == Approx(counted.share).margin(1e-9));
    CHECK(range(one).low == Approx(counted.low).margin(1e-9));
    CHECK(range(one).high == Approx(counted.high).margin(1e-9));
  }
  for (const auto& [id, counted] : counts) {
    INFO(id);
    if (!told.contains(id)) CHECK(counted.times == 0);
  }
}

const auto kDegree = [](const Finding& f) { return f.degree; };
const auto kDegreeRange = [](const Finding& f) { return f.degree_range; };

void check_against_completions_alone(const Profile& profile, const Answer& answer,
                                     const CompletionSet& set) {
  Counts roles, features, problems, risks, stages;
  for (std::size_t i = 0; i < set.completions.size(); ++i) {
    const Answer alone = *shipped_policy().recommend(completed(profile, set, i));
    REQUIRE(alone.completions.count == 1);
    const double weight = set.completions[i].weight;
    count(
        alone.recommendations, of_kind("role"), weight,
        [](const Recommendation& r) { return r.score; }, roles);
    count(alone.features, of_kind("feature"), weight, kDegree, features);
    count(alone.problems, of_kind("problem"), weight, kDegree, problems);
    count(alone.risks, of_kind("risk"), weight, kDegree, risks);
    stages[alone.stage.id].add(weight, true, 1);
  }
  const std::size_t of = set.completions.size();
  compare(answer.recommendations, roles, of, [](const Recommendation& r) { return r.score_range; });
  compare(answer.features, features, of, kDegreeRange);
  compare(answer.problems, problems, of, kDegreeRange);
  compare(answer.risks, risks, of, kDegreeRange);
  const Count& stage = stages[answer.stage.id];
  CHECK(answer.stage.stability == Approx(stage.share).margin(1e-9));
  CHECK((answer.stage.verdict == Verdict::kYes) == (stage.times == of));
}

}  // namespace

TEST_CASE("the limits are read as they stand in the rules") {
  for (const auto& [id, limits] : cuts()) CHECK(catalogue().contains(id));
  CHECK(cuts().size() > 50);
  CHECK(cuts().at("counterfeit_cases") == std::vector<double>{10});
  CHECK(cuts().at("employment") == std::vector<double>{500, 5000});
  CHECK(cuts().at("target_industries") == std::vector<double>{1, 5});
}

TEST_CASE("completions decided together are decided as each would be alone") {
  RandomProfiles random(11);
  std::set<Verdict> verdicts;
  for (int i = 0; i < 25; ++i) {
    Profile profile = random.complete();
    random.forget(profile, 1 + static_cast<std::size_t>(i) % 3);
    const CompletionSet set = lay_out(profile, cuts(), catalogue(), 100, 1);
    REQUIRE(set.exact);
    const Answer answer = *shipped_policy().recommend(profile);
    INFO("profile " << i);
    CHECK(answer.completions.exact);
    CHECK(answer.completions.count == set.completions.size());
    for (const Recommendation& role : answer.recommendations) verdicts.insert(role.verdict);
    check_against_completions_alone(profile, answer, set);
  }
  CHECK(verdicts.size() == 3);
}

TEST_CASE("a sample is decided as each of its completions would be alone") {
  for (const char* name : {"whitfield-carpets", "hsinchu"}) {
    const Profile profile = example(name);
    Options options;
    options.budget = 20;
    options.seed = 5;
    const CompletionSet set = lay_out(profile, cuts(), catalogue(), options.budget, options.seed);
    const Answer answer = *shipped_policy().recommend(profile, options);
    INFO(name);
    CHECK_FALSE(answer.completions.exact);
    CHECK(answer.completions.count == 20);
    check_against_completions_alone(profile, answer, set);
  }
}

TEST_CASE("a settled exact verdict stands wherever the unknown values lie") {
  RandomProfiles random(23);
  std::size_t settled = 0;
  for (int i = 0; i < 15; ++i) {
    Profile profile = random.complete();
    Profile partly = profile;
    random.forget(partly, 2);
    const Answer answer = *shipped_policy().recommend(partly);
    REQUIRE(answer.completions.exact);
    for (int k = 0; k < 3; ++k) {  // at random, not in the middle of a cell
      for (auto& [id, reading] : profile.indicators) {
        const auto& open = partly.indicators.at(id).value;
        if (open && open->low == open->high) continue;
        const double value =
            open ? random.uniform(open->low, open->high) : random.value_of(id, catalogue().at(id));
        reading.value = Range{value, value};
      }
      const Answer one = *shipped_policy().recommend(profile);
      for (const Recommendation& role : answer.recommendations) {
        if (role.verdict == Verdict::kOpen) continue;
        INFO(i << " " << role.id);
        CHECK(named(one.recommendations, role.id).verdict == role.verdict);
        ++settled;
      }
      if (answer.stage.verdict == Verdict::kYes) CHECK(one.stage.id == answer.stage.id);
    }
  }
  CHECK(settled > 100);
}

TEST_CASE("the same seed gives the same answer, and rules in another order too") {
  const Profile profile = example("whitfield-carpets");
  std::vector<datalog::Source> sources = shipped_rules();
  std::reverse(sources.begin(), sources.end());
  auto backwards = Policy::load(sources, store());
  REQUIRE(backwards);
  const Answer one = *shipped_policy().recommend(profile);
  const Answer other = *backwards->recommend(profile);
  REQUIRE(one.recommendations.size() == other.recommendations.size());
  for (std::size_t i = 0; i < one.recommendations.size(); ++i) {
    CHECK(one.recommendations[i].id == other.recommendations[i].id);
    CHECK(one.recommendations[i].stability == other.recommendations[i].stability);
    CHECK(one.recommendations[i].score_range.high ==
          Approx(other.recommendations[i].score_range.high));
  }
}

}  // namespace clusterwise::advisor::test
