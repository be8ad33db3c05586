#include "reasoner/advisor/numbers.h"

#include <catch2/catch.hpp>

namespace clusterwise::advisor {

TEST_CASE("numbers are written as people read them") {
  CHECK(number_text(11607) == "11607");
  CHECK(number_text(0.248) == "0.248");
  CHECK(number_text(3.1) == "3.1");
  CHECK(number_text(45.8712) == "45.87");
  CHECK(number_text(0.00012346) == "0.0001235");
  CHECK(number_text(12345.678) == "12345.7");
  CHECK(number_text(-0.5) == "-0.5");
  CHECK(number_text(-0.0) == "0");
  CHECK(number_text(1e20) == "1e+20");
  CHECK(number_text(0) == "0");
  CHECK(number_text(-7) == "-7");
  CHECK(number_text(123456789012345) == "123456789012345");
}

TEST_CASE("rounding carries over and leaves no zeros, points or signs behind") {
  CHECK(number_text(0.99999) == "1");
  CHECK(number_text(9.99996) == "10");
  CHECK(number_text(99999.97) == "100000");
  CHECK(number_text(0.1) == "0.1");
  CHECK(number_text(2.5) == "2.5");
  CHECK(number_text(1.0 / 3) == "0.3333");
  CHECK(number_text(200.0 / 3) == "66.67");
  CHECK(number_text(0.1 + 0.2) == "0.3");
  CHECK(number_text(1e-15) == "0");
  CHECK(number_text(-1e-15) == "0");
}

}  // namespace clusterwise::advisor
