#include "cli/render_text.h"

#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "cli/terminal_text.h"
#include "cli/words.h"
#include "tests/cli/sample_answer.h"

namespace clusterwise::cli {
namespace {

std::string rendered(const advisor::Answer& answer, Language language, Detail detail,
                     std::size_t width = 100, bool colour = false) {
  std::ostringstream out;
  std::ostringstream err;
  Environment env(out, err);
  env.language = language;
  env.width = width;
  env.colour = colour;
  render_text(answer, detail, env);
  return out.str();
}

std::size_t widest(const std::string& text) {
  std::size_t width = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) width = std::max(width, display_width(line));
  return width;
}

bool in_order(const std::string& text, const std::vector<std::string>& parts) {
  std::size_t at = 0;
  for (const std::string& part : parts) {
    at = text.find(part, at);
    if (at == std::string::npos) {
      UNSCOPED_INFO("missing, or too early: " << part);
      return false;
    }
    at += part.size();
  }
  return true;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("what to do stands before what was found, and that before how it was decided") {
  const std::string text = rendered(sample_answer(), Language::kEnglish, Detail::kShort);
  CHECK(in_order(text, {"Wenzhou · footwear · 1985",
                        "Indicators: 1 known, 2 unknown",
                        "Stage",
                        "emerging cluster",
                        "unknown values could change it",
                        "What to do first",
                        "1. carry out a regional brand strategy",
                        "recommended",
                        "0.82 (0.61–0.90)",
                        "Why",
                        "a market for lemons",
                        "[lemons.counterfeits]",
                        "(R5c, R5h §2.5)",
                        "Measures",
                        "inspect the quality of goods",
                        "addresses the problem: market for lemons",
                        "mitigates the risks:",
                        "Risks of acting",
                        "collapse of the brand",
                        "Not settled yet",
                        "2. build an innovation network",
                        "undetermined",
                        "in 42% of completions",
                        "Find out next",
                        "patents (patents) – knowing it settles the matter in 60% of the cases",
                        "trust (trust) – settles nothing alone, but moves the share by 12 points",
                        "Not recommended",
                        "build a park",
                        "Problems",
                        "market for lemons",
                        "Features of a cluster",
                        "regional layout",
                        "holds",
                        "local culture",
                        "does not hold",
                        "Risks of the situation",
                        "investment race",
                        "in about 25% of completions (sampled)",
                        "Comparable cases",
                        "A town",
                        "Worth finding out first",
                        "patents (patents)",
                        "Unknown indicators",
                        "Scope of the answer",
                        "Given, but outside the scope of the rules: rainfall",
                        "Found, but answered by no role: race for investment",
                        "Not examined by a rule of its own: market failure",
                        "How this was decided",
                        "Verdicts and shares are exact",
                        "a sample of 200 completions",
                        "shares are not",
                        "1 rule files",
                        "paper 1.0.0 aaaaaaaaaaaa"}));
}

TEST_CASE("the same in Chinese") {
  const std::string text = rendered(sample_answer(), Language::kChinese, Detail::kShort);
  CHECK(in_order(text, {"温州",
                        "指标：已知1项，未知2项",
                        "发展阶段",
                        "新兴集群",
                        "当前首要角色",
                        "实施区域品牌战略",
                        "建议承担",
                        "理由",
                        "柠檬市场",
                        "措施",
                        "针对柠檬市场",
                        "履行角色的风险",
                        "尚难判定的角色",
                        "下一步宜查明",
                        "未列入建议的角色",
                        "存在的问题",
                        "集群特征",
                        "现状风险",
                        "可比案例",
                        "最值得先查明的指标",
                        "判断方法",
                        "并非概率"}));
  CHECK_FALSE(has(text, "Measures"));
}

TEST_CASE("both languages") {
  const std::string text = rendered(sample_answer(), Language::kBoth, Detail::kShort);
  CHECK(has(text, "Problems / 存在的问题"));
  CHECK(in_order(text, {"a market for lemons\n", "：柠檬市场 [lemons.counterfeits]"}));
}

TEST_CASE("no line is wider than the page") {
  for (const Language language : {Language::kEnglish, Language::kChinese, Language::kBoth}) {
    for (const std::size_t width : {80U, 100U, 120U}) {
      CHECK(widest(rendered(sample_answer(), language, Detail::kFull, width)) <= width);
    }
  }
}

TEST_CASE("a short page keeps what claims say for the full one") {
  const std::string short_text = rendered(sample_answer(), Language::kEnglish, Detail::kShort);
  const std::string full = rendered(sample_answer(), Language::kEnglish, Detail::kFull);
  CHECK_FALSE(has(short_text, "What claim R5c says."));
  CHECK(has(full, "What claim R5c says."));
  CHECK_FALSE(has(short_text, "yearbook"));
  CHECK(has(full, "yearbook"));
  CHECK(has(full, "rules/brand.dl aaaaaaaaaaaa"));
}

TEST_CASE("long lists are cut on a short page, and that is said") {
  advisor::Answer answer = sample_answer();
  answer.problems.assign(9, answer.problems.front());
  CHECK(has(rendered(answer, Language::kEnglish, Detail::kShort), "… and 3 more (--full)"));
  CHECK_FALSE(has(rendered(answer, Language::kEnglish, Detail::kFull), "more (--full)"));
}

TEST_CASE("a single evaluation assumes nothing of unknown values") {
  advisor::Answer answer = sample_answer();
  answer.completions = {true, true, 1};
  answer.stage.verdict = advisor::Verdict::kYes;
  const std::string text = rendered(answer, Language::kEnglish, Detail::kShort);
  CHECK(has(text, "exact"));
  CHECK_FALSE(has(text, "not probabilities"));
  CHECK_FALSE(has(text, "could change it"));
}

TEST_CASE("a page says what is exact and what was sampled") {
  advisor::Answer answer = sample_answer();
  const auto text = [&] { return rendered(answer, Language::kEnglish, Detail::kShort, 200); };
  answer.completions = {true, true, 200};
  CHECK(has(text(), "Verdicts, shares and ranges are exact"));
  CHECK(has(text(), "not probabilities"));
  answer.completions = {false, false, 200};
  CHECK(has(text(), "Verdicts rest on a sample of 200 completions"));
}

TEST_CASE("a sure verdict that was sampled says so") {
  advisor::Answer answer = sample_answer();
  const auto text = [&] { return rendered(answer, Language::kEnglish, Detail::kShort, 200); };
  CHECK_FALSE(has(text(), "so in all 200 completions of a sample"));
  answer.recommendations.front().certainty.exact = false;
  CHECK(has(text(), "so in all 200 completions of a sample"));
  answer = sample_answer();
  answer.stage.certainty.exact = false;
  CHECK(has(text(), "(the same in about 70% of completions, by a sample)"));
}

TEST_CASE("where nothing is recommended it says so") {
  advisor::Answer answer = sample_answer();
  answer.recommendations.erase(answer.recommendations.begin());
  CHECK(has(rendered(answer, Language::kEnglish, Detail::kShort), "No role is recommended"));
}

TEST_CASE("a name that would steer the terminal does not") {
  advisor::Answer answer = sample_answer();
  answer.region_name = {"\x1b[2JX", "\x1b[2JX"};
  CHECK_FALSE(has(rendered(answer, Language::kEnglish, Detail::kFull), "\x1b"));
}

TEST_CASE("a proof as a tree") {
  std::ostringstream out;
  std::ostringstream err;
  Environment env(out, err);
  render_text({"market for lemons", "柠檬市场"}, sample_proof(), env);
  CHECK(out.str() ==
        "Why market for lemons\n"
        "└─ 60 counterfeit cases per 1,000 firms a year (limit 10): a market for lemons\n"
        "   │ [lemons.counterfeits] (R5c §2.5)\n"
        "   ├─ there is a cluster [stage.any]\n"
        "   │  └─ value: counterfeit cases = 60 – source: yearbook\n"
        "   ├─ value: counterfeit cases = 60 – source: yearbook\n"
        "   ├─ limit 10 – source: default\n"
        "   ├─ condition: 60 >= 10\n"
        "   └─ there is a cluster [stage.any] – shown in full once in this proof\n"
        "\n"
        "Claims\n"
        "R5c §2.5 What claim R5c says.\n");
}

}  // namespace
}  // namespace clusterwise::cli
