// --with: rules that are off unless asked for.
#include <catch2/catch.hpp>
#include <filesystem>
#include <regex>
#include <string>

#include "tests/cli/answer_schema.h"
#include "tests/cli/commands.h"

namespace clusterwise::cli {
namespace {

namespace fs = std::filesystem;

const std::string kTop = CLUSTERWISE_SOURCE_DIR "/";
const std::string kName = "beyond-the-paper";
const std::string kSteel = kTop + "rules/" + kName + "/examples/old-steel-district.json";
const std::string kMark = " (Beyond the paper)";

const Commands& commands() {
  static const Commands made;
  return made;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// How many of the list have a member `pack`.
std::size_t marked(const rapidjson::Value& list) {
  std::size_t count = 0;
  for (const auto& one : list.GetArray()) {
    if (!one.HasMember("pack")) continue;
    CHECK(std::string(one["pack"].GetString()) == kName);
    ++count;
  }
  return count;
}

// A folder of packs and rules with those of the project, less the pack that was named.
void furnish(const Folder& folder, const std::string& without) {
  fs::create_directories(folder / "packs");
  for (const auto& entry : fs::directory_iterator(kTop + "kb/packs")) {
    if (entry.path().stem() != without)
      fs::copy_file(entry.path(), folder / "packs" / entry.path().filename());
  }
}

Outcome with_packs(const Folder& folder, const std::vector<std::string>& arguments) {
  std::ostringstream out;
  std::ostringstream err;
  Environment env(out, err);
  env.packs = folder / "packs";
  env.rules = kTop + "rules";
  env.default_store = folder / "knowledge.db";
  const Exit exit = run_command_line(arguments, env);
  return {exit, out.str(), err.str()};
}

// On one line, without what names the packs that were used.
std::string without_packs(const std::string& text) {
  const std::string line = std::regex_replace(text, std::regex("\\s+"), " ");
  return std::regex_replace(line, std::regex("(, |、 ?)[a-z-]+ [0-9.]+ [0-9a-f]{12}"), "");
}

}  // namespace

TEST_CASE("--with: an unknown name is a usage error that tells which there are") {
  const Outcome near = commands()({"recommend", kSteel, "--with", "beyond-the-papr"});
  CHECK(near.exit == Exit::kUsage);
  CHECK(near.out.empty());
  CHECK(has(near.err, "--with: there are no rules called 'beyond-the-papr'"));
  CHECK(has(near.err, "did you mean \"beyond-the-paper\"?"));
  CHECK(has(near.err, "rules that can be added: beyond-the-paper"));
  CHECK(commands()({"rules", "check", "--with", "x"}).exit == Exit::kUsage);
  // Folders of the rules that no pack is about.
  for (const char* folder : {"examples", "tests"})
    CHECK(commands()({"rules", "list", "--with", folder}).exit == Exit::kUsage);
}

TEST_CASE("--with: a store that lacks the pack has nothing to add") {
  const Folder folder;
  furnish(folder, kName);
  const Outcome refused = with_packs(folder, {"rules", "check", "--with", kName});
  CHECK(refused.exit == Exit::kUsage);
  CHECK(has(refused.err, "is no pack in the knowledge store called 'beyond-the-paper'"));
}

TEST_CASE("--with: what is added stands below the rules that were chosen") {
  const Folder folder;
  fs::copy(kTop + "rules", folder / "mine", fs::copy_options::recursive);
  const std::string mine = (folder / "mine").string();
  CHECK(commands()({"recommend", kSteel, "--rules", mine, "--with", kName}).exit == Exit::kDone);
  CHECK(commands()({"rules", "check", mine, "--with", kName, "--with", kName}).exit == Exit::kDone);
  fs::remove_all(folder / "mine" / kName);
  CHECK(commands()({"rules", "check", mine, "--with", kName}).exit == Exit::kUsage);
}

TEST_CASE("--with: a rule of the shipped ones cannot be declared anew") {
  const Folder folder;
  fs::copy(kTop + "rules", folder / "mine", fs::copy_options::recursive);
  std::ofstream(folder / "mine" / kName / "twice.dl")
      << "@[rule(id = \"culture.distrust\", en = \"x\", zh = \"x\", claims = [\"R3d\"], strength = "
         "1.0)]\nproblem(region, \"pollution-load\", 0.5) :- region(region).\n";
  const Outcome refused =
      commands()({"rules", "check", (folder / "mine").string(), "--with", kName});
  CHECK(refused.exit == Exit::kNo);
  CHECK(has(refused.err, "duplicate-rule-id"));
}

TEST_CASE("--with: JSON says with which pack reasons and findings came, as the schema has it") {
  const auto written = [](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--format", "json"});
    const Outcome outcome = commands()(arguments);
    REQUIRE(outcome.exit == Exit::kDone);
    return outcome.out;
  };
  const rapidjson::Document added = parsed(written({"recommend", kSteel, "--with", kName}));
  CHECK(departure(added, "recommend.schema.json").empty());
  CHECK(marked(added["problems"]) > 3);
  CHECK(marked(added["risks"]) > 1);
  std::size_t reasons = 0;
  std::size_t measures = 0;
  std::size_t risks = 0;
  for (const auto& role : added["recommendations"].GetArray()) {
    CHECK_FALSE(role.HasMember("pack"));
    reasons += marked(role["because"]);
    measures += marked(role["measures"]);
    risks += marked(role["risks"]);
  }
  CHECK(reasons > 3);
  CHECK(measures > 3);
  CHECK(risks > 0);
  const rapidjson::Document plain = parsed(written({"recommend", kSteel}));
  CHECK(marked(plain["problems"]) + marked(plain["risks"]) == 0);
  for (const auto& role : plain["recommendations"].GetArray()) {
    CHECK(marked(role["because"]) + marked(role["measures"]) + marked(role["risks"]) == 0);
  }
  const std::string why = written({"why", kSteel, "hub-dependence", "--with", kName});
  const rapidjson::Document account = parsed(why);
  CHECK(departure(account, "why.schema.json").empty());
  CHECK(marked(account["rules"]) == 1);
  const std::string example = kTop + "rules/examples/hsinchu.json";
  CHECK(departure(parsed(written({"recommend", kSteel, example, "--with", kName})),
                  "compare.schema.json")
            .empty());
  CHECK(departure(parsed(written(
                      {"what-if", kSteel, "--with", kName, "--set", "largest_customer_share=0.1"})),
                  "what-if.schema.json")
            .empty());
}

TEST_CASE("--with: every rendering bears the title, in both languages") {
  for (const char* format : {"text", "markdown", "html"}) {
    for (const char* language : {"en", "zh"}) {
      CAPTURE(format, language);
      const std::vector<std::string> end = {"--format", format,   "--lang",
                                            language,   "--with", kName};
      std::vector<std::string> recommend = {"recommend", kSteel};
      recommend.insert(recommend.end(), end.begin(), end.end());
      const Outcome answer = commands()(recommend);
      REQUIRE(answer.exit == Exit::kDone);
      const std::string text = std::regex_replace(answer.out, std::regex("\\s+"), " ");
      const bool english = std::string_view(language) == "en";
      CHECK(has(text, english ? "dependence on one hub firm (Beyond the paper)"
                              : "依附单一轮轴企业（论文之外）"));
    }
  }
  for (const std::vector<std::string>& line :
       {std::vector<std::string>{"why", kSteel, "hub-dependence"},
        {"why", kSteel, "encourage-coopetition", "--full"},
        {"why-not", kSteel, "outside-control"},
        {"flip", kSteel, "hub-dependence"},
        {"what-if", kSteel, "--set", "largest_customer_share=0.1"},
        {"rules", "list", "--id", "beyond."}}) {
    CAPTURE(line.front());
    std::vector<std::string> arguments = line;
    arguments.insert(arguments.end(), {"--with", kName});
    const Outcome outcome = commands()(arguments);
    CHECK(outcome.exit == Exit::kDone);
    CHECK(has(std::regex_replace(outcome.out, std::regex("\\s+"), " "), kMark));
  }
}

TEST_CASE("--with: no shipped report changes where it is not asked for") {
  const Folder without;
  furnish(without, kName);
  const Folder all;
  furnish(all, "");
  for (const auto& entry : fs::directory_iterator(kTop + "rules/examples")) {
    if (entry.path().extension() != ".json") continue;
    for (const char* language : {"en", "zh"}) {
      CAPTURE(entry.path().filename().string(), language);
      const std::vector<std::string> line = {"recommend", entry.path().string(), "--full", "--lang",
                                             language};
      const Outcome before = with_packs(without, line);
      const Outcome after = with_packs(all, line);
      REQUIRE(before.exit == Exit::kDone);
      CHECK(without_packs(after.out) == without_packs(before.out));
    }
  }
}

}  // namespace clusterwise::cli
