#include "cli/numbers.h"

#include <catch2/catch.hpp>

namespace clusterwise::cli {

TEST_CASE("a share that is not whole is never rounded to all or nothing") {
  CHECK(percent(0) == "0%");
  CHECK(percent(1) == "100%");
  CHECK(percent(0.423) == "42%");
  CHECK(percent(0.9999) == "99%");
  CHECK(percent(0.0001) == "1%");
  CHECK(open_percent(0.423) == "42%");
  CHECK(open_percent(1) == ">99%");
  CHECK(open_percent(0) == "<1%");
}

TEST_CASE("ranges collapse where both ends are shown alike") {
  CHECK(range_of({0.5, 0.5}) == "0.50");
  CHECK(range_of({0.5, 0.501}) == "0.50");
  CHECK(range_of({0.25, 0.75}) == "0.25–0.75");
}

TEST_CASE("bars") {
  CHECK(bar(0) == "░░░░░░░░░░");
  CHECK(bar(0.82) == "████████░░");
  CHECK(bar(1.5) == "██████████");
}

}  // namespace clusterwise::cli
