#include "kb/coverage.h"

#include <catch2/catch.hpp>
#include <string>

namespace clusterwise::kb {
namespace {

double none(std::size_t) { return 1; }

}  // namespace

TEST_CASE("coverage: a share counts ideographs and words, not tokens") {
  CHECK(marked_share("产 产业 业 业集 集 \001集群\002 群").both() == Approx(0.5));
  CHECK(marked_share("产 \001产业 业 业集\002 集 集群 群").both() == Approx(0.75));
  CHECK(marked_share("产 产业 \001业\002").both() == Approx(0.5));
  CHECK(marked_share("leading \001firms\002").both() == Approx(0.5));
  CHECK(marked_share("\001theory\002 of competition").both() == Approx(0.5));  // "of" says nothing
  CHECK(marked_share("\001lq\002 指 指数 数").words == Approx(0.5));
  CHECK(marked_share("\001lq\002 指 指数 数").ideographs == 0);
  CHECK(marked_share("").both() == 0);
}

TEST_CASE("coverage: of a column, the best line and the mean") {
  const auto found =
      coverage("leading firms\nleading \001network\002\n\001network\002\n", false, none);
  REQUIRE(found);
  CHECK(found->line == 2);
  CHECK(found->best == Approx(1));
  CHECK(found->overall == Approx(0.5));
  CHECK_FALSE(coverage("leading firms\n", false, none));
  CHECK_FALSE(coverage("", false, none));
}

TEST_CASE("coverage: a question in both scripts wants both") {
  const auto found = coverage("\001stanford\002\n硅 硅谷 谷\n", true, none);
  REQUIRE(found);
  CHECK(found->best == Approx(0.5));
}

}  // namespace clusterwise::kb
