#include "kb/folding.h"

#include <catch2/catch.hpp>

#include "kb/simplified.h"

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

TEST_CASE("folding: traditional and simplified characters make no difference") {
  CHECK(folded("創新產業集群") == "创新产业集群");
  CHECK(folded("臺灣 溫州 龍頭企業") == "台湾 温州 龙头企业");
  CHECK(folded("裏裡里 後后 麵面 説說 衆眾") == "里里里 后后 面面 说说 众众");
  CHECK(simplified(U'a') == U'a');
  CHECK(simplified(U'一') == U'一');
  CHECK(simplified(0x10FFFF) == 0x10FFFF);
}

TEST_CASE("folding: text that is not UTF-8 stays as it is") { CHECK(folded("A\xFF") == "A\xFF"); }

TEST_CASE("folding: code points there and back") {
  CHECK(code_points("a硅😀") == U"a硅😀");
  CHECK(utf8(U"a硅😀") == "a硅😀");
}

}  // namespace clusterwise::kb
