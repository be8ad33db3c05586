#include "cli/markdown_text.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>

namespace clusterwise::cli {
namespace {

TEST_CASE("text stands in Markdown as it is") {
  const auto [text, escaped] = GENERATE(table<std::string, std::string>({
      {"plain text, 1.25 (limit 10)", "plain text, 1.25 (limit 10)"},
      {"a|b", "a\\|b"},
      {"<script>&lt;", "\\<script\\>\\&lt;"},
      {"*a* _b_ `c` ~d~ [e](f)", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~ \\[e\\](f)"},
      {"a\\", "a\\\\"},
      {"# no heading", "\\# no heading"},
      {"- no item", "\\- no item"},
      {"+ no item", "\\+ no item"},
      {"12. no item", "12\\. no item"},
      {"12) no item", "12\\) no item"},
      {"12.", "12\\."},
      {"1.25 (limit 10)", "1.25 (limit 10)"},
      {"1985", "1985"},
      {"one\ntwo\r\nthree\tfour", "one two  three four"},
      {"  padded  ", "padded"},
      {"https://x.example www.example.com a@b", "https\\://x.example www\\.example.com a\\@b"},
      {"$x$", "\\$x\\$"},
      {"\x1b[31m\u202e", "\uFFFD\\[31m\uFFFD"},
      {"温州，柠檬市场", "温州，柠檬市场"},
      {"", ""},
  }));
  CHECK(markdown_escaped(text) == escaped);
}

TEST_CASE("text within a line keeps its blanks and begins nothing") {
  CHECK(markdown_escaped_within(" - a*b ") == " - a\\*b ");
  CHECK(markdown_escaped_within("12. ") == "12. ");
  CHECK(markdown_escaped_within("[rule] <b>") == "\\[rule\\] \\<b\\>");
}

}  // namespace
}  // namespace clusterwise::cli
