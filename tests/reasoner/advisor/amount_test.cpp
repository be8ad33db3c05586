#include "reasoner/advisor/amount.h"

#include <catch2/catch.hpp>

namespace clusterwise::advisor::test {
namespace {

kb::Measurement in(const std::string& en, const std::string& zh) {
  kb::Measurement result;
  result.unit = {en, zh};
  return result;
}

}  // namespace

TEST_CASE("a number stands with its unit, in each language") {
  const kb::Measurement cases = in("per 1,000 firms a year", "起/千家企业·年");
  CHECK(amount_text(60.0, &cases) == kb::Text{"60 per 1,000 firms a year", "60起/千家企业·年"});
  const kb::Measurement firms = in("count", "家");
  CHECK(amount_text(3.0, &firms) == kb::Text{"3 count", "3家"});
  CHECK(amount_text(0.4, nullptr) == kb::Text{"0.4", "0.4"});
}

TEST_CASE("a share reads as per cent") {
  kb::Measurement share = in("share", "比例");
  share.display = kb::Display{100, 100, {"%", "%"}};
  CHECK(amount_text(0.35, &share) == kb::Text{"35 %", "35%"});
  CHECK(amount_text(0.248, &share) == kb::Text{"24.8 %", "24.8%"});
}

TEST_CASE("an interval has its unit once") {
  const kb::Measurement score = in("out of 100", "分（满分100分）");
  CHECK(amount_text(Range{40, 60}, &score) ==
        kb::Text{"40–60 out of 100", "40–60分（满分100分）"});
  CHECK(amount_text(Range{40, 40}, &score) == amount_text(40.0, &score));
}

TEST_CASE("yes and no are words") {
  const kb::Measurement flag = in("yes/no", "是/否");
  CHECK(is_yes_or_no(&flag));
  CHECK_FALSE(is_yes_or_no(nullptr));
  CHECK(amount_text(1.0, &flag) == kb::Text{"yes", "是"});
  CHECK(amount_text(0.0, &flag) == kb::Text{"no", "否"});
  CHECK(amount_text(Range{0, 1}, &flag) == kb::Text{"no or yes", "否或是"});
}

}  // namespace clusterwise::advisor::test
