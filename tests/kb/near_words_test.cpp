#include "kb/near_words.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "kb/folding.h"
#include "kb/similar.h"

namespace clusterwise::kb {
namespace {

using Words = std::vector<std::string>;

SeekWord seek_in(const Words& sorted) {
  return [&sorted](std::string_view from) -> std::optional<std::string> {
    const auto found = std::lower_bound(sorted.begin(), sorted.end(), from);
    return found == sorted.end() ? std::nullopt : std::optional(*found);
  };
}

Words near(const Words& sorted, std::string_view wanted, const Nearness& nearness) {
  Words found;
  for (const NearWord& one : near_words(wanted, nearness, seek_in(sorted))) {
    CHECK(one.edits == edit_distance(code_points(one.word), code_points(wanted)));
    found.push_back(one.word);
  }
  return found;
}

// The slow twin: every word of the dictionary is compared.
Words compared(const Words& sorted, std::string_view wanted, const Nearness& nearness) {
  Words found;
  const std::u32string letters = code_points(wanted);
  for (const std::string& word : sorted) {
    const std::u32string other = code_points(word);
    const bool begins_right =
        other.substr(0, nearness.first_right) == letters.substr(0, nearness.first_right);
    if (begins_right && edit_distance(letters, other) <= nearness.edits) found.push_back(word);
  }
  return found;
}

}  // namespace

TEST_CASE("near words: one error of each sort") {
  const Words words = {"lemon", "lemons", "lesson", "melons", "产业集群", "产业集群网络", "产业链"};
  CHECK(near(words, "lemons", {}) == Words{"lemon", "lemons"});
  CHECK(near(words, "lemmons", {}) == Words{"lemons"});
  CHECK(near(words, "lmeons", {}) == Words{"lemons"});
  CHECK(near(words, "xlemon", {}) == Words{"lemon"});
  CHECK(near(words, "xlemon", {.first_right = 1}).empty());
  CHECK(near(words, "产业积群", {}) == Words{"产业集群"});
  CHECK(near(words, "", {}).empty());
  CHECK(near({}, "lemons", {}).empty());
}

TEST_CASE("near words: as many as a comparison with every word finds") {
  std::mt19937 random(11);
  const std::u32string letters = U"ab集群";
  const auto word = [&](std::size_t longest) {
    std::u32string text(random() % (longest + 1), U'a');
    for (char32_t& c : text) c = letters[random() % letters.size()];
    return utf8(text);
  };
  Words words;
  for (int i = 0; i < 400; ++i) words.push_back(word(7));
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  for (int i = 0; i < 300; ++i) {
    const std::string wanted = word(8);
    CAPTURE(wanted);
    for (const std::size_t edits : {1U, 2U}) {
      for (const std::size_t right : {0U, 1U}) {
        if (code_points(wanted).size() < right) continue;
        const Nearness nearness{.edits = edits, .first_right = right, .seeks = 100'000};
        CHECK(near(words, wanted, nearness) == compared(words, wanted, nearness));
      }
    }
  }
}

TEST_CASE("near words: the search ends where it was told to") {
  const Words words = {"aa", "ab", "ac", "ad"};
  CHECK(near(words, "ax", {.seeks = 2}).size() <= 2);
}

}  // namespace clusterwise::kb
