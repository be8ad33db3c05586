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
}

}  // namespace clusterwise::advisor
