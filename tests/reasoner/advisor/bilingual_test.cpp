#include "reasoner/advisor/bilingual.h"

#include <catch2/catch.hpp>

namespace clusterwise::advisor::test {

TEST_CASE("a text in both languages is taken apart, whichever stands first") {
  CHECK(bilingual("a survey / 问卷调查") == kb::Text{"a survey", "问卷调查"});
  CHECK(bilingual("问卷调查 / a survey") == kb::Text{"a survey", "问卷调查"});
  CHECK(bilingual("jobs / firms / 就业与企业") == kb::Text{"jobs / firms", "就业与企业"});
}

TEST_CASE("a text in one language stands for both") {
  for (const char* text : {"a survey", "问卷调查", "", "jobs / firms", "a / b/c", "就业 / 企业"})
    CHECK(bilingual(text) == kb::Text{text, text});
}

}  // namespace clusterwise::advisor::test
