#include "kb/folding.h"

#include <catch2/catch.hpp>

namespace clusterwise::kb {

TEST_CASE("folding: case, width and spacing make no difference") {
  CHECK(folded("Silicon  Valley ") == "silicon valley");
  CHECK(folded("ＳＩＬＩＣＯＮ　Valley") == "silicon valley");
  CHECK(folded("Straße") == "strasse");
  CHECK(folded("硅谷") == "硅谷");
  CHECK(folded("").empty());
  CHECK(folded(" \t\n").empty());
  CHECK(folded("ﬁrm①") == "firm1");
}

TEST_CASE("folding: text that is not UTF-8 stays as it is") { CHECK(folded("A\xFF") == "A\xFF"); }

TEST_CASE("folding: code points there and back") {
  CHECK(code_points("a硅😀") == U"a硅😀");
  CHECK(utf8(U"a硅😀") == "a硅😀");
}

}  // namespace clusterwise::kb
