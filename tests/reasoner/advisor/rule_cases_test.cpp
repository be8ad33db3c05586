#include "reasoner/advisor/rule_cases.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "fixtures.h"
#include "reasoner/advisor/rule_case_kinds.h"

namespace clusterwise::advisor::test {
namespace {

using Files = std::map<std::string, std::string>;  // of profiles, by path

const std::vector<std::string> kRules = {"t.one", "t.two"};

struct ReadCases {
  std::vector<RuleCase> cases;
  std::string complaints;
  std::vector<datalog::Source> sources;
};

ReadCases read(std::vector<datalog::Source> sources, const Files& profiles = {}) {
  const OpenProfile open =
      [&](std::string_view path,
          std::string_view from) -> tl::expected<datalog::Source, std::string> {
    const auto found = profiles.find(std::string(path));
    if (found != profiles.end()) return datalog::Source{found->first, found->second};
    return tl::unexpected("there is no file " + std::string(path) + " beside " + std::string(from));
  };
  ReadCases result;
  auto cases = read_rule_cases(sources, kRules, store(), open);
  if (cases) result.cases = *std::move(cases);
  if (!cases) result.complaints = datalog::render(cases.error(), sources);
  result.sources = std::move(sources);
  return result;
}

ReadCases read(const std::string& text, const Files& profiles = {}) {
  return read(std::vector<datalog::Source>{{"cases.json", text}}, profiles);
}

// A file of one case with that expectation.
std::string expecting(const std::string& expect) {
  return R"({"cases": [{"name": "a", "expect": )" + expect + "}]}";
}

const std::string kProfile =
    R"({"region": {"id": "here"}, "indicators": {"trust": 70, "patents": 3}})";

double value_of(const RuleCase& one, const std::string& indicator) {
  return one.profile.indicators.at(indicator).value->low;
}

}  // namespace

TEST_CASE("a case in all its parts") {
  const ReadCases got = read(R"({"cases": [{
      "name": "firms that distrust", "why": "R3d",
      "profile": "here.json", "set": {"trust": 20, "patents": null},
      "expect": {"stage": "no-cluster", "roles": {"cultivate-regional-culture": "not-recommended"},
                 "risks": {"opportunism": "holds"}, "problems": {"low-trust": "undetermined"},
                 "features": {"local-culture": "does-not-hold"},
                 "fires": ["t.one"], "silent": ["t.two"]}}]})",
                             {{"here.json", kProfile}});
  CHECK(got.complaints.empty());
  REQUIRE(got.cases.size() == 1);
  const RuleCase& one = got.cases.front();
  CHECK(one.name == "firms that distrust");
  CHECK(one.why == "R3d");
  CHECK(one.profile.region == "here");
  CHECK(value_of(one, "trust") == 20);
  CHECK_FALSE(one.profile.indicators.at("patents").value);
  REQUIRE(one.expected.size() == 7);
  const auto is = [&](std::size_t i, Topic topic, const std::string& id, Verdict verdict) {
    return one.expected[i].topic == topic && one.expected[i].id == id &&
           one.expected[i].verdict == verdict;
  };
  CHECK(is(0, Topic::kStage, "no-cluster", Verdict::kYes));
  CHECK(is(1, Topic::kRole, "cultivate-regional-culture", Verdict::kNo));
  CHECK(is(2, Topic::kRisk, "opportunism", Verdict::kYes));
  CHECK(is(3, Topic::kProblem, "low-trust", Verdict::kOpen));
  CHECK(is(4, Topic::kFeature, "local-culture", Verdict::kNo));
  CHECK(is(5, Topic::kRule, "t.one", Verdict::kYes));
  CHECK(is(6, Topic::kRule, "t.two", Verdict::kNo));
  CHECK(got.sources.size() == 2);  // the profile is among them
}

TEST_CASE("cases start from the profile and the changes of their file") {
  const ReadCases got = read(
      R"({"set": {"patents": 5}, "profile": "here.json", "cases": [
          {"name": "a", "expect": {"fires": ["t.one"]}},
          {"name": "b", "set": {"trust": 1}, "expect": {"fires": ["t.one"]}},
          {"name": "c", "profile": {"region": {"id": "x"}, "indicators": {"trust": 9}},
           "expect": {"fires": ["t.one"]}}]})",
      {{"here.json", kProfile}});
  REQUIRE(got.cases.size() == 3);
  CHECK(value_of(got.cases[0], "trust") == 70);
  CHECK(value_of(got.cases[0], "patents") == 5);
  CHECK(value_of(got.cases[1], "trust") == 1);
  CHECK(value_of(got.cases[1], "patents") == 5);
  CHECK(got.cases[2].profile.region == "x");
  CHECK(got.cases[2].profile.indicators.size() == 1);
}

TEST_CASE("without a profile nothing is known but what the case sets") {
  const ReadCases got = read(R"({"cases": [{"name": "a", "set": {"trust": 1},
                                            "expect": {"fires": ["t.one"]}}]})");
  REQUIRE(got.cases.size() == 1);
  CHECK(got.cases[0].profile.indicators.size() == 1);
}

TEST_CASE("a profile that several cases name is opened into the sources once") {
  const ReadCases got = read(R"({"profile": "a.json", "cases": [
      {"name": "1", "profile": "b.json", "expect": {"silent": ["t.one"]}},
      {"name": "2", "profile": "a.json", "expect": {"silent": ["t.one"]}}]})",
                             {{"a.json", kProfile}, {"b.json", kProfile}});
  CHECK(got.cases.size() == 2);
  CHECK(got.sources.size() == 3);
}

TEST_CASE("a stage may be expected over completions") {
  const ReadCases got = read(expecting(R"({"stage": {"no-cluster": "undetermined"}})"));
  REQUIRE(got.cases.size() == 1);
  CHECK(got.cases[0].expected[0].topic == Topic::kStageEver);
  CHECK(got.cases[0].expected[0].verdict == Verdict::kOpen);
}

namespace {

struct Complaint {
  std::string text;
  std::string message;  // whole, as it is shown
};

const std::vector<Complaint> kComplaints = {
    {"[]",
     "cases.json:1:1: error: a file of cases must be an object, not an array [wrong-type]\n"
     "  []\n  ^~\n  note: write {\"cases\": [{\"name\": …}]}\n"},
    {"{\"cases\": }",
     "cases.json:1:11: error: a value is expected here [json]\n  {\"cases\": }\n            ^\n"
     "  note: a value is an object, an array, a \"text\", a number, true, false or null\n"},
    {"{}",
     "cases.json:1:1: error: there is no \"cases\" here [missing-field]\n  {}\n  ^\n"
     "  note: add \"cases\": [{\"name\": …, \"set\": {…}, \"expect\": {…}}]\n"},
    {R"({"cases": [1]})",
     "cases.json:1:12: error: a case must be an object, not a number [wrong-type]\n"
     "  {\"cases\": [1]}\n             ^\n"
     "  note: write {\"name\": …, \"set\": {…}, \"expect\": {…}}\n"},
    {R"({"cases": [{"name": "a", "expet": {}}]})",
     "cases.json:1:12: error: there is no \"expect\" here [missing-field]\n"
     "  {\"cases\": [{\"name\": \"a\", \"expet\": {}}]}\n             ^\n"
     "  note: add \"expect\": {\"stage\": …, \"fires\": […]}\n"
     "cases.json:1:26: error: \"expet\" means nothing here [unknown-field]\n"
     "  {\"cases\": [{\"name\": \"a\", \"expet\": {}}]}\n"
     "                           ^~~~~~~\n  note: did you mean 'expect'?\n"},
    {expecting("{}"),
     "cases.json:1:36: error: the case expects nothing [missing-field]\n"
     "  {\"cases\": [{\"name\": \"a\", \"expect\": {}}]}\n"
     "                                     ^~\n"
     "  note: add a stage, roles, risks, problems, features, measures, or rules: \"fires\", "
     "\"silent\"\n"},
    {R"({"cases": [{"name": "a", "expect": {"fires": ["t.one"]}},
{"name": "a", "expect": {"fires": ["t.one"]}}]})",
     "cases.json:2:10: error: there are two cases \"a\" [duplicate-case]\n"
     "  {\"name\": \"a\", \"expect\": {\"fires\": [\"t.one\"]}}]}\n           ^~~\n"
     "  note: the first stands at cases.json:1; rename one of the two\n"},
    {R"({"profile": "no.json", "cases": []})",
     "cases.json:1:13: error: there is no file no.json beside cases.json [missing-profile]\n"
     "  {\"profile\": \"no.json\", \"cases\": []}\n              ^~~~~~~~~\n"
     "  note: a path is taken from the folder of the case's file\n"},
    {expecting(R"({"problems": {"low-trsut": "holds"}})"),
     "cases.json:1:50: error: there is no problem \"low-trsut\" [unknown-concept]\n"
     "  {\"cases\": [{\"name\": \"a\", \"expect\": {\"problems\": {\"low-trsut\": \"holds\"}}}]}\n"
     "                                                   ^~~~~~~~~~~\n"
     "  note: did you mean \"low-trust\"?\n"},
    {expecting(R"({"fires": ["t.tow"]})"),
     "cases.json:1:47: error: there is no rule \"t.tow\" [unknown-rule]\n"
     "  {\"cases\": [{\"name\": \"a\", \"expect\": {\"fires\": [\"t.tow\"]}}]}\n"
     "                                                ^~~~~~~\n  note: did you mean 't.two'?\n"},
    {expecting(R"({"risks": {"opportunism": "hold"}})"),
     "cases.json:1:62: error: there is no verdict \"hold\" here [unknown-verdict]\n"
     "  {\"cases\": [{\"name\": \"a\", \"expect\": {\"risks\": {\"opportunism\": \"hold\"}}}]}\n"
     "                                                               ^~~~~~\n"
     "  note: did you mean 'holds'?\n"},
    {expecting(R"({"roles": {"optimise-environment": "yes"}})"),
     "cases.json:1:71: error: there is no verdict \"yes\" here [unknown-verdict]\n"
     "  {\"cases\": [{\"name\": \"a\", \"expect\": {\"roles\": {\"optimise-environment\": "
     "\"yes\"}}}]}\n"
     "                                                                        ^~~~~\n"
     "  note: the verdicts are recommended, undetermined, not-recommended\n"},
    {expecting(R"({"measures": {"market-access": "holds"}})"),
     "cases.json:1:67: error: there is no verdict \"holds\" here [unknown-verdict]\n"
     "  {\"cases\": [{\"name\": \"a\", \"expect\": {\"measures\": {\"market-access\": "
     "\"holds\"}}}]}\n"
     "                                                                    ^~~~~~~\n"
     "  note: the verdicts are proposed, not-proposed\n"},
    {expecting(R"({"fires": ["t.one"], "silent": ["t.one"]})"),
     "cases.json:1:68: error: the rule \"t.one\" cannot both fire and be silent [contradiction]\n"
     "  {\"cases\": [{\"name\": \"a\", \"expect\": {\"fires\": [\"t.one\"], \"silent\": "
     "[\"t.one\"]}}]}\n"
     "                                                                     ^~~~~~~\n"},
};

}  // namespace

TEST_CASE("what is wrong with a file of cases is told where it is") {
  for (const Complaint& one : kComplaints) {
    INFO(one.text);
    CHECK(read(one.text).complaints == one.message);
  }
}

TEST_CASE("each kind of complaint about cases has a message in the table") {
  for (std::string_view kind : rule_case_kind::kAll) {
    INFO(kind);
    CHECK(std::any_of(kComplaints.begin(), kComplaints.end(), [&](const Complaint& one) {
      return one.message.find("[" + std::string(kind) + "]") != std::string::npos;
    }));
  }
}

TEST_CASE("changes and profiles get the messages of a profile, in the file they stand in") {
  CHECK(read(R"({"set": {"trsut": 1}, "cases": []})")
            .complaints.starts_with(
                "cases.json:1:10: error: there is no indicator \"trsut\" [unknown-indicator]"));
  CHECK(read(R"({"set": {"trust": 120}, "cases": []})")
            .complaints.starts_with("cases.json:1:19: error: \"trust\" is 120; it must be from 0"));
  CHECK(read(R"({"profile": "p.json", "cases": []})", {{"p.json", "{\n\"region\": 1}"}})
            .complaints.starts_with("p.json:1:1: error: there is no \"indicators\" here"));
  CHECK(read(R"({"profile": "p.json", "cases": []})", {{"p.json", "{"}})
            .complaints.starts_with("p.json:1:2: error: "));
  CHECK(read(R"({"profile": 3, "cases": []})")
            .complaints.starts_with("cases.json:1:13: error: \"profile\" must be the path of a "
                                    "profile, or a profile, not a number"));
}

TEST_CASE("names of cases are unique among all files, and all errors are told") {
  const std::string one = R"({"cases": [{"name": "a", "expect": {"fires": ["t.one"]}}]})";
  const ReadCases got = read({{"1.json", one}, {"2.json", one}, {"3.json", "3"}});
  CHECK(got.complaints.starts_with("2.json:1:21: error: there are two cases \"a\""));
  CHECK(got.complaints.find("the first stands at 1.json:1") != std::string::npos);
  CHECK(got.complaints.find("3.json:1:1: error: a file of cases must be") != std::string::npos);
}

}  // namespace clusterwise::advisor::test
