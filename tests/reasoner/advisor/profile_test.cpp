#include "reasoner/advisor/profile.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "fixtures.h"
#include "reasoner/advisor/profile_kinds.h"

namespace clusterwise::advisor::test {

TEST_CASE("a profile in all its forms") {
  const Profile profile = profile_of(R"({
    "region": {"id": "wenzhou", "name": {"en": "Wenzhou", "zh": "温州"}},
    "industry": "footwear", "period": "1985",
    "indicators": {"location_quotient": 3.1, "trust": {"low": 20, "high": 45},
                   "counterfeit_cases": {"value": 60, "source": "a report"}, "patents": null,
                   "own_brand_share": {"value": null}}})");
  CHECK(profile.region == "wenzhou");
  CHECK(profile.region_name == kb::Text{"Wenzhou", "温州"});
  CHECK(profile.industry == kb::Text{"footwear", "footwear"});
  CHECK(profile.period == "1985");
  REQUIRE(profile.indicators.size() == 5);
  CHECK(profile.indicators.at("location_quotient").value->low == 3.1);
  CHECK(profile.indicators.at("location_quotient").value->high == 3.1);
  CHECK(profile.indicators.at("trust").value->low == 20);
  CHECK(profile.indicators.at("trust").value->high == 45);
  CHECK(profile.indicators.at("counterfeit_cases").source == kb::Text{"a report", "a report"});
  CHECK_FALSE(profile.indicators.at("patents").value);
  CHECK_FALSE(profile.indicators.at("own_brand_share").value);
}

TEST_CASE("an industry is named in one language or in both") {
  const auto industry = [](const std::string& text) {
    return profile_of(R"({"region": {"id": "x"}, "indicators": {}, "industry": )" + text + "}")
        .industry;
  };
  CHECK(industry(R"("footwear")") == kb::Text{"footwear", "footwear"});
  CHECK(industry(R"({"en": "footwear", "zh": "制鞋"})") == kb::Text{"footwear", "制鞋"});
  CHECK(industry(R"({"zh": "制鞋"})") == kb::Text{"制鞋", "制鞋"});
}

TEST_CASE("a region without a name is called by its id") {
  CHECK(profile_of(R"({"region": {"id": "x"}, "indicators": {}})").region_name ==
        kb::Text{"x", "x"});
}

namespace {

struct Case {
  std::string text;
  std::string message;  // whole, as it is shown
};

// At least one for each kind.
const std::vector<Case> kCases = {
    // json
    {"",
     "profile.json:1:1: error: the document is empty [json]\n"
     "  note: it must hold one JSON object\n"},
    {R"({"region": {"id": "x"}, "indicators": {"trust": 1, "trust": 2}})",
     "profile.json:1:52: error: the key \"trust\" stands twice in one object [json]\n"
     "  {\"region\": {\"id\": \"x\"}, \"indicators\": {\"trust\": 1, \"trust\": 2}}\n"
     "                                                     ^~~~~~~\n"
     "  note: it stands first at line 1, column 40; remove or rename one of the two\n"},
    // missing-field
    {R"({"indicators": {}})",
     "profile.json:1:1: error: there is no \"region\" here [missing-field]\n"
     "  {\"indicators\": {}}\n  ^\n  note: add \"region\": …\n"},
    {R"({"region": {"id": "x"}})",
     "profile.json:1:1: error: there is no \"indicators\" here [missing-field]\n"
     "  {\"region\": {\"id\": \"x\"}}\n  ^\n"
     "  note: add \"indicators\": {…}; an empty object means that nothing is known\n"},
    {R"({"region": {"name": "x"}, "indicators": {}})",
     "profile.json:1:12: error: there is no \"id\" here [missing-field]\n"
     "  {\"region\": {\"name\": \"x\"}, \"indicators\": {}}\n"
     "             ^\n  note: add \"id\": …\n"},
    {R"({"region": {"id": ""}, "indicators": {}})",
     "profile.json:1:19: error: the region's id is empty [missing-field]\n"
     "  {\"region\": {\"id\": \"\"}, \"indicators\": {}}\n"
     "                    ^~\n"},
    // unknown-field
    {R"({"region": {"id": "x"}, "indicators": {}, "perod": "1985"})",
     "profile.json:1:43: error: \"perod\" means nothing here [unknown-field]\n"
     "  {\"region\": {\"id\": \"x\"}, \"indicators\": {}, \"perod\": \"1985\"}\n"
     "                                            ^~~~~~~\n  note: did you mean 'period'?\n"},
    {R"({"region": {"id": "x", "名称": "温州"}, "indicators": {}})",
     "profile.json:1:24: error: \"名称\" means nothing here [unknown-field]\n"
     "  {\"region\": {\"id\": \"x\", \"名称\": \"温州\"}, \"indicators\": {}}\n"
     "                         ^~~~~~\n  note: what may stand here: id, name\n"},
    // unknown-indicator
    {R"({"region": {"id": "温"}, "indicators": {"locaton_quotient": 1}})",
     "profile.json:1:40: error: there is no indicator \"locaton_quotient\" [unknown-indicator]\n"
     "  {\"region\": {\"id\": \"温\"}, \"indicators\": {\"locaton_quotient\": 1}}\n"
     "                                          ^~~~~~~~~~~~~~~~~~\n"
     "  note: did you mean \"location_quotient\"?\n"},
    {R"({"region": {"id": "x"}, "indicators": {"企业间信任度": 1}})",
     "profile.json:1:40: error: there is no indicator \"企业间信任度\" [unknown-indicator]\n"
     "  {\"region\": {\"id\": \"x\"}, \"indicators\": {\"企业间信任度\": 1}}\n"
     "                                         ^~~~~~~~~~~~~~\n"
     "  note: did you mean \"trust\"?\n"},
    {R"({"region": {"id": "x"}, "indicators": {"qqqqqqqq": 1}})",
     "profile.json:1:40: error: there is no indicator \"qqqqqqqq\" [unknown-indicator]\n"
     "  {\"region\": {\"id\": \"x\"}, \"indicators\": {\"qqqqqqqq\": 1}}\n"
     "                                         ^~~~~~~~~~\n"
     "  note: see the indicators with: clusterwise list indicator\n"},
    // wrong-type
    {R"([1])",
     "profile.json:1:1: error: a profile must be an object, not an array [wrong-type]\n"
     "  [1]\n  ^~~\n  note: write {\"region\": …, \"indicators\": …}\n"},
    {R"({"region": "wenzhou", "indicators": {}})",
     "profile.json:1:12: error: the region must be an object, not a text [wrong-type]\n"
     "  {\"region\": \"wenzhou\", \"indicators\": {}}\n"
     "             ^~~~~~~~~\n  note: write {\"id\": \"wenzhou\"}\n"},
    {R"({"region": {"id": "x"}, "indicators": []})",
     "profile.json:1:39: error: \"indicators\" must be an object, not an array [wrong-type]\n"
     "  {\"region\": {\"id\": \"x\"}, \"indicators\": []}\n"
     "                                        ^~\n"
     "  note: write {\"INDICATOR\": NUMBER, …}\n"},
    {R"({"region": {"id": "x"}, "indicators": {}, "period": 1985})",
     "profile.json:1:53: error: \"period\" must be a text, not a number [wrong-type]\n"
     "  {\"region\": {\"id\": \"x\"}, \"indicators\": {}, \"period\": 1985}\n"
     "                                                      ^~~~\n  note: write \"1985\"\n"},
    {R"({"region": {"id": "x"}, "indicators": {"mark_managed": true}})",
     "profile.json:1:56: error: \"mark_managed\" must be a number, an interval, or null where it "
     "is unknown, not true or false [wrong-type]\n"
     "  {\"region\": {\"id\": \"x\"}, \"indicators\": {\"mark_managed\": true}}\n"
     "                                                         ^~~~\n  note: write 1 for yes\n"},
    {R"({"region": {"id": "x"}, "indicators": {"mark_managed": false}})",
     "profile.json:1:56: error: \"mark_managed\" must be a number, an interval, or null where it "
     "is unknown, not true or false [wrong-type]\n"
     "  {\"region\": {\"id\": \"x\"}, \"indicators\": {\"mark_managed\": false}}\n"
     "                                                         ^~~~~\n  note: write 0 for no\n"},
    {R"({"region": {"id": "x"}, "indicators": {"trust": "40"}})",
     "profile.json:1:49: error: \"trust\" must be a number, an interval, or null where it is "
     "unknown, not a text [wrong-type]\n"
     "  {\"region\": {\"id\": \"x\"}, \"indicators\": {\"trust\": \"40\"}}\n"
     "                                                  ^~~~\n"
     "  note: write 12.5 or {\"low\": 10, \"high\": 15}\n"},
    {R"({"region": {"id": "x"}, "indicators": {"trust": {"value": 4, "source": 5}}})",
     "profile.json:1:72: error: \"source\" must be a text or an object, not a number [wrong-type]\n"
     "  {\"region\": {\"id\": \"x\"}, \"indicators\": {\"trust\": {\"value\": 4, \"source\": 5}}}\n"
     "                                                                         ^\n"
     "  note: write {\"en\": \"a survey\", \"zh\": \"问卷调查\"}\n"},
    // out-of-range
    {R"({"region": {"id": "x"}, "indicators": {"credit_access": 94}})",
     "profile.json:1:57: error: \"credit_access\" is 94; it must be from 0 to 1 (share), that "
     "is 0–100% of loan requests [out-of-range]\n"
     "  {\"region\": {\"id\": \"x\"}, \"indicators\": {\"credit_access\": 94}}\n"
     "                                                          ^~\n"
     "  note: 94% of loan requests is written as 0.94\n"},
    {R"({"region": {"id": "x"}, "indicators": {"credit_access": 1.00001}})",
     "profile.json:1:57: error: \"credit_access\" is 1.00001; it must be from 0 to 1 (share), "
     "that is 0–100% of loan requests [out-of-range]\n"
     "  {\"region\": {\"id\": \"x\"}, \"indicators\": {\"credit_access\": 1.00001}}\n"
     "                                                          ^~~~~~~\n"},
    {R"({"region": {"id": "x"}, "indicators": {"firm_concentration": 1800}})",
     "profile.json:1:62: error: \"firm_concentration\" is 1800; it must be from 0 to 1 (index), "
     "that "
     "is 0–10,000 points of 10,000 [out-of-range]\n"
     "  {\"region\": {\"id\": \"x\"}, \"indicators\": {\"firm_concentration\": 1800}}\n"
     "                                                               ^~~~\n"
     "  note: 1,800 points of 10,000 is written as 0.18\n"},
    {R"({"region": {"id": "x"}, "indicators": {"mark_managed": 50}})",
     "profile.json:1:56: error: \"mark_managed\" is 50; it must be from 0 to 1 (yes/no) "
     "[out-of-range]\n"
     "  {\"region\": {\"id\": \"x\"}, \"indicators\": {\"mark_managed\": 50}}\n"
     "                                                         ^~\n"},
    {R"({"region": {"id": "x"}, "indicators": {"employment": -1}})",
     "profile.json:1:54: error: \"employment\" is -1; it must be 0 or more (persons) "
     "[out-of-range]\n"
     "  {\"region\": {\"id\": \"x\"}, \"indicators\": {\"employment\": -1}}\n"
     "                                                       ^~\n"},
    {R"({"region": {"id": "x"}, "indicators": {"trust": {"low": 40, "high": 101}}})",
     "profile.json:1:69: error: \"trust\" is 101; it must be from 0 to 100 (out of 100) "
     "[out-of-range]\n"
     "  {\"region\": {\"id\": \"x\"}, \"indicators\": {\"trust\": {\"low\": 40, \"high\": 101}}}\n"
     "                                                                      ^~~\n"},
    {R"({"region": {"id": "x"}, "indicators": {"trust": {"valu": 4}}})",
     "profile.json:1:50: error: \"valu\" means nothing here [unknown-field]\n"
     "  {\"region\": {\"id\": \"x\"}, \"indicators\": {\"trust\": {\"valu\": 4}}}\n"
     "                                                   ^~~~~~\n"
     "  note: did you mean 'value'?\n"},
    // bad-interval
    {R"({"region": {"id": "x"}, "indicators": {"trust": {"low": 60, "high": 40}}})",
     "profile.json:1:49: error: the interval of \"trust\" runs from 60 down to 40 "
     "[bad-interval]\n"
     "  {\"region\": {\"id\": \"x\"}, \"indicators\": {\"trust\": {\"low\": 60, \"high\": 40}}}\n"
     "                                                  ^~~~~~~~~~~~~~~~~~~~~~~\n"
     "  note: an interval begins with its smaller number: from 40 to 60\n"},
    {R"({"region": {"id": "x"}, "indicators": {"trust": {"low": 50.00001, "high": 50}}})",
     "profile.json:1:49: error: the interval of \"trust\" runs from 50.00001 down to 50 "
     "[bad-interval]\n"
     "  {\"region\": {\"id\": \"x\"}, \"indicators\": {\"trust\": {\"low\": 50.00001, \"high\": "
     "50}}}\n"
     "                                                  ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
     "  note: an interval begins with its smaller number: from 50 to 50.00001\n"},
    {R"({"region": {"id": "x"}, "indicators": {"trust": {"value": 4, "low": 3}}})",
     "profile.json:1:49: error: \"trust\" needs a value, or both ends of an interval "
     "[bad-interval]\n"
     "  {\"region\": {\"id\": \"x\"}, \"indicators\": {\"trust\": {\"value\": 4, \"low\": 3}}}\n"
     "                                                  ^~~~~~~~~~~~~~~~~~~~~~\n"
     "  note: write {\"value\": 12} or {\"low\": 10, \"high\": 15}\n"},
    {R"({"region": {"id": "x"}, "indicators": {}, "done": ["meterology", "porter"]})",
     "profile.json:1:52: error: there is no measure \"meterology\" [unknown-measure]\n"
     "  {\"region\": {\"id\": \"x\"}, \"indicators\": {}, \"done\": [\"meterology\", \"porter\"]}\n"
     "                                                     ^~~~~~~~~~~~\n"
     "  note: did you mean \"metrology\"? Or in words of your own: {\"en\": \"…\", \"zh\": \"…\"}\n"
     "profile.json:1:66: error: \"porter\" is a theorist, not a measure [unknown-measure]\n"
     "  {\"region\": {\"id\": \"x\"}, \"indicators\": {}, \"done\": [\"meterology\", \"porter\"]}\n"
     "                                                                   ^~~~~~~~\n"
     "  note: in words of your own: {\"en\": \"…\", \"zh\": \"…\"}\n"},
    {R"({"region": {"id": "x"}, "indicators": {}, "done": "metrology"})",
     "profile.json:1:51: error: \"done\" must be an array, not a text [wrong-type]\n"
     "  {\"region\": {\"id\": \"x\"}, \"indicators\": {}, \"done\": \"metrology\"}\n"
     "                                                    ^~~~~~~~~~~\n"
     "  note: write [\"MEASURE\", {\"en\": \"…\", \"zh\": \"…\"}]\n"},
};

}  // namespace

TEST_CASE("whole messages about profiles") {
  for (const Case& one : kCases) CHECK(complaints_about(one.text) == one.message);
}

TEST_CASE("every kind of message about a profile has a whole one here") {
  for (std::string_view kind : profile_kind::kAll) {
    INFO(kind);
    CHECK(std::any_of(kCases.begin(), kCases.end(), [&](const Case& one) {
      return one.message.find("[" + std::string(kind) + "]\n") != std::string::npos;
    }));
  }
}

TEST_CASE("what was done, and what came of it") {
  const Profile profile = profile_of(R"({"region": {"id": "x"}, "indicators": {},
      "done": ["metrology", {"en": "a fair", "zh": "博览会"}, {"zh": "整顿市场"}],
      "outcome": "better shoes"})");
  REQUIRE(profile.done.size() == 3);
  CHECK(profile.done[0].measure == "metrology");
  CHECK(profile.done[0].text.zh == "加强计量管理");
  CHECK(profile.done[1].measure.empty());
  CHECK(profile.done[1].text == kb::Text{"a fair", "博览会"});
  CHECK(profile.done[2].text == kb::Text{"整顿市场", "整顿市场"});
  CHECK(profile.outcome == kb::Text{"better shoes", "better shoes"});
}

TEST_CASE("what was done is told: an empty text, a number, a key that means nothing") {
  const auto told = [](const std::string& done) {
    return complaints_about(R"({"region": {"id": "x"}, "indicators": {}, )" + done + "}");
  };
  CHECK(told(R"("done": [{}])").find("there is no text here") != std::string::npos);
  CHECK(told(R"("done": [3])").find("what was done must be the id of a measure") !=
        std::string::npos);
  CHECK(told(R"("done": [{"fr": "foire"}])").find("\"fr\" means nothing here") !=
        std::string::npos);
  CHECK(told(R"("outcome": 3)").find("\"outcome\" must be a text or an object") !=
        std::string::npos);
}

TEST_CASE("what is no JSON is said where it is") {
  const std::string complaints = complaints_about("{\"region\": }");
  CHECK(complaints.starts_with("profile.json:1:12: error: "));
  CHECK(complaints.find("[json]\n") != std::string::npos);
}

TEST_CASE("a half interval, an empty one and one of texts are told") {
  const auto told = [](const std::string& reading) {
    return complaints_about(R"({"region": {"id": "x"}, "indicators": {"trust": )" + reading + "}}");
  };
  for (const char* reading : {R"({"low": 4})", R"({"high": 4})", "{}", R"({"source": "s"})",
                              R"({"value": 1, "low": 1, "high": 2})"}) {
    INFO(reading);
    CHECK(told(reading).find("needs a value, or both ends of an interval") != std::string::npos);
  }
  CHECK(told(R"({"low": "4", "high": 5})")
            .starts_with("profile.json:1:57: error: \"trust\" must be a number, not a text"));
  CHECK(told(R"({"low": 4, "high": null})")
            .starts_with("profile.json:1:68: error: \"trust\" must be a number, not null"));
  CHECK(
      told("[1, 2]").starts_with("profile.json:1:49: error: \"trust\" must be a number, an "
                                 "interval, or null where it is unknown, not an array"));
  CHECK(told(R"({"low": 50, "high": 50})").empty());
}

TEST_CASE("the ends of the range are within it") {
  CHECK(complaints_about(R"({"region": {"id": "x"}, "indicators": {
    "trust": 100, "credit_access": 0, "mark_managed": 1, "quality_pass_rate": {"low": 0, "high": 100}}})")
            .empty());
}

TEST_CASE("all errors of a profile are told, each at its place") {
  const std::string complaints = complaints_about(
      "{\"region\": {\"id\": \"x\", \"nme\": \"X\"},\n"
      " \"period\": 1985,\n"
      " \"indicators\": {\n"
      "  \"trust\": 200,\n"
      "  \"patents\": \"few\",\n"
      "  \"own_brand_shar\": 0.1,\n"
      "  \"output\": {\"low\": 3, \"high\": 2}}}\n");
  std::vector<std::string> places;
  const std::string file = "profile.json:";
  for (std::size_t at = complaints.find(file); at != std::string::npos;
       at = complaints.find(file, at + 1)) {
    const std::size_t begin = at + file.size();
    places.push_back(complaints.substr(begin, complaints.find(": error", begin) - begin));
  }
  CHECK(places == std::vector<std::string>{"1:24", "2:12", "4:12", "5:14", "6:3", "7:13"});
}

TEST_CASE("a thousand unknown names: twenty are shown, the others counted") {
  std::string many = R"({"region": {"id": "x"}, "indicators": {)";
  for (int i = 0; i < 1000; ++i)
    many += (i > 0 ? ",\n\"" : "\n\"") + std::string("unheard_of_") + std::to_string(i) + "\": 1";
  const std::string complaints = complaints_about(many + "}}");
  std::size_t shown = 0;
  for (std::size_t at = complaints.find("error: there is no indicator"); at != std::string::npos;
       at = complaints.find("error: there is no indicator", at + 1))
    ++shown;
  CHECK(shown == 20);
  CHECK(complaints.starts_with("profile.json:2:1: error: there is no indicator \"unheard_of_0\""));
  CHECK(complaints.find("profile.json:21:1: error: there is no indicator \"unheard_of_19\"") !=
        std::string::npos);
  CHECK(complaints.ends_with("… and 980 more\n"));
}

TEST_CASE("a name in one language serves for both") {
  const auto name = [](const std::string& text) {
    return profile_of(R"({"region": {"id": "x", "name": )" + text + R"(}, "indicators": {}})")
        .region_name;
  };
  CHECK(name(R"("Wenzhou")") == kb::Text{"Wenzhou", "Wenzhou"});
  CHECK(name(R"({"en": "Wenzhou"})") == kb::Text{"Wenzhou", "Wenzhou"});
  CHECK(name(R"({"zh": "温州"})") == kb::Text{"温州", "温州"});
  CHECK(name("{}") == kb::Text{"x", "x"});
}

}  // namespace clusterwise::advisor::test
