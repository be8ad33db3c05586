// What every command says of a store whose file is damaged: an answer from half of the knowledge
// would be wrong.
#include <catch2/catch.hpp>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/cli/commands.h"

namespace clusterwise::cli {
namespace {

constexpr std::uintmax_t kPage = 4096;  // of SQLite
constexpr std::uintmax_t kSchema =
    16;  // pages at the begin that hold the tables' descriptions, and more

// Zeros over all but the begin, so that the store can be opened but hardly be read.
void damage(const std::string& file) {
  const std::uintmax_t size = std::filesystem::file_size(file);
  REQUIRE(size > 2 * kSchema * kPage);
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(kSchema * kPage);
  stream << std::string(size - kSchema * kPage, '\0');
  REQUIRE(stream.flush());
}

TEST_CASE("a damaged store: no command answers from what is left of it") {
  const Commands clusterwise;
  const std::string store = clusterwise.file("knowledge.db");
  damage(store);
  const std::string profile = CLUSTERWISE_SOURCE_DIR "/rules/examples/wenzhou-shoes.json";
  const std::vector<std::vector<std::string>> commands = {
      {"recommend", profile},
      {"why", profile, "lemons-market"},
      {"show", "porter"},
      {"search", "trust"},
      {"list", "roles"},
      {"path", "marshall", "porter"},
      {"neighbours", "porter"},
      {"compare", "marshall", "porter"},
      {"central"},
      {"query", "theorist(t)"},
      {"graph", "porter", "--format", "dot"},
      {"rules", "check"},
      {"kb", "packs"},
      {"kb", "stats"},
      {"kb", "export", "paper"},
      {"kb", "remove", "beyond-the-paper"},
      {"kb", "verify"},
  };
  for (std::vector<std::string> command : commands) {
    command.insert(command.end(), {"--kb", store});
    CAPTURE(command);
    const Outcome outcome = clusterwise(command);
    CHECK(outcome.exit == Exit::kWorld);
    CHECK(outcome.out.empty());
    CHECK(outcome.err.find(store) != std::string::npos);
    CHECK(outcome.err.find("malformed") != std::string::npos);
  }
}

}  // namespace
}  // namespace clusterwise::cli
