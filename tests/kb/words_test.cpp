#include "kb/words.h"

#include <catch2/catch.hpp>

namespace clusterwise::kb {

TEST_CASE("words: runs of ideographs and words of letters are told apart") {
  const auto terms = terms_of("硅谷Stanford, 1985年 co-operation");
  REQUIRE(terms.size() == 6);
  CHECK(terms[0].text == "硅谷");
  CHECK(terms[0].is_ideographic);
  CHECK(terms[1].text == "stanford");
  CHECK_FALSE(terms[1].is_ideographic);
  CHECK(terms[2].text == "1985");
  CHECK(terms[3].text == "年");
  CHECK(terms[4].text == "co");
  CHECK(terms[5].text == "operation");
  CHECK(terms_of("，。 \" ( ) *").empty());
}

TEST_CASE("words: ideographs are indexed one by one") {
  CHECK(segmented("柠檬市场（Lemons）") == "柠 檬 市 场 lemons");
  CHECK(segmented("").empty());
}

TEST_CASE("words: function words say nothing") {
  CHECK(is_function_word("the"));
  CHECK_FALSE(is_function_word("government"));
}

}  // namespace clusterwise::kb
