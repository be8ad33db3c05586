// The house rules that a compiler does not check.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "kb/json.h"
#include "tests/architecture/source_tree.h"

namespace clusterwise::architecture {
namespace {

using Words = std::vector<std::string>;

bool begins_with_one_of(const std::string& text, const Words& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](const std::string& beginning) { return text.starts_with(beginning); });
}

// "file includes header", for every include that the folder must not have.
Words forbidden(const std::string& folder, const Words& beginnings) {
  Words found;
  for (const SourceFile& file : sources_in(folder)) {
    for (const std::string& include : includes_of(file)) {
      if (begins_with_one_of(include, beginnings))
        found.push_back(file.path + " includes " + include);
    }
  }
  return found;
}

TEST_CASE("arrows point one way") {
  const Words sqlite{"sqlite", "SQLiteCpp"};
  CHECK(forbidden("kb", {"reasoner/", "cli/"}) == Words{});
  CHECK(forbidden("reasoner/datalog",
                  {"kb/", "cli/", "reasoner/advisor/", "sqlite", "SQLiteCpp"}) == Words{});
  CHECK(forbidden("reasoner/advisor", {"cli/", "sqlite", "SQLiteCpp"}) == Words{});
  CHECK(forbidden("cli", sqlite) == Words{});
}

// So that every header is once the first that a compiler reads; those without a source are compiled
// by headers_alone.
TEST_CASE("a source includes its own header first") {
  Words found;
  for (const char* folder : {"kb", "reasoner", "cli"}) {
    const std::vector<SourceFile> files = sources_in(folder);
    std::set<std::string> paths;
    for (const SourceFile& file : files) paths.insert(file.path);
    for (const SourceFile& file : files) {
      if (!file.path.ends_with(".cpp")) continue;
      const std::string header = file.path.substr(0, file.path.size() - 4) + ".h";
      const Words includes = includes_of(file);
      if (paths.contains(header) && (includes.empty() || includes.front() != header))
        found.push_back(file.path);
    }
  }
  CHECK(found == Words{});
}

// The ids of a pack's concepts of those kinds.
std::set<std::string> ids_of(const std::string& pack, const std::set<std::string>& kinds) {
  std::set<std::string> ids;
  const auto document = kb::parse_json(text_of(pack));
  REQUIRE(document);
  const kb::Json* concepts = document->find("concepts");
  if (concepts == nullptr) return ids;
  for (const kb::Json& one : *concepts->array()) {
    if (kinds.contains(*one.find("kind")->string())) ids.insert(*one.find("id")->string());
  }
  return ids;
}

std::set<std::string> ids_of_knowledge() {
  const std::set<std::string> kinds{"role",    "risk", "problem",  "feature",  "stage",
                                    "measure", "case", "theorist", "indicator"};
  std::set<std::string> ids;
  for (const auto& entry :
       std::filesystem::directory_iterator(CLUSTERWISE_SOURCE_DIR "/kb/packs")) {
    if (entry.path().extension() != ".jsonld") continue;
    ids.merge(ids_of("kb/packs/" + entry.path().filename().string(), kinds));
  }
  return ids;
}

// The literal itself, and what stands between quotes in it.
Words names_in(const std::string& literal) {
  static const std::regex kQuoted(R"re("([a-z0-9_-]+)\\?")re");
  Words names = {literal};
  for (std::sregex_iterator at(literal.begin(), literal.end(), kQuoted), end; at != end; ++at)
    names.push_back((*at)[1]);
  return names;
}

TEST_CASE("names inside a literal are seen") {
  CHECK(names_in(R"({"trust": 1, \"patents\": 2})") ==
        Words{R"({"trust": 1, \"patents\": 2})", "trust", "patents"});
}

TEST_CASE("C++ names no concept of the knowledge") {
  std::set<std::string> ids = ids_of_knowledge();
  REQUIRE(ids.size() > 50);
  ids.erase("output");  // an indicator, but also a directive of the rule language
  Words found;
  for (const char* folder : {"kb", "reasoner", "cli"}) {
    for (const SourceFile& file : sources_in(folder)) {
      for (const std::string& literal : literals_of(file)) {
        for (const std::string& name : names_in(literal)) {
          if (ids.contains(name)) found.push_back(file.path + " names " + name);
        }
      }
    }
  }
  CHECK(found == Words{});
}

TEST_CASE("no file is longer than 500 lines") {
  Words found;
  for (const char* folder : {"kb", "reasoner", "cli", "tests"}) {
    for (const SourceFile& file : sources_in(folder)) {
      const auto lines = std::count(file.text.begin(), file.text.end(), '\n');
      if (lines > 500) found.push_back(file.path + ": " + std::to_string(lines));
    }
  }
  CHECK(found == Words{});
}

TEST_CASE("literals are told from comments") {
  const SourceFile file{
      "x.cpp", "a(\"one\"); // \"two\"\nb('\"', R\"(three)\", \"fo\\\"ur\"); /* \"five\" */"};
  CHECK(literals_of(file) == Words{"one", "three", "fo\\\"ur"});
}

TEST_CASE("includes are found") {
  const SourceFile file{"x.h",
                        "#include <vector>\n  #  include \"kb/store.h\"\n// #include \"no.h\"\n"};
  CHECK(includes_of(file) == Words{"vector", "kb/store.h"});
}

}  // namespace
}  // namespace clusterwise::architecture
