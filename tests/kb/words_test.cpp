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

TEST_CASE("words: ideographs are indexed one by one and in pairs") {
  CHECK(segmented("柠檬市场（Lemons）") == "柠 柠檬 檬 檬市 市 市场 场 lemons");
  CHECK(segmented("集，群") == "集 群");
  CHECK(segmented("").empty());
}

TEST_CASE("words: a term is found by the fewest tokens") {
  CHECK(indexed_phrase({"lemons", false}) == "lemons");
  CHECK(indexed_phrase({"市", true}) == "市");
  CHECK(indexed_phrase({"市场", true}) == "市场");
  CHECK(indexed_phrase({"柠檬市场", true}) == "柠檬 檬 檬市 市 市场");
}

TEST_CASE("words: function words say nothing") {
  CHECK(is_function_word("the"));
  CHECK_FALSE(is_function_word("government"));
}

}  // namespace clusterwise::kb
