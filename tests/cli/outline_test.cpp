#include "cli/outline.h"

#include <catch2/catch.hpp>
#include <sstream>

namespace clusterwise::cli {
namespace {

std::string written(const Outline& outline, Format format) {
  std::ostringstream out;
  std::ostringstream err;
  Environment env(out, err);
  env.format = format;
  env.width = 30;
  outline.write(env);
  return out.str();
}

Outline sample() {
  Outline outline;
  outline.heading("Title");
  outline.paragraph(styled("A paragraph."));
  outline.item(0, "1.", styled("first", Style::kStrong));
  outline.item(1, "✗", styled("a value_of * 2"));
  outline.more(1, styled("and in other words"));
  outline.item(2, "•", styled("deeper"));
  outline.item(0, "2.", styled("second"));
  outline.heading("End");
  return outline;
}

TEST_CASE("an outline as text hangs its marks and parts numbered items") {
  CHECK(written(sample(), Format::kText) ==
        "Title\nA paragraph.\n\n1. first\n   ✗ a value_of * 2\n     and in other words\n"
        "      • deeper\n\n2. second\n\nEnd\n");
}

TEST_CASE("an outline as Markdown nests its items and escapes what Markdown would read") {
  CHECK(written(sample(), Format::kMarkdown) ==
        "# Title\n\nA paragraph.\n\n1. **first**\n    - ✗ a value\\_of \\* 2\n"
        "        and in other words\n        - deeper\n2. second\n\n## End\n\n");
}

}  // namespace
}  // namespace clusterwise::cli
