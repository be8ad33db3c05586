// Whole messages: golden/KIND/NAME.dl is a program with errors of that kind (NAME.second.dl, where
// it is there, a second file of the same program), NAME.expected what is printed about it.
// CLUSTERWISE_UPDATE_GOLDEN=1 writes the expected texts anew; look at the difference.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>

#include "fixtures.h"
#include "reasoner/datalog/kinds.h"
#include "reasoner/datalog/nearest.h"

namespace clusterwise::datalog {
namespace {

using namespace test;
namespace fs = std::filesystem;

const fs::path kGolden = fs::path(CLUSTERWISE_TEST_DATA) / "golden";

// Knows two roles and two claims.
class SmallVocabulary : public Vocabulary {
 public:
  bool covers(std::string_view type) const override { return type == "Role"; }
  bool contains(std::string_view, std::string_view constant) const override {
    return std::find(kRoles.begin(), kRoles.end(), constant) != kRoles.end();
  }
  std::vector<std::string> nearest(std::string_view, std::string_view constant) const override {
    const auto found = datalog::nearest(constant, kRoles);
    return found ? std::vector<std::string>{*found} : std::vector<std::string>{};
  }
  bool has_claim(std::string_view id) const override { return id == "R1" || id == "R2"; }

 private:
  inline static const std::vector<std::string> kRoles = {"gardener", "builder"};
};

std::vector<Source> sources_of(const fs::path& program) {
  std::vector<Source> sources = {{program.filename().string(), read_file(program)}};
  const fs::path second = fs::path(program).replace_extension(".second.dl");
  if (fs::exists(second)) sources.push_back({second.filename().string(), read_file(second)});
  return sources;
}

// Errors; or the warnings of the evaluation, where they are of that kind, or else those of lint.
Diagnostics diagnostics_of(const std::vector<Source>& sources, std::string_view kind) {
  const SmallVocabulary vocabulary;
  const auto program = load(sources, &vocabulary);
  if (!program) return program.error();
  if (kind != kinds::kDroppedTuple) return lint(program->checked);
  const auto model = run(*program, Database(program->checked));
  return model ? model->warnings() : Diagnostics();
}

std::set<std::string> kinds_in(const Diagnostics& diagnostics) {
  std::set<std::string> result;
  for (const Diagnostic& one : diagnostics.sorted()) result.emplace(one.kind);
  return result;
}

std::vector<fs::path> programs() {
  std::vector<fs::path> result;
  for (const auto& entry : fs::recursive_directory_iterator(kGolden)) {
    const fs::path& path = entry.path();
    const bool second = path.stem().extension() == ".second";
    if (path.extension() == ".dl" && !second) result.push_back(path);
  }
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace

TEST_CASE("golden: every message is as its file says") {
  const bool update = number_from("CLUSTERWISE_UPDATE_GOLDEN", 0) != 0;
  for (const fs::path& program : programs()) {
    const std::string kind = program.parent_path().filename().string();
    INFO(kind << "/" << program.filename().string());
    const std::vector<Source> sources = sources_of(program);
    const Diagnostics diagnostics = diagnostics_of(sources, kind);
    CHECK(kinds_in(diagnostics).contains(kind));
    const fs::path expected = fs::path(program).replace_extension(".expected");
    if (update) std::ofstream(expected, std::ios::binary) << render(diagnostics, sources);
    CHECK(render(diagnostics, sources) == (fs::exists(expected) ? read_file(expected) : ""));
  }
}

TEST_CASE("golden: every kind has a message, every folder a kind") {
  const std::set<std::string> kinds(kinds::kAll.begin(), kinds::kAll.end());
  std::set<std::string> folders;
  for (const fs::path& program : programs())
    folders.insert(program.parent_path().filename().string());
  CHECK(folders == kinds);
}

TEST_CASE("golden: the registry names each kind once") {
  const std::set<std::string_view> kinds(kinds::kAll.begin(), kinds::kAll.end());
  CHECK(kinds.size() == kinds::kAll.size());
}

}  // namespace clusterwise::datalog
