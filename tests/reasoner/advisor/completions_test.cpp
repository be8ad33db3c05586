#include "reasoner/advisor/completions.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <set>

namespace clusterwise::advisor::test {
namespace {

using datalog::Column;

const Catalogue kCatalogue = {
    {"count", {{"count", "个"}, 0.0, std::nullopt, "lower", {}}},
    {"flag", {{"yes/no", "是/否"}, 0.0, 1.0, "", {}}},
    {"growth", {{"%", "%"}, std::nullopt, std::nullopt, "higher", {}}},
    {"share", {{"share", "比例"}, 0.0, 1.0, "higher", {}}},
};
constexpr datalog::InputId kCount = 0, kFlag = 1, kShare = 3;
constexpr std::size_t kInputs = 4;

// A policy that reads the indicators that have cuts, cut so.
PolicyCircuit policy_with(const std::map<std::string, std::vector<double>>& cuts) {
  PolicyCircuit policy;
  for (const auto& [id, measurement] : kCatalogue) policy.indicators.push_back(id);
  for (const auto& [id, values] : cuts) policy.cuts[policy.input_of(id)] = values;
  return policy;
}

std::vector<OpenIndicator> open_of(const Readings& readings,
                                   const std::map<std::string, std::vector<double>>& cuts) {
  const PolicyCircuit policy = policy_with(cuts);
  return open_indicators(readings, policy, kCatalogue, policy.cuts);
}

double just_below(double value) {
  return std::nextafter(value, -std::numeric_limits<double>::infinity());
}

// One row of the columns of these indicators.
std::vector<double> row_of(const Completions& completions, const std::vector<OpenIndicator>& open,
                           std::size_t row) {
  std::vector<double> result;
  for (const OpenIndicator& one : open)
    result.push_back(completions.columns[one.input][row].real());
  return result;
}

std::vector<double> numbers(const Column& column) {
  std::vector<double> result;
  for (datalog::Value value : column) result.push_back(value.real());
  return result;
}

// Whether the mean of `count` draws is within four standard deviations.
bool near(double mean, double expected, double deviation, std::size_t count) {
  return std::abs(mean - expected) <= 4 * deviation / std::sqrt(static_cast<double>(count));
}

}  // namespace

// ---- Cells

TEST_CASE("limits cut an unknown's range into cells of equal weight") {
  const std::vector<Cell> cells = cells_of({0, 1}, {0.25, 0.5}, true);
  REQUIRE(cells.size() == 3);
  CHECK(cells[0].first == 0);
  CHECK(cells[0].last == just_below(0.25));
  CHECK(cells[1].first == 0.25);
  CHECK(cells[1].last == just_below(0.5));
  CHECK(cells[2].first == 0.5);
  CHECK(cells[2].last == 1);
  for (const Cell& cell : cells) CHECK(cell.weight == Approx(1.0 / 3));
}

TEST_CASE("a range without limits is one cell") {
  for (bool unknown : {true, false}) {
    const std::vector<Cell> cells = cells_of({2, 5}, {}, unknown);
    REQUIRE(cells.size() == 1);
    CHECK(cells[0].first == 2);
    CHECK(cells[0].last == 5);
    CHECK(cells[0].weight == 1);
  }
}

TEST_CASE("a limit at the top of the range leaves that value alone") {
  const std::vector<Cell> cells = cells_of({0, 1}, {1}, true);
  REQUIRE(cells.size() == 2);
  CHECK(cells[0].last == just_below(1));
  CHECK(cells[1].first == 1);
  CHECK(cells[1].last == 1);
  CHECK(cells[1].weight == 0.5);
}

TEST_CASE("a limit at the bottom of the range leaves nothing below it") {
  const std::vector<Cell> cells = cells_of({0, 1}, {0, 0.5}, true);
  REQUIRE(cells.size() == 2);
  CHECK(cells[0].first == 0);
  CHECK(cells[1].first == 0.5);
}

TEST_CASE("limits outside the range cut nothing") {
  const std::vector<Cell> cells = cells_of({0, 1}, {-1, 0.5, 3}, true);
  REQUIRE(cells.size() == 2);
  CHECK(cells[0].first == 0);
  CHECK(cells[1].last == 1);
}

TEST_CASE("an interval weighs by length") {
  const std::vector<Cell> cells = cells_of({0.4, 0.8}, {0.5}, false);
  REQUIRE(cells.size() == 2);
  CHECK(cells[0].weight == Approx(0.25));
  CHECK(cells[1].weight == Approx(0.75));
}

TEST_CASE("an interval between two limits is one cell") {
  const std::vector<Cell> cells = cells_of({0.3, 0.4}, {0.25, 0.5}, false);
  REQUIRE(cells.size() == 1);
  CHECK(cells[0].first == 0.3);
  CHECK(cells[0].last == 0.4);
  CHECK(cells[0].weight == 1);
}

TEST_CASE("an interval from a limit is one cell, one up to a limit has the limit apart") {
  CHECK(cells_of({0.5, 0.7}, {0.5}, false).size() == 1);
  const std::vector<Cell> to = cells_of({0.4, 0.5}, {0.5}, false);
  REQUIRE(to.size() == 2);
  CHECK(to[0].weight == Approx(1));
  CHECK(to[1].weight == 0);
  CHECK(to[1].first == 0.5);
  CHECK(to[1].last == 0.5);
}

// ---- Ranges

TEST_CASE("an indicator may be all that the catalogue allows") {
  const Range range = range_of(kCatalogue.at("share"), {0.25, 0.5});
  CHECK(range.low == 0);
  CHECK(range.high == 1);
}

TEST_CASE("an unbounded range reaches as far again as its outermost limits") {
  CHECK(range_of(kCatalogue.at("count"), {10}).high == 20);
  const Range growth = range_of(kCatalogue.at("growth"), {-4, 10});
  CHECK(growth.low == -8);
  CHECK(growth.high == 20);
  // A limit at zero still leaves room on both sides, and so does none.
  for (const std::vector<double>& cuts : {std::vector<double>{0}, std::vector<double>{}}) {
    const Range zero = range_of(kCatalogue.at("growth"), cuts);
    CHECK(zero.low == -1);
    CHECK(zero.high == 1);
  }
}

// ---- Open indicators

TEST_CASE("known values are not open") {
  CHECK(open_of({{"share", {Range{0.2, 0.2}, ""}}}, {{"share", {0.5}}}).empty());
}

TEST_CASE("open are those that the policy reads, in the order of their inputs") {
  const std::vector<OpenIndicator> open = open_of({}, {{"share", {0.5}}, {"count", {10}}});
  REQUIRE(open.size() == 2);
  CHECK(open[0].id == "count");
  CHECK(open[0].input == kCount);
  CHECK(open[0].better == "lower");
  CHECK(open[0].range.high == 20);
  CHECK(open[1].id == "share");
  CHECK(open[1].input == kShare);
  CHECK(open[1].better == "higher");
  CHECK(open[1].cells.size() == 2);
}

TEST_CASE("an explicit null is as unknown as one that is left out, an interval is not") {
  const auto share = [](const Readings& readings) {
    return open_of(readings, {{"share", {0.5}}}).at(0);
  };
  CHECK(share({}).unknown);
  CHECK(share({{"share", {std::nullopt, ""}}}).unknown);
  const OpenIndicator interval = share({{"share", {Range{0.4, 0.8}, ""}}});
  CHECK_FALSE(interval.unknown);
  CHECK(interval.range.low == 0.4);
  CHECK(interval.range.high == 0.8);
  CHECK(interval.cells[0].weight == Approx(0.25));
}

TEST_CASE("an indicator that the rules hold against no limit is one cell") {
  const std::vector<OpenIndicator> open = open_of({}, {{"share", {}}});
  REQUIRE(open.size() == 1);
  CHECK(open[0].cells.size() == 1);
}

// ---- Every combination

TEST_CASE("where nothing is open there is one completion") {
  CHECK(ends_count({}, 100) == 1);
  const Completions completions = at_ends({}, kInputs);
  CHECK(completions.count == 1);
  CHECK(completions.weighing == 1);
  CHECK(completions.columns == std::vector<Column>(kInputs));
}

TEST_CASE("the ends of one indicator's cells, a single value once") {
  const std::vector<OpenIndicator> open = open_of({}, {{"flag", {1}}});
  const Completions completions = at_ends(open, kInputs);
  CHECK(completions.count == 3);
  CHECK(numbers(completions.columns[kFlag]) == std::vector<double>{0, just_below(1), 1});
  CHECK(completions.columns[kShare].empty());
}

TEST_CASE("every combination of ends comes once") {
  const std::vector<OpenIndicator> open = open_of(
      {{"share", {Range{0.4, 0.8}, ""}}}, {{"count", {10, 20}}, {"flag", {1}}, {"share", {0.5}}});
  const Completions completions = at_ends(open, kInputs);
  REQUIRE(completions.count == 6 * 3 * 4);
  std::set<std::vector<double>> rows;
  for (std::size_t i = 0; i < completions.count; ++i) rows.insert(row_of(completions, open, i));
  CHECK(rows.size() == completions.count);
  CHECK(rows.contains({0, 0, 0.4}));
  CHECK(rows.contains({20, just_below(1), just_below(0.5)}));
  CHECK(rows.contains({40, 1, 0.8}));
}

TEST_CASE("combinations are counted no further than asked") {
  const std::vector<OpenIndicator> open = open_of({}, {{"count", {10, 20}}, {"flag", {1}}});
  CHECK(ends_count(open, 100) == 18);
  CHECK(ends_count(open, 18) == 18);
  CHECK(ends_count(open, 17) == 18);
  CHECK(ends_count(open, 4) == 5);
  // Two to the 200th does not fit into a number.
  const std::vector<OpenIndicator> many(200, open_of({}, {{"share", {}}}).front());
  CHECK(ends_count(many, 1000) == 1001);
}

// ---- A sample

namespace {

const std::map<std::string, std::vector<double>> kMany = {
    {"count", {1, 2, 3, 4}}, {"flag", {1}}, {"share", {0.2, 0.4, 0.6, 0.8}}};

}  // namespace

TEST_CASE("a sample is the same for the same seed, another for another") {
  const std::vector<OpenIndicator> open = open_of({}, kMany);
  const Completions one = sample(open, kInputs, 50, 1);
  CHECK(one.count == 50);
  CHECK(one.weighing == 25);
  CHECK(one.columns == sample(open, kInputs, 50, 1).columns);
  CHECK(one.columns != sample(open, kInputs, 50, 2).columns);
  CHECK(one.columns[2].empty());  // nothing reads it
}

TEST_CASE("a sample has the corners") {
  const std::vector<OpenIndicator> open = open_of({}, kMany);
  const Completions completions = sample(open, kInputs, 50, 1);
  const std::vector<std::vector<double>> corners = {
      {0, 0, 0}, {8, 1, 1},  // all low, all high; count reaches as far again as its limit of 4
      {0, 0, 1}, {0, 1, 1},  // the better sides, with what has none low and high
      {8, 0, 0}, {8, 1, 0},  // the worse sides
  };
  for (std::size_t i = 0; i < corners.size(); ++i) {
    INFO(i);
    CHECK(row_of(completions, open, completions.weighing + i) == corners[i]);
  }
}

TEST_CASE("a sample keeps to the ranges, its last part to the ends of cells") {
  const std::vector<OpenIndicator> open =
      open_of({{"share", {Range{0.3, 0.7}, ""}}, {"count", {std::nullopt, ""}}}, kMany);
  const Completions completions = sample(open, kInputs, 400, 5);
  for (const OpenIndicator& one : open) {
    INFO(one.id);
    std::set<double> ends;
    for (const Cell& cell : one.cells) ends.insert({cell.first, cell.last});
    const std::vector<double> values = numbers(completions.columns[one.input]);
    CHECK(*std::min_element(values.begin(), values.end()) >= one.range.low);
    CHECK(*std::max_element(values.begin(), values.end()) <= one.range.high);
    for (std::size_t i = completions.weighing; i < values.size(); ++i)
      CHECK(ends.contains(values[i]));
  }
}

TEST_CASE("the smallest sample is one fair completion and the lowest corner") {
  const std::vector<OpenIndicator> open = open_of({}, kMany);
  const Completions completions = sample(open, kInputs, 2, 1);
  CHECK(completions.count == 2);
  CHECK(completions.weighing == 1);
  CHECK(row_of(completions, open, 1) == std::vector<double>{0, 0, 0});
}

TEST_CASE("the fair part of a sample follows the weights of the cells") {
  // Intervals weigh by length: 1/4, 1/2, 1/4; unknowns by cell: 1/3 each.
  const Range range{0.4, 0.8};
  const std::vector<double> cuts = {0.5, 0.7};
  for (bool unknown : {true, false}) {
    std::vector<OpenIndicator> open;
    for (datalog::InputId input = 0; input < 16; ++input)
      open.push_back({"", input, range, cells_of(range, cuts, unknown), "", unknown});
    const Completions completions = sample(open, 16, 4000, 3);
    for (const OpenIndicator& one : open) {
      INFO(unknown << " " << one.input);
      std::vector<double> counts(3, 0);
      for (std::size_t i = 0; i < completions.weighing; ++i) {
        const double value = completions.columns[one.input][i].real();
        ++counts[value < 0.5 ? 0 : value < 0.7 ? 1 : 2];
      }
      for (std::size_t cell = 0; cell < 3; ++cell) {
        const double share = unknown ? 1.0 / 3 : cell == 1 ? 0.5 : 0.25;
        const double seen = counts[cell] / static_cast<double>(completions.weighing);
        CHECK(near(seen, share, std::sqrt(share * (1 - share)), completions.weighing));
      }
    }
  }
}

TEST_CASE("within a cell the fair part of a sample is uniform, and indicators are independent") {
  std::vector<OpenIndicator> open;
  for (datalog::InputId input = 0; input < 2; ++input)
    open.push_back({"", input, {0, 1}, cells_of({0, 1}, {}, true), "", true});
  const Completions completions = sample(open, 2, 8000, 4);
  double sum = 0;
  double squares = 0;
  double products = 0;
  for (std::size_t i = 0; i < completions.weighing; ++i) {
    const double a = completions.columns[0][i].real();
    const double b = completions.columns[1][i].real();
    sum += a;
    squares += a * a;
    products += a * b;
  }
  const auto count = static_cast<double>(completions.weighing);
  CHECK(near(sum / count, 0.5, std::sqrt(1.0 / 12), completions.weighing));
  CHECK(near(squares / count, 1.0 / 3, std::sqrt(1.0 / 5 - 1.0 / 9), completions.weighing));
  CHECK(near(products / count, 0.25, std::sqrt(1.0 / 9 - 1.0 / 16), completions.weighing));
}

}  // namespace clusterwise::advisor::test
