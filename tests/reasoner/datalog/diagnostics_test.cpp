#include "reasoner/datalog/diagnostics.h"

#include <catch2/catch.hpp>

#include "reasoner/datalog/kinds.h"

namespace clusterwise::datalog {
namespace {

Span at(std::uint32_t begin, std::uint32_t end, std::uint32_t file = 0) {
  return {static_cast<FileId>(file), begin, end};
}

// The message of one span in one line of text.
std::string rendered(const std::string& text, std::uint32_t begin, std::uint32_t end) {
  Diagnostics diagnostics;
  diagnostics.error(kinds::kSyntax, at(begin, end), "m");
  return render(diagnostics, std::vector<Source>{{"f", text}});
}

}  // namespace

TEST_CASE("diagnostics: none is nothing") {
  CHECK(render(Diagnostics(), {}).empty());
  CHECK(Diagnostics().empty());
}

TEST_CASE("diagnostics: sorted by file and place, each once") {
  const std::vector<Source> sources = {{"a", "xx yy"}, {"b", "zz"}};
  Diagnostics diagnostics;
  diagnostics.error(kinds::kSyntax, at(0, 2, 1), "third");
  diagnostics.warning(kinds::kDroppedTuple, at(3, 5), "second", "do this");
  diagnostics.error(kinds::kSyntax, at(0, 2), "first");
  diagnostics.error(kinds::kSyntax, at(0, 2), "first");
  CHECK(diagnostics.has_errors());
  CHECK(render(diagnostics, sources) ==
        "a:1:1: error: first [syntax]\n  xx yy\n  ^~\n"
        "a:1:4: warning: second [dropped-tuple]\n  xx yy\n     ^~\n  note: do this\n"
        "b:1:1: error: third [syntax]\n  zz\n  ^~\n");
}

TEST_CASE("diagnostics: warnings alone are no errors") {
  Diagnostics diagnostics;
  diagnostics.warning(kinds::kDroppedTuple, at(0, 1), "w");
  CHECK_FALSE(diagnostics.has_errors());
  Diagnostics both;
  both.append(diagnostics);
  CHECK_FALSE(both.empty());
  CHECK(both.sorted().size() == 1);
}

TEST_CASE("diagnostics: the caret stands under the place") {
  CHECK(rendered("abc", 1, 2) == "f:1:2: error: m [syntax]\n  abc\n   ^\n");
  CHECK(rendered("abc", 3, 3) == "f:1:4: error: m [syntax]\n  abc\n     ^\n");
  CHECK(rendered("产业x", 6, 7) == "f:1:3: error: m [syntax]\n  产业x\n      ^\n");
  CHECK(rendered("产业x", 0, 6) == "f:1:1: error: m [syntax]\n  产业x\n  ^~~~\n");
  CHECK(rendered("\ta\tb", 3, 4) == "f:1:4: error: m [syntax]\n  \ta\tb\n  \t \t^\n");
  CHECK(rendered("ａb", 3, 4) == "f:1:2: error: m [syntax]\n  ａb\n    ^\n");
  CHECK(rendered("e\xCC\x81"
                 "b",
                 3, 4) ==
        "f:1:3: error: m [syntax]\n  e\xCC\x81"
        "b\n   ^\n");
  CHECK(rendered("a\r\nb\r\n", 3, 4) == "f:2:1: error: m [syntax]\n  b\n  ^\n");
  CHECK(rendered("a\nb", 0, 3) == "f:1:1: error: m [syntax]\n  a\n  ^\n");
  CHECK(rendered("", 0, 0) == "f:1:1: error: m [syntax]\n");
  CHECK(rendered("a\n", 2, 2) == "f:2:1: error: m [syntax]\n  \n  ^\n");
}

TEST_CASE("diagnostics: of a long line only the neighbourhood is shown, in whole characters") {
  const std::string before(1000, 'a');
  const std::string after(1000, 'b');
  CHECK(rendered(before + "X" + after, 1000, 1001) ==
        "f:1:1001: error: m [syntax]\n  " + std::string(160, 'a') + "X" + std::string(159, 'b') +
            "\n  " + std::string(160, ' ') + "^\n");
  std::string wide;
  for (int i = 0; i < 500; ++i) wide += "集";
  const std::string shown = rendered(wide + "X" + wide, 1500, 1501);
  std::string side;
  for (int i = 0; i < 53; ++i) side += "集";
  CHECK(shown == "f:1:501: error: m [syntax]\n  " + side + "X" + side + "\n  " +
                     std::string(106, ' ') + "^\n");
}

TEST_CASE("diagnostics: twenty, then how many more") {
  Diagnostics diagnostics;
  const std::vector<Source> sources = {{"f", std::string(30, 'x')}};
  for (std::uint32_t i = 0; i < 20; ++i) diagnostics.error(kinds::kSyntax, at(i, i + 1), "m");
  CHECK(render(diagnostics, sources).find("more") == std::string::npos);
  diagnostics.error(kinds::kSyntax, at(25, 26), "m");
  CHECK(render(diagnostics, sources).ends_with("… and 1 more\n"));
}

}  // namespace clusterwise::datalog
