#include "kb/similar.h"

#include <catch2/catch.hpp>
#include <random>

namespace clusterwise::kb {

TEST_CASE("similar: edit distance counts replacements, insertions, deletions and swaps") {
  CHECK(edit_distance(U"", U"") == 0);
  CHECK(edit_distance(U"abc", U"") == 3);
  CHECK(edit_distance(U"granoveter", U"granovetter") == 1);
  CHECK(edit_distance(U"lemons", U"lemmons") == 1);
  CHECK(edit_distance(U"proter", U"porter") == 1);
  CHECK(edit_distance(U"kitten", U"sitting") == 3);
  CHECK(edit_distance(U"硅谷", U"硅各") == 1);
}

TEST_CASE("similar: edits from one text to many are counted as those of two") {
  std::mt19937 random(7);
  const auto drawn = [&](std::size_t longest) {
    std::u32string text(random() % (longest + 1), U'a');
    for (char32_t& c : text) c = U"ab硅谷"[random() % 4];
    return text;
  };
  for (const std::size_t longest : {3U, 8U, 66U}) {  // 64 and more are counted otherwise
    for (int i = 0; i < 3000 / static_cast<int>(longest); ++i) {
      const std::u32string text = drawn(longest);
      const EditsFrom edits(text);
      for (int j = 0; j < 10; ++j) {
        const std::u32string other = drawn(longest);
        CHECK(edits.to(other) == edit_distance(text, other));
      }
    }
  }
  const std::u32string full(64, U'a');
  CHECK(EditsFrom(full).to(full + U"b") == 1);
  CHECK(EditsFrom(full).to(U"") == 64);
}

TEST_CASE("similar: names that resemble come best first") {
  const std::vector<std::string> names = {"portal", "porter", "poster", "weber",
                                          "market for lemons"};
  CHECK(most_similar("portr", names, 5) == std::vector<std::string>{"porter", "portal", "poster"});
  CHECK(most_similar("PORTER", names, 1) == std::vector<std::string>{"porter"});
  CHECK(most_similar("lemons", names, 5) == std::vector<std::string>{"market for lemons"});
  CHECK(most_similar("silicon", names, 5).empty());
  CHECK(similarity("location_quotient", "Location quotient") == 1.0);
}

TEST_CASE("similar: the question is put in words") {
  CHECK(did_you_mean({}).empty());
  CHECK(did_you_mean(std::vector<std::string>{"a"}) == "did you mean \"a\"?");
  CHECK(did_you_mean(std::vector<std::string>{"a", "b"}) == "did you mean \"a\" or \"b\"?");
}

}  // namespace clusterwise::kb
