#include "cli/words.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "cli/voice.h"

namespace clusterwise::cli {
namespace {

std::size_t places_in(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = text.find("{}"); at != std::string_view::npos;
       at = text.find("{}", at + 2)) {
    ++count;
  }
  return count;
}

TEST_CASE("every word is there in both languages, with the same places") {
  for (int i = 0; i < static_cast<int>(Word::kLast); ++i) {
    const kb::Text text = word(static_cast<Word>(i));
    INFO(text.en);
    CHECK_FALSE(text.en.empty());
    CHECK_FALSE(text.zh.empty());
    CHECK(places_in(text.en) == places_in(text.zh));
  }
}

TEST_CASE("places are filled with the argument in the same language") {
  const kb::Text text = fill(Word::kAgainstProblem, {{"low trust", "信任不足"}});
  CHECK(text.en == "addresses the problem: low trust");
  CHECK(text.zh == "针对信任不足问题");
}

TEST_CASE("a voice speaks one language or both, and what there is") {
  const kb::Text text{"trust", "信任"};
  CHECK(Voice(Language::kEnglish)(text) == "trust");
  CHECK(Voice(Language::kChinese)(text) == "信任");
  CHECK(Voice(Language::kBoth)(text) == "trust / 信任");
  CHECK(Voice(Language::kChinese)({"trust", ""}) == "trust");
  CHECK(Voice(Language::kEnglish)({"", "信任"}) == "信任");
  CHECK(Voice(Language::kBoth)(same("42")) == "42");
}

TEST_CASE("lists in each language") {
  const std::vector<kb::Text> texts{{"a", "甲"}, {"b", "乙"}};
  CHECK(joined(texts) == kb::Text{"a, b", "甲、乙"});
}

}  // namespace
}  // namespace clusterwise::cli
