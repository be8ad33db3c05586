#include "cli/process.h"

#include <catch2/catch.hpp>
#include <map>
#include <string>

namespace clusterwise::cli {
namespace {

Variables variables(std::map<std::string, std::string> values) {
  return [values](const char* name) {
    const auto found = values.find(name);
    return found == values.end() ? std::string() : found->second;
  };
}

TEST_CASE("the language is the locale's") {
  CHECK(language_of(variables({})) == Language::kEnglish);
  CHECK(language_of(variables({{"LANG", "zh_CN.UTF-8"}})) == Language::kChinese);
  CHECK(language_of(variables({{"LANG", "de_DE.UTF-8"}})) == Language::kEnglish);
  CHECK(language_of(variables({{"LC_MESSAGES", "zh_TW"}, {"LANG", "en_GB"}})) ==
        Language::kChinese);
  CHECK(language_of(variables({{"LC_ALL", "C"}, {"LANG", "zh_CN"}})) == Language::kEnglish);
}

TEST_CASE("the default store follows the XDG specification") {
  CHECK(default_store_of(variables({{"XDG_DATA_HOME", "/data"}})) ==
        "/data/clusterwise/knowledge.db");
  CHECK(default_store_of(variables({{"HOME", "/h"}})) ==
        "/h/.local/share/clusterwise/knowledge.db");
  CHECK(default_store_of(variables({{"XDG_DATA_HOME", "relative"}, {"HOME", "/h"}})) ==
        "/h/.local/share/clusterwise/knowledge.db");
  CHECK(default_store_of(variables({})).empty());
}

TEST_CASE("data: chosen, else the source tree where nothing is installed") {
  CHECK(data_folder("packs", "/x/bin/clusterwise", variables({{"CLUSTERWISE_DATA", "/d"}})) ==
        "/d/packs");
  CHECK(data_folder("rules", "/x/bin/clusterwise", variables({})) == CLUSTERWISE_SOURCE_DIR
        "/rules");
  CHECK(data_folder("packs", "/x/bin/clusterwise", variables({})) == CLUSTERWISE_SOURCE_DIR
        "/kb/packs");
}

}  // namespace
}  // namespace clusterwise::cli
