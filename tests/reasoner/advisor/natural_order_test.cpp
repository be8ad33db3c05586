#include "reasoner/advisor/natural_order.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace clusterwise::advisor::test {

TEST_CASE("periods in the order of time") {
  const std::vector<std::string> ordered = {
      "", "9", "10", "1985", "1985-Q2", "1985-Q10", "1990s", "1995年", "2005年", "R2", "R10"};
  std::vector<std::string> shuffled(ordered.rbegin(), ordered.rend());
  std::sort(shuffled.begin(), shuffled.end(),
            [](const auto& a, const auto& b) { return natural_less(a, b); });
  CHECK(shuffled == ordered);
}

TEST_CASE("leading zeros tell equal numbers apart, both ways") {
  CHECK(natural_less("01", "1"));
  CHECK_FALSE(natural_less("1", "01"));
  CHECK_FALSE(natural_less("1", "1"));
  CHECK(natural_less("0", "00000000000000000000000001"));
  CHECK(natural_less("99999999999999999999999", "100000000000000000000000"));
}

}  // namespace clusterwise::advisor::test
