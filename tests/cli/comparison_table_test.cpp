#include "cli/comparison_table.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "cli/profile_names.h"
#include "cli/terminal_text.h"

namespace clusterwise::cli {
namespace {

const std::vector<ComparisonRow> kRows = {
    {{"a role with a long name", "鼓励合作竞争，构建分工协作体系"},
     {{{"not recommended", "不建议"}, {}, 2}, {{"recommended", "建议采取"}, same("0.90"), 0}}}};
const std::vector<kb::Text> kNames = {{"North", "北"}, {"South", "南"}};

std::string rendered(const std::vector<kb::Text>& names, const std::vector<ComparisonRow>& rows,
                     Language language, std::size_t width) {
  std::ostringstream out;
  std::ostringstream err;
  Environment env(out, err);
  env.language = language;
  env.width = width;
  AnswerPage page(Detail::kShort, env);
  render_table(names, rows, page);
  return out.str();
}

TEST_CASE("a column for each profile, by display width") {
  CHECK(rendered(kNames, kRows, Language::kEnglish, 80) ==
        "                         North            South\n"
        "a role with a long name  not recommended  recommended 0.90\n");
  CHECK(rendered(kNames, kRows, Language::kChinese, 80) ==
        "                                北      南\n"
        "鼓励合作竞争，构建分工协作体系  不建议  建议采取 0.90\n");
}

TEST_CASE("where they do not fit, the first column is wrapped") {
  CHECK(rendered(kNames, kRows, Language::kChinese, 50) ==
        "                             北      南\n"
        "鼓励合作竞争，构建分工协作   不建议  建议采取 0.90\n"
        "体系\n");
}

TEST_CASE("where not even that is enough, who gets which verdict, the best first") {
  CHECK(rendered(kNames, kRows, Language::kEnglish, 50) ==
        "• a role with a long name\n"
        "  – recommended: South 0.90\n"
        "  – not recommended: North\n");
}

TEST_CASE("many profiles never get columns") {
  std::vector<kb::Text> names;
  ComparisonRow row{{"r", "r"}, {}};
  for (int i = 0; i < 30; ++i) {
    names.push_back(same(std::to_string(i)));
    row.cells.push_back({{"y", "y"}, {}, 0});
  }
  CHECK(rendered(names, {row}, Language::kEnglish, 500).starts_with("• r\n  – y: 0, 1, 2"));
}

advisor::Answer answer(const std::string& region, const std::string& industry,
                       const std::string& period) {
  advisor::Answer result;
  result.region = region;
  result.industry = {industry, industry};
  result.period = period;
  return result;
}

std::vector<std::string> names(const std::vector<advisor::Answer>& answers) {
  std::vector<std::string> result;
  for (const kb::Text& name : profile_names(answers)) result.push_back(name.en);
  return result;
}

TEST_CASE("profiles are named as short as tells them apart") {
  using Names = std::vector<std::string>;
  CHECK(names({answer("a", "x", "1"), answer("b", "x", "1")}) == Names{"a", "b"});
  CHECK(names({answer("a", "x", "1"), answer("a", "x", "2")}) == Names{"1", "2"});
  CHECK(names({answer("a", "x", "1"), answer("a", "x", "2"), answer("b", "x", "1")}) ==
        Names{"a 1", "a 2", "b 1"});
  CHECK(names({answer("a", "x", "1"), answer("a", "y", "1")}) == Names{"a x 1", "a y 1"});
  CHECK(names({answer("a", "x", "1"), answer("a", "x", "1")}) == Names{"1 (1)", "1 (2)"});
}

}  // namespace
}  // namespace clusterwise::cli
