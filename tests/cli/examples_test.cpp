#include "cli/examples.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "cli/terminal_text.h"
#include "tests/cli/answer_schema.h"
#include "tests/cli/commands.h"

namespace clusterwise::cli {
namespace {

// As a shell parts them: at blanks, but not between single quotes, which stay.
std::vector<std::string> words_of(const std::string& line) {
  std::vector<std::string> words;
  std::string word;
  bool quoted = false;
  for (const char c : line + ' ') {
    if (c == '\'') quoted = !quoted;
    if (c != ' ' || quoted) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, ""));
    }
  }
  REQUIRE_FALSE(quoted);
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
  if (word == "its-addition.jsonld") return top + "/tests/cli/golden/input/extending.jsonld";
  if (word.ends_with(".jsonld")) return top + "/tests/cli/golden/input/pack.jsonld";
  if (word == "my-regions/") return top + "/rules/examples";
  if (word == "my-tables/") return top + "/tests/cli/golden/input/whole-tables";
  if (word.ends_with(".csv")) return top + "/tests/cli/golden/input/tables/" + word;
  if (word == "my-cases/") return top + "/tests/cli/golden/input/cases";
  if (word == "roads.dl") return top + "/tests/cli/golden/input/roads.dl";
  if (word == "my.db" || word == "region.html" || word == "facts" || word == "results" ||
      word.ends_with(".svg"))
    return commands.file(word);
  if (word.ends_with(".dl")) {  // which may be written
    const std::filesystem::path mine = commands.file(word);
    std::filesystem::copy_file(top + "/tests/cli/golden/input/good.dl", mine,
                               std::filesystem::copy_options::overwrite_existing);
    return mine.string();
  }
  return word;
}

// The current folder, for as long as this lives: what an example writes goes there.
class Inside {
 public:
  explicit Inside(const std::filesystem::path& folder) : before_(std::filesystem::current_path()) {
    std::filesystem::current_path(folder);
  }
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;
  ~Inside() { std::filesystem::current_path(before_); }

 private:
  std::filesystem::path before_;
};

// The verbs that have examples, in their order.
std::vector<std::string> verbs_with_examples() {
  std::vector<std::string> verbs;
  std::ifstream file(CLUSTERWISE_SOURCE_DIR "/cli/examples.txt");
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.front() != ' ' && line.front() != '#') verbs.push_back(line);
  }
  return verbs;
}

TEST_CASE("the examples in the help work") {
  const Commands commands;
  const std::vector<std::string> verbs = verbs_with_examples();
  REQUIRE(verbs.size() > 20);
  for (const std::string& verb : verbs) {
    const std::string folder = commands.file("of " + verb);
    std::filesystem::create_directories(folder + "/packs");
    const Inside inside(folder);
    std::istringstream lines(examples_of(verb));
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
      std::vector<std::string> words = words_of(line);
      REQUIRE(words.front() == "clusterwise");
      words.erase(words.begin());
      for (std::size_t i = 0; i < words.size(); ++i) {
        const bool is_output = i > 0 && words[i - 1] == "-o";
        if (!is_output) words[i] = stand_in(words[i], commands);
      }
      INFO(line);
      const Outcome outcome = commands(words);
      CAPTURE(outcome.err);
      CHECK(outcome.exit == Exit::kDone);
    }
    CHECK(count > 0);
  }
}

TEST_CASE("what several profiles give, and what-if, is as the schemas say") {
  const Commands commands;
  const std::string folder = CLUSTERWISE_SOURCE_DIR "/rules/examples/";
  const Outcome compared =
      commands({"recommend", folder + "hsinchu.json", folder + "whitfield-carpets.json", "--cases",
                folder, "--format", "json"});
  CHECK(compared.exit == Exit::kDone);
  const rapidjson::Document comparison = parsed(compared.out);
  CHECK(departure(comparison, "compare.schema.json").empty());
  CHECK(comparison["comparison"]["steps"].Empty());
  const Outcome over_time = commands({"recommend", folder + "wenzhou-shoes-today.json",
                                      folder + "wenzhou-shoes.json", "--format", "json"});
  const rapidjson::Document steps = parsed(over_time.out);
  CHECK(departure(steps, "compare.schema.json").empty());
  CHECK(std::string(steps["profiles"][0]["period"].GetString()) == "1985");
  CHECK(steps["comparison"]["steps"].Size() == 1);
  const Outcome changed = commands({"what-if", folder + "wenzhou-shoes.json", "--set",
                                    "counterfeit_cases=5", "trust=unknown", "--format", "json"});
  CHECK(departure(parsed(changed.out), "what-if.schema.json").empty());
}

TEST_CASE("answers to questions are as their schema says, also where there is none") {
  const Commands commands;
  for (const char* body :
       {"illustrates(c, x), problem(x)", "role(r), n = count : { implements(_, r) }",
        "theorist(t), x = 1.0 / 0.0, u = to_unsigned(3)", "theorist(_)",
        "theorist(t), illustrates(_, t)"}) {
    INFO(body);
    const Outcome run = commands({"query", body, "--format", "json", "--limit", "3"});
    CHECK(departure(parsed(run.out), "query.schema.json").empty());
    CHECK(run.exit == (parsed(run.out)["rows"].Empty() ? Exit::kNo : Exit::kDone));
  }
}

TEST_CASE("one profile that cannot be read keeps all from being compared") {
  const Commands commands;
  const std::string folder = CLUSTERWISE_SOURCE_DIR "/rules/examples/";
  const Outcome run = commands({"recommend", folder + "hsinchu.json", folder + "no.json"});
  CHECK(run.exit == Exit::kWorld);
  CHECK(run.out.empty());
}

TEST_CASE("a hundred profiles are compared, on lines that a page holds") {
  const Commands commands;
  // All values known, so that each takes but a moment.
  std::ifstream file(CLUSTERWISE_SOURCE_DIR "/rules/examples/sound-cluster.json");
  std::string known((std::istreambuf_iterator<char>(file)), {});
  known.erase(0, known.find("\"industry\"") + std::string("\"industry\"").size());
  std::vector<std::string> line = {"recommend"};
  for (int i = 0; i < 100; ++i) {
    line.push_back(commands.file("region-" + std::to_string(i) + ".json"));
    std::ofstream(line.back()) << R"({"region": {"id": "r)" << i << R"(", "name": "县)" << i
                               << R"("}, "industry")" << known;
  }
  line.insert(line.end(), {"--lang", "zh"});
  const Outcome run = commands(line);
  CHECK(run.exit == Exit::kDone);
  std::istringstream lines(run.out);
  std::size_t widest = 0;
  for (std::string text; std::getline(lines, text);) widest = std::max(widest, display_width(text));
  CHECK(widest <= 100);
  CHECK(run.out.find("县99") != std::string::npos);
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
