// The advisor's answers against brute force: every point of a fine grid over what is open, decided
// by plain evaluation. CLUSTERWISE_PROFILES says how many profiles.

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "brute_force.h"
#include "fixtures.h"
#include "reasoner/advisor/advisor.h"

namespace clusterwise::advisor::test {
namespace {

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
