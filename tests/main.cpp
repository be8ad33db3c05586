// The main of every test program. CLUSTERWISE_CASES narrows a run to the cases whose name contains
// it, so that one filter works for all programs of a ctest run.
#define CATCH_CONFIG_RUNNER
#include <catch2/catch.hpp>
#include <cstdlib>
#include <string>

int main(int argc, char** argv) {
  Catch::Session session;
  if (const int wrong = session.applyCommandLine(argc, argv)) return wrong;
  const char* cases = std::getenv("CLUSTERWISE_CASES");
  if (cases != nullptr && *cases != '\0' && session.configData().testsOrTags.empty()) {
    session.configData().testsOrTags.push_back("*" + std::string(cases) + "*");
  }
  return session.run();
}
