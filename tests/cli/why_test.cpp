// `why` and `why-not` for every role of every example, in each format.
#include <catch2/catch.hpp>
#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/cli/answer_schema.h"
#include "tests/cli/commands.h"

namespace clusterwise::cli {
namespace {

std::vector<std::string> examples() {
  std::vector<std::string> files;
  for (const auto& entry :
       std::filesystem::directory_iterator(CLUSTERWISE_SOURCE_DIR "/rules/examples")) {
    if (entry.path().extension() == ".json") files.push_back(entry.path().string());
  }
  return files;
}

std::vector<std::string> ids_in(const rapidjson::Value& list, const char* key) {
  std::vector<std::string> ids;
  for (const auto& one : list.GetArray()) ids.emplace_back(one[key].GetString());
  return ids;
}

// What stands in brackets, as ids of rules do.
std::set<std::string> rules_in(const std::string& text) {
  static const std::regex kRule(R"(\[([a-z-]+\.[a-z-]+)\])");
  std::string flat = std::regex_replace(text, std::regex(R"(\s+)"), " ");
  std::set<std::string> rules;
  for (std::sregex_iterator at(flat.begin(), flat.end(), kRule), end; at != end; ++at)
    rules.insert((*at)[1]);
  return rules;
}

bool has(const std::string& text, const char* pattern) {
  return std::regex_search(text, std::regex(pattern));
}

TEST_CASE("each role of each example: claims, values and rules that there are, in each language") {
  const Commands commands;
  const auto all =
      ids_in(parsed(commands({"rules", "list", "--format", "json"}).out)["rules"], "id");
  const std::set<std::string> known(all.begin(), all.end());
  const auto roles = ids_in(parsed(commands({"list", "role", "--format", "json"}).out), "id");
  REQUIRE(roles.size() == 5);
  for (const std::string& file : examples()) {
    for (const std::string& role : roles) {
      INFO(file << " " << role);
      const Outcome why = commands({"why", file, role});
      CHECK(why.err.empty());
      CHECK(has(why.out, R"([A-Z][0-9]+[a-z]? §[^:]*: .)"));
      CHECK(has(why.out, R"(; needed: |– needs |not in the profile)"));
      for (const std::string& rule : rules_in(why.out)) {
        INFO(rule);
        CHECK(known.contains(rule));
      }
      const Outcome chinese =
          commands({"why-not", file, role, "--lang", "zh", "--format", "markdown"});
      CHECK((why.exit == Exit::kDone) == (chinese.exit == Exit::kNo));
      CHECK(has(chinese.out, "界限|须"));
      CHECK(chinese.out.find('{') == std::string::npos);
      CHECK(rules_in(why.out).size() > 0);
    }
  }
}

TEST_CASE("accounts as JSON are as the schema says, the whole proof among them") {
  const Commands commands;
  for (const char* name : {"wenzhou-shoes", "development-zone"}) {
    const std::string file =
        CLUSTERWISE_SOURCE_DIR "/rules/examples/" + std::string(name) + ".json";
    const rapidjson::Document answer =
        parsed(commands({"recommend", file, "--format", "json"}).out);
    std::vector<std::string> targets = ids_in(answer["recommendations"], "id");
    for (const char* list : {"features", "problems", "risks"}) {
      for (std::string& id : ids_in(answer[list], "id")) targets.push_back(std::move(id));
    }
    targets.emplace_back(answer["stage"]["id"].GetString());
    for (const std::string& target : targets) {
      INFO(file << " " << target);
      const Outcome run = commands({"why", file, target, "--format", "json", "--full"});
      const rapidjson::Document account = parsed(run.out);
      CHECK(departure(account, "why.schema.json").empty());
      CHECK(account["holds"].GetBool() == (run.exit == Exit::kDone));
      CHECK(account.HasMember("proofs") == account["holds"].GetBool());
      CHECK(account["rules"].Size() > 0);
    }
  }
}

TEST_CASE("what is no target is refused with the nearest one") {
  const Commands commands;
  const std::string file = CLUSTERWISE_SOURCE_DIR "/rules/examples/wenzhou-shoes.json";
  for (const char* verb : {"why", "why-not"}) {
    const Outcome lemon = commands({verb, file, "lemon"});
    CHECK(lemon.exit == Exit::kNo);
    CHECK(lemon.out.empty());
    CHECK(lemon.err.find("did you mean \"lemons-market\"?") != std::string::npos);
    CHECK(commands({verb, file}).exit == Exit::kUsage);
    CHECK(commands({verb, "no-such-file.json", "lemons-market"}).exit == Exit::kWorld);
  }
}

TEST_CASE("only accounts can be had as Markdown") {
  const Commands commands;
  const Outcome list = commands({"list", "--format", "markdown"});
  CHECK(list.exit == Exit::kUsage);
  CHECK(list.err.find("does not write markdown") != std::string::npos);
}

}  // namespace
}  // namespace clusterwise::cli
