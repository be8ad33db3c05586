#include "kb/similar.h"

#include <catch2/catch.hpp>

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
