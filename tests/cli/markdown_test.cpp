#include "cli/markdown.h"

#include <catch2/catch.hpp>
#include <sstream>

namespace clusterwise::cli {
namespace {

std::string written(const auto& write) {
  std::ostringstream out;
  Markdown markdown(out);
  write(markdown);
  return out.str();
}

TEST_CASE("the first line is the title, later ones are not") {
  CHECK(written([](Markdown& m) {
          m.ends({{"Wenzhou", Style::kStrong}, {" · shoes"}}, styled("1985"));
          m.ends(styled("role", Style::kStrong), styled("0.90"));
        }) == "# Wenzhou · shoes\n\n1985\n\n**role**  0.90\n");
}

TEST_CASE("items stand together, all else apart") {
  CHECK(written([](Markdown& m) {
          m.heading("Why");
          m.paragraph(styled("one"), 0, "•");
          m.paragraph(styled("two"), 0, "•");
          m.paragraph(styled("3 more"), 0, "…");
          m.paragraph(styled("below"), 2, "");
        }) == "## Why\n\n- one\n- two\n- … 3 more\n\n  below\n");
}

TEST_CASE("what would be markup is escaped, and emphasis holds no blanks at its ends") {
  CHECK(written([](Markdown& m) {
          m.paragraph({{" a*b ", Style::kStrong}, {"<c> | `d` trust_x"}}, 0, "");
        }) == " **a\\*b** \\<c\\> \\| \\`d\\` trust\\_x\n");
  CHECK(written([](Markdown& m) { m.paragraph(styled("\x1b[2J"), 0, ""); }) == "\uFFFD\\[2J\n");
}

TEST_CASE("tables") {
  CHECK(written([](Markdown& m) {
          m.grid({{{""}, {"甲"}}, {{"role"}, {"0.90"}}});
        }) == "|  | 甲 |\n| --- | --- |\n| role | 0.90 |\n");
  CHECK(written([](Markdown& m) {
          m.items({{{"layout"}, {"0.90"}, {"holds"}}});
        }) == "- layout · 0.90 · holds\n");
}

}  // namespace
}  // namespace clusterwise::cli
