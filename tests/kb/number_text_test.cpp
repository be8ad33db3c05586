#include "kb/number_text.h"

#include <catch2/catch.hpp>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <random>
#include <string>

namespace clusterwise::kb {
namespace {

struct Case {
  double value;
  const char* shortest;
  const char* xsd;
};

// The first column as ECMAScript prints it, the second by the rules of JSON-LD.
const Case kCases[] = {
    {0, "0", "0.0E0"},
    {1, "1", "1.0E0"},
    {-1, "-1", "-1.0E0"},
    {100, "100", "1.0E2"},
    {0.18, "0.18", "1.8E-1"},
    {-1.5, "-1.5", "-1.5E0"},
    {123456789.125, "123456789.125", "1.23456789125E8"},
    {0.1 + 0.2, "0.30000000000000004", "3.0E-1"},
    {1e-6, "0.000001", "1.0E-6"},
    {1.5e-7, "1.5e-7", "1.5E-7"},
    {1e20, "100000000000000000000", "1.0E20"},
    {1e21, "1e+21", "1.0E21"},
    {1.7976931348623157e308, "1.7976931348623157e+308", "1.797693134862316E308"},
    {5e-324, "5e-324", "4.940656458412465E-324"},
};

}  // namespace

TEST_CASE("numbers: as the formats write them") {
  for (const Case& one : kCases) {
    CAPTURE(one.value);
    CHECK(number_text(one.value) == one.shortest);
    CHECK(xsd_double_text(one.value) == one.xsd);
  }
}

TEST_CASE("numbers: what is written reads as the same number") {
  std::mt19937_64 random(1);  // NOLINT: the same numbers each time
  for (int i = 0; i < 10'000; ++i) {
    const std::uint64_t bits = random();
    double value = 0;
    static_assert(sizeof bits == sizeof value);
    std::memcpy(&value, &bits, sizeof value);
    if (!(std::abs(value) <= std::numeric_limits<double>::max())) continue;
    const std::string text = number_text(value);
    double read = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), read).ptr;
    CAPTURE(text);
    CHECK(end == text.data() + text.size());
    CHECK(read == value);
  }
}

}  // namespace clusterwise::kb
