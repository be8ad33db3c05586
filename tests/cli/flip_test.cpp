#include <catch2/catch.hpp>
#include <string>

#include "tests/cli/answer_schema.h"
#include "tests/cli/commands.h"

namespace clusterwise::cli {
namespace {

const std::string kFolder = CLUSTERWISE_SOURCE_DIR "/rules/examples/";

Outcome flip(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "flip");
  static const Commands commands;
  return commands(arguments);
}

}  // namespace

TEST_CASE("what flip writes as JSON is as its schema says") {
  for (const char* target : {"regional-brand-strategy", "lemons-market", "no-cluster"}) {
    for (const char* example : {"wenzhou-shoes", "whitfield-carpets", "sound-cluster"}) {
      INFO(example << " " << target);
      const Outcome outcome = flip({kFolder + example + ".json", target, "--format", "json"});
      CHECK(outcome.exit == Exit::kDone);
      const rapidjson::Document document = parsed(outcome.out);
      CHECK(departure(document, "flip.schema.json").empty());
      CHECK(document["flips"].Size() > 0);
      CHECK_FALSE(document["already"].GetBool());
    }
  }
}

TEST_CASE("a verdict that is as wanted needs no change") {
  const Outcome outcome =
      flip({kFolder + "wenzhou-shoes.json", "regional-brand-strategy", "--to", "recommended"});
  CHECK(outcome.exit == Exit::kDone);
  CHECK(outcome.out.find("It is so already: recommended.") != std::string::npos);
}

TEST_CASE("what no rule can find cannot be reached") {
  const Outcome outcome = flip({kFolder + "wenzhou-shoes.json", "market-failure"});
  CHECK(outcome.exit == Exit::kNo);
  CHECK(outcome.out.find("No rule examines it") != std::string::npos);
}

TEST_CASE("a verdict or a target that there is not is refused") {
  CHECK(flip({kFolder + "wenzhou-shoes.json", "regional-brand-strategy", "--to", "maybe"}).exit ==
        Exit::kUsage);
  const Outcome porter = flip({kFolder + "wenzhou-shoes.json", "porter"});
  CHECK(porter.exit == Exit::kNo);
  CHECK(porter.err.find("no rule finds 'porter'") != std::string::npos);
}

}  // namespace clusterwise::cli
