#include "cli/squeeze.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

namespace clusterwise::cli {
namespace {

constexpr double kGap = 4;
constexpr Page kPage{1200, 800};

// Boxes of many sizes, far from each other.
std::vector<Box> scattered(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  const auto from_to = [&](unsigned low, unsigned high) {
    return static_cast<double>(low + random() % (high - low));
  };
  std::vector<Box> boxes;
  const auto side = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(count))));
  for (std::size_t i = 0; i < count; ++i) {
    const double x = static_cast<double>(i % side) * 300 + from_to(0, 100);
    const double y = static_cast<double>(i / side) * 120 + from_to(0, 40);
    boxes.push_back({{x, y}, from_to(40, 180), from_to(16, 60)});
  }
  return boxes;
}

double nearest_of(const std::vector<Box>& boxes) {
  double nearest = HUGE_VAL;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    for (std::size_t j = i + 1; j < boxes.size(); ++j) {
      const Box& a = boxes[i];
      const Box& b = boxes[j];
      const double x = std::abs(a.centre.x - b.centre.x) - (a.width + b.width) / 2;
      const double y = std::abs(a.centre.y - b.centre.y) - (a.height + b.height) / 2;
      nearest = std::min(nearest, std::max(x, y));
    }
  }
  return nearest;
}

TEST_CASE("boxes come nearer and stay apart") {
  for (unsigned seed = 1; seed <= 20; ++seed) {
    std::vector<Box> boxes = scattered(5 * seed, seed);
    const std::vector<Box> before = boxes;
    squeeze(boxes, kPage, kGap);
    INFO("seed " << seed);
    CHECK(nearest_of(boxes) >= kGap - 0.1);
    const Point extent = extent_of(boxes);
    CHECK(extent.x * extent.y < 0.9 * extent_of(before).x * extent_of(before).y);
    for (const Box& box : boxes) {
      CHECK(box.centre.x - box.width / 2 >= -0.001);
      CHECK(box.centre.y - box.height / 2 >= -0.001);
    }
  }
}

TEST_CASE("the same boxes are squeezed the same way") {
  std::vector<Box> first = scattered(60, 7);
  std::vector<Box> second = first;
  squeeze(first, kPage, kGap);
  squeeze(second, kPage, kGap);
  for (std::size_t i = 0; i < first.size(); ++i) {
    CHECK(first[i].centre.x == second[i].centre.x);
    CHECK(first[i].centre.y == second[i].centre.y);
  }
}

TEST_CASE("no box, and one box") {
  std::vector<Box> none;
  squeeze(none, kPage, kGap);
  CHECK(none.empty());
  std::vector<Box> one = {{{70, -20}, 40, 20}};
  squeeze(one, kPage, kGap);
  CHECK(one.front().centre.x == 20);
  CHECK(one.front().centre.y == 10);
}

}  // namespace
}  // namespace clusterwise::cli
