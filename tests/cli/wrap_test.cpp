#include "cli/wrap.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace clusterwise::cli {
namespace {

std::vector<std::string> wrapped(const std::string& text, std::size_t width) {
  std::vector<std::string> lines;
  for (const Styled& line : wrap(styled(text), width)) {
    std::string whole;
    for (const Run& run : line) whole += run.text;
    lines.push_back(whole);
  }
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("English breaks at spaces") {
  CHECK(wrapped("one two three", 7) == Lines{"one two", "three"});
  CHECK(wrapped("one two three", 100) == Lines{"one two three"});
  CHECK(wrapped("  one   two  ", 100) == Lines{"one two"});
}

TEST_CASE("a word wider than the line stands whole on its own line") {
  CHECK(wrapped("a https://example.org/long b", 10) == Lines{"a", "https://example.org/long", "b"});
}

TEST_CASE("Chinese breaks between characters, two columns each") {
  CHECK(wrapped("产业集群是空间组织", 8) == Lines{"产业集群", "是空间组", "织"});
  CHECK(wrapped("产业集群", 7) == Lines{"产业集", "群"});
}

TEST_CASE("no line begins with closing or ends with opening punctuation") {
  CHECK(wrapped("产业集群，是", 8) == Lines{"产业集", "群，是"});
  CHECK(wrapped("产业集（群）", 8) == Lines{"产业集", "（群）"});
  CHECK(wrapped("产业集“群”", 8) == Lines{"产业集", "“群”"});
}

TEST_CASE("Latin words among Chinese stay whole") {
  CHECK(wrapped("区位商LQ达到1.25倍", 8) == Lines{"区位商LQ", "达到1.25", "倍"});
}

TEST_CASE("an empty text is one empty line") { CHECK(wrapped("", 10) == Lines{""}); }

TEST_CASE("styles survive the break") {
  const std::vector<Styled> lines = wrap({{"ab", Style::kStrong}, {"c de"}}, 3);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == Styled{{"ab", Style::kStrong}, {"c"}});
  CHECK(lines[1] == Styled{{"de"}});
}

TEST_CASE("control characters never reach a line") {
  CHECK(wrapped("a\x1b[31mb", 20) == Lines{"a\uFFFD[31mb"});
}

}  // namespace
}  // namespace clusterwise::cli
