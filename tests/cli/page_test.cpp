#include "cli/page.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "cli/terminal_text.h"

namespace clusterwise::cli {
namespace {

TEST_CASE("a paragraph hangs under its mark") {
  std::ostringstream out;
  Page page(out, 24, false);
  page.paragraph(styled("one two three four five six"), Margin::indent(2, "•"));
  CHECK(out.str() == "  • one two three four\n    five six\n");
}

TEST_CASE("table columns align by display width") {
  std::ostringstream out;
  Page page(out, 80, false);
  page.table({{{"产业"}, {"a"}, {"x"}}, {{"ab"}, {"bcd"}, {"y"}}}, 1);
  CHECK(out.str() == " 产业  a    x\n ab    bcd  y\n");
}

TEST_CASE("both ends of a line") {
  std::ostringstream out;
  Page page(out, 12, false);
  page.ends(styled("温州"), styled("42"));
  page.ends(styled("a long left"), styled("right"));
  CHECK(out.str() == "温州      42\na long left\n       right\n");
}

TEST_CASE("colour only where it is wanted") {
  std::ostringstream plain;
  Page(plain, 40, false).heading("Stage");
  CHECK(plain.str() == "Stage\n");
  std::ostringstream coloured;
  Page(coloured, 40, true).heading("Stage");
  CHECK(coloured.str() == "\x1b[1;36mStage\x1b[0m\n");
}

TEST_CASE("display widths") {
  CHECK(display_width("abc") == 3);
  CHECK(display_width("产业") == 4);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("，") == 2);
}

TEST_CASE("the first broken byte") {
  CHECK(first_invalid_byte("abc 产业") == std::nullopt);
  CHECK(first_invalid_byte("ab\xff") == 2);
  CHECK(first_invalid_byte("a\xe4\xba") == 1);
  CHECK(first_invalid_byte("\xc0\xaf") == 0);
  CHECK(first_invalid_byte("\xed\xa0\x80") == 0);
}

}  // namespace
}  // namespace clusterwise::cli
