#include "cli/html_page.h"

#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <type_traits>

namespace clusterwise::cli {
namespace {

// Neither text that was read nor one that was computed can become markup.
static_assert(!std::is_constructible_v<Literal, std::string>);
static_assert(!std::is_constructible_v<Literal, std::string_view>);
static_assert(!std::is_convertible_v<std::string, Literal>);

TEST_CASE("text and attributes are escaped") {
  std::ostringstream out;
  {
    HtmlPage page(out);
    const auto link = page.element("a", {{"href", "#\"><script>'&"}});
    page.text("<script>alert('&\")</script>");
  }
  CHECK(out.str() ==
        "<a href=\"#&quot;&gt;&lt;script&gt;&#39;&amp;\">"
        "&lt;script&gt;alert(&#39;&amp;&quot;)&lt;/script&gt;</a>");
}

TEST_CASE("characters that no page may hold are replaced") {
  CHECK(html_escaped(std::string("a\0b\x1b[0m\x7f", 8)) == "a\uFFFDb\uFFFD[0m\uFFFD");
  CHECK(html_escaped("a\u202eb\u2066c") == "a\uFFFDb\uFFFDc");
  CHECK(html_escaped("\xff\xc3") == "\uFFFD\uFFFD");
  CHECK(html_escaped("\uFDD0\U0001FFFF") == "\uFFFD\uFFFD");
  CHECK(html_escaped("one\ntwo\tthree") == "one two three");
  CHECK(html_escaped("温州 👟 ערים") == "温州 👟 ערים");
}

TEST_CASE("elements close in reverse order") {
  std::ostringstream out;
  {
    HtmlPage page(out);
    const auto outer = page.element("span");
    page.element_with("b", {}, "x");
    page.void_element("wbr", {});
    page.shape("line", {{"x1", "0"}});
  }
  CHECK(out.str() == "<span><b>x</b><wbr><line x1=\"0\"/></span>");
}

}  // namespace
}  // namespace clusterwise::cli
