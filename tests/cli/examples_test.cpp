#include "cli/examples.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cli/answer_schema.h"
#include "tests/cli/commands.h"

namespace clusterwise::cli {
namespace {

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream stream(line);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return words;
}

// The files that an example names are the reader's own, but for those of the shipped rules; these
// stand in for them. The quotes are the shell's.
std::string stand_in(const std::string& word, const Commands& commands) {
  const std::string top = CLUSTERWISE_SOURCE_DIR;
  if (word.size() > 1 && word.front() == '\'' && word.back() == '\'')
    return word.substr(1, word.size() - 2);
  if (word.starts_with("rules/")) return top + "/" + word;
  if (word.ends_with(".json")) return top + "/rules/examples/wenzhou-shoes.json";
  if (word.ends_with(".jsonld")) return top + "/tests/cli/golden/input/pack.jsonld";
  if (word == "my-cases/") return top + "/tests/cli/golden/input/cases";
  if (word == "roads.dl") return top + "/tests/cli/golden/input/roads.dl";
  if (word == "my.db" || word == "region.html" || word == "facts" || word == "results")
    return commands.file(word);
  if (word.ends_with(".dl")) {  // which may be written
    const std::filesystem::path mine = commands.file(word);
    std::filesystem::copy_file(top + "/tests/cli/golden/input/good.dl", mine,
                               std::filesystem::copy_options::overwrite_existing);
    return mine.string();
  }
  return word;
}

TEST_CASE("the examples in the help work") {
  const Commands commands;
  std::size_t count = 0;
  for (const char* verb :
       {"recommend", "why", "show", "search", "list", "path", "run", "rules", "rules check",
        "rules list", "rules test", "rules format", "kb", "kb import", "kb verify", "kb stats"}) {
    std::istringstream lines(examples_of(verb));
    for (std::string line; std::getline(lines, line); ++count) {
      std::vector<std::string> words = words_of(line);
      REQUIRE(words.front() == "clusterwise");
      words.erase(words.begin());
      for (std::string& word : words) word = stand_in(word, commands);
      INFO(line);
      CHECK(commands(words).exit == Exit::kDone);
    }
  }
  CHECK(count > 15);
}

TEST_CASE("the shipped profiles get answers as the schema says, with every role in them") {
  const Commands commands;
  const std::size_t roles = parsed(commands({"list", "role", "--format", "json"}).out).Size();
  for (const auto& entry :
       std::filesystem::directory_iterator(CLUSTERWISE_SOURCE_DIR "/rules/examples")) {
    if (entry.path().extension() != ".json") continue;
    INFO(entry.path());
    const Outcome run = commands({"recommend", entry.path().string(), "--format", "json"});
    CHECK(run.exit == Exit::kDone);
    CHECK(run.err.empty());
    const rapidjson::Document answer = parsed(run.out);
    CHECK(departure(answer).empty());
    CHECK(answer["recommendations"].Size() == roles);
  }
}

}  // namespace
}  // namespace clusterwise::cli
