#include "cli/settings.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/cli/commands.h"

namespace clusterwise::cli {
namespace {

const std::string kProfile = CLUSTERWISE_SOURCE_DIR "/rules/examples/wenzhou-shoes.json";

Outcome what_if(std::vector<std::string> settings) {
  static const Commands commands;
  std::vector<std::string> line = {"what-if", kProfile, "--set"};
  line.insert(line.end(), settings.begin(), settings.end());
  return commands(line);
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a number, an interval, unknown") {
  CHECK(has(what_if({"counterfeit_cases=5"}).out,
            "counterfeit cases – 60 per 1,000 firms a year → 5 per"));
  CHECK(has(what_if({"counterfeit_cases=5..20.5"}).out,
            "counterfeit cases – 60 per 1,000 firms a year → 5–20.5 per"));
  CHECK(has(what_if({"counterfeit_cases=unknown"}).out,
            "counterfeit cases – 60 per 1,000 firms a year → unknown"));
  CHECK(has(what_if({"patents=3"}).out, "patent applications – unknown → 3 per"));
}

TEST_CASE("indicators are named by their labels too") {
  CHECK(has(what_if({"counterfeit cases=5"}).out, "60 per 1,000 firms a year → 5 per"));
  CHECK(has(what_if({"企业间信任度=55"}).out, "40–60 out of 100 → 55 out of 100"));
}

TEST_CASE("the same value, or one that no rule minds, changes nothing") {
  const Outcome same = what_if({"counterfeit_cases=60"});
  CHECK(same.exit == Exit::kDone);
  CHECK(has(same.out, "No value changes, and so nothing in the answer."));
  CHECK(has(what_if({"tax_burden=34"}).out, "The answer does not change"));
}

TEST_CASE("whole messages about settings, each at its place") {
  const struct {
    std::vector<std::string> settings;
    std::string message;
  } cases[] = {
      {{"trust=60", "truts=4"},
       "--set:2:1: error: there is no indicator \"truts\" [unknown-indicator]\n"
       "  truts=4\n"
       "  ^~~~~\n"
       "  note: did you mean \"trust\"?\n"},
      {{"trust=120"},
       "--set:1:7: error: \"trust\" is 120; it must be from 0 to 100 (out of 100) [out-of-range]\n"
       "  trust=120\n"
       "        ^~~\n"},
      {{"trust=50..120"},
       "--set:1:7: error: \"trust\" is 120; it must be from 0 to 100 (out of 100) [out-of-range]\n"
       "  trust=50..120\n"
       "        ^~~~~~~\n"},
      {{"trust=much"},
       "--set:1:7: error: much is no value for \"trust\" [wrong-type]\n"
       "  trust=much\n"
       "        ^~~~\n"
       "  note: write a number, an interval or unknown: trust=12.5, trust=10..15, trust=unknown\n"},
      {{"trust=1", "企业间信任度=2"},
       "--set:2:1: error: \"trust\" is set twice [repeated-indicator]\n"
       "  企业间信任度=2\n"
       "  ^~~~~~~~~~~~\n"
       "  note: the first is at --set:1:1\n"
       "  note: keep one of the two\n"},
  };
  for (const auto& one : cases) {
    const Outcome run = what_if(one.settings);
    CHECK(run.err == one.message);
    CHECK(run.out.empty());
    CHECK(run.exit == Exit::kNo);
  }
  for (const char* bad : {"trust=nan", "trust=1e999", "trust=..", "trust=1..2..3", "trust="})
    CHECK(what_if({bad}).exit == Exit::kNo);
}

TEST_CASE("what is no setting is wrong usage") {
  for (const char* bad : {"trust", "=5", ""}) {
    const Outcome run = what_if({bad});
    CHECK(run.exit == Exit::kUsage);
    CHECK(has(run.err, "is not of the form INDICATOR=VALUE"));
  }
  CHECK(Commands()({"what-if", kProfile}).exit == Exit::kUsage);
}

}  // namespace
}  // namespace clusterwise::cli
