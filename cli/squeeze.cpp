// The page is made smaller step by step. After each step boxes that have come too near are pushed
// apart, each by half of what is missing, along the axis where less is missing, until none is too
// near. Boxes may be piled up from edge to edge of the page, where pushing moves nothing: now and
// then those that are left are pushed along the other axis, out of the pile. Where all that does
// not come to an end, the step is undone and a smaller one tried. It is the
// repair of Dwyer, Marriott and Stuckey's "Fast Node Overlap Removal" (2005) done by relaxation
// instead of by solving constraints: simpler, and the page's edges are but one more constraint.
#include "cli/squeeze.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace clusterwise::cli {
namespace {

// Shares of the page that boxes fill; the rest is for links.
constexpr double kAiry = 0.4;
constexpr double kDense = 0.54;
constexpr double kFirstStep = 0.02;
constexpr double kLastStep = 0.0025;
constexpr int kRounds = 400;
constexpr int kSideways = 20;  // every so many rounds
// A little more than half of what is missing, so that pushing comes to an end.
constexpr double kPush = 0.6;
constexpr double kSlack = 0.05;

using Boxes = std::vector<Box>;

void keep_inside(Boxes& boxes, const Page& page) {
  for (Box& box : boxes) {
    box.centre.x = std::clamp(box.centre.x, box.width / 2,
                              std::max(box.width / 2, page.width - box.width / 2));
    box.centre.y = std::clamp(box.centre.y, box.height / 2,
                              std::max(box.height / 2, page.height - box.height / 2));
  }
}

// By which the boxes are too near along each axis; positive on both where they are.
Point missing(const Box& a, const Box& b, double gap) {
  return {(a.width + b.width) / 2 + gap - std::abs(a.centre.x - b.centre.x),
          (a.height + b.height) / 2 + gap - std::abs(a.centre.y - b.centre.y)};
}

void push_apart(double& first, double& second, double by) {
  const double direction = first <= second ? 1 : -1;
  first -= direction * by;
  second += direction * by;
}

// Pushes all that are too near once; false where none was.
bool push_all(Boxes& boxes, double gap, bool sideways) {
  std::vector<std::size_t> order(boxes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return boxes[a].centre.x < boxes[b].centre.x;
  });
  double widest = 0;
  for (const Box& box : boxes) widest = std::max(widest, box.width);
  // The boxes move while they are looked at, so some may be met in the next round only.
  bool pushed = false;
  for (std::size_t i = 0; i < order.size(); ++i) {
    Box& a = boxes[order[i]];
    for (std::size_t j = i + 1; j < order.size(); ++j) {
      Box& b = boxes[order[j]];
      if (b.centre.x - a.centre.x > 2 * widest + gap) break;
      const Point lack = missing(a, b, gap);
      if (lack.x <= kSlack / 10 || lack.y <= kSlack / 10) continue;
      pushed = true;
      if ((lack.x < lack.y) != sideways) {
        push_apart(a.centre.x, b.centre.x, kPush * lack.x + kSlack);
      } else {
        push_apart(a.centre.y, b.centre.y, kPush * lack.y + kSlack);
      }
    }
  }
  return pushed;
}

bool any_too_near(const Boxes& boxes, double gap) {
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    for (std::size_t j = i + 1; j < boxes.size(); ++j) {
      const Point lack = missing(boxes[i], boxes[j], gap);
      if (lack.x > kSlack && lack.y > kSlack) return true;
    }
  }
  return false;
}

// False where the boxes cannot be parted on that page.
bool separate(Boxes& boxes, const Page& page, double gap) {
  for (int round = 0; round < kRounds; ++round) {
    keep_inside(boxes, page);
    if (!push_all(boxes, gap, round % kSideways == kSideways - 1)) break;
  }
  keep_inside(boxes, page);
  return !any_too_near(boxes, gap);
}

// The next smaller page: first towards the ratio, then in both directions.
Page smaller(const Page& page, double ratio, double step) {
  const double is = page.width / page.height;
  return {page.width * (is < ratio / (1 + step) ? 1 : 1 - step),
          page.height * (is > ratio * (1 + step) ? 1 : 1 - step)};
}

Boxes scaled(Boxes boxes, const Page& from, const Page& to) {
  for (Box& box : boxes) {
    box.centre.x *= to.width / from.width;
    box.centre.y *= to.height / from.height;
  }
  return boxes;
}

void move_to_origin(Boxes& boxes) {
  double left = HUGE_VAL;
  double top = HUGE_VAL;
  for (const Box& box : boxes) {
    left = std::min(left, box.centre.x - box.width / 2);
    top = std::min(top, box.centre.y - box.height / 2);
  }
  for (Box& box : boxes) {
    box.centre.x -= left;
    box.centre.y -= top;
  }
}

}  // namespace

void squeeze(std::vector<Box>& boxes, const Page& wanted, double gap) {
  if (boxes.empty()) return;
  move_to_origin(boxes);
  const Point extent = extent_of(boxes);
  Page page{extent.x, extent.y};
  double area = 0;
  for (const Box& box : boxes) area += box.width * box.height;
  const double share = area / (wanted.width * wanted.height);
  const double full_enough = share > kDense ? kAiry : std::max(share, kAiry);
  const double ratio = wanted.width / wanted.height;
  for (double step = kFirstStep; step >= kLastStep;) {
    const Page next = smaller(page, ratio, step);
    if (area > full_enough * next.width * next.height) break;
    Boxes tried = scaled(boxes, page, next);
    if (separate(tried, next, gap)) {
      boxes = std::move(tried);
      page = next;
    } else {
      step /= 2;
    }
  }
  move_to_origin(boxes);
}

Point extent_of(const std::vector<Box>& boxes) {
  Point extent;
  for (const Box& box : boxes) {
    extent.x = std::max(extent.x, box.centre.x + box.width / 2);
    extent.y = std::max(extent.y, box.centre.y + box.height / 2);
  }
  return extent;
}

}  // namespace clusterwise::cli
