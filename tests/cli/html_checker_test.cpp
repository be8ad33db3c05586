// The checker of pages sees what it is there to see.
#include "tests/cli/html_checker.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

namespace clusterwise::cli {
namespace {

std::string page_with(const std::string& body) {
  return "<!DOCTYPE html><html lang=\"en\"><head><title>t</title></head><body><header></header>"
         "<nav></nav><main><h1>h</h1>" +
         body + "</main></body></html>";
}

bool faulted(const std::string& body) { return !faults_of_html(page_with(body)).empty(); }

TEST_CASE("a plain page has no faults") {
  CHECK(faults_of_html(page_with("<p id=\"x\">a &amp; b <a href=\"#x\">x</a></p>")).empty());
}

TEST_CASE("faults of a page are found") {
  const auto body = GENERATE(
      "<p>", "</p>", "<p><b>x</b></p>", "<script>x</script>", "<p onclick=\"x\">x</p>",
      "<p style=\"x\">x</p>", "<p id=\"a\"></p><p id=\"a\"></p>", "<p><a href=\"#none\">x</a></p>",
      "<p><a href=\"https://x\">x</a></p>", "<h3>x</h3>", "<h1>x</h1>", "<p>a & b</p>",
      "<svg role=\"img\"></svg>", "<ul><p>x</p></ul>", "<p><ul></ul></p>", "<td>x</td>",
      "<p class=\"a\" class=\"b\">x</p>", "<p class=a>x</p>", "<p>\x01</p>", "<p>\xff</p>",
      "<p>\u202e</p>", "<p lang=\"xx\">x</p>", "<p><span>x</p></span>");
  INFO(body);
  CHECK(faulted(body));
}

TEST_CASE("the text of a page is read without its markup") {
  CHECK(visible_text(page_with("<p>a &lt;b&gt; <code>c</code></p>")) == "tha <b> c");
}

}  // namespace
}  // namespace clusterwise::cli
