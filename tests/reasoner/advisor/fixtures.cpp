#include "fixtures.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <stdlib.h>

#include "kb/pack.h"

namespace clusterwise::advisor::test {
namespace {

struct TemporaryFolder {
  std::filesystem::path path;

  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "advisor_test.XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path = name;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path); }
};

kb::Store make_store(const std::filesystem::path& folder) {
  kb::Result<kb::Store> made = kb::Store::open(folder / "test.db", kb::Store::Mode::kReadWrite);
  if (!made) throw std::runtime_error(made.error().message);
  for (const char* pack : {"paper", "indicators", "beyond-the-paper"}) {
    const auto around = made->surroundings_without(pack);
    const auto read =
        kb::read_pack(read_file("kb/packs/" + std::string(pack) + ".jsonld"), **around);
    if (!read) throw std::runtime_error(read.error().front().message);
    if (const auto done = made->import(*read); !done)
      throw std::runtime_error(done.error().message);
  }
  return std::move(*made);
}

std::vector<datalog::Source> with_interface(const std::string& rules) {
  return {{"interface.dl", read_file("rules/interface.dl")}, {"test.dl", rules}};
}

datalog::Program load_program(const std::string& rules) {
  const std::vector<datalog::Source> sources = with_interface(rules);
  auto loaded = datalog::load(sources);
  if (!loaded) throw std::runtime_error(datalog::render(loaded.error(), sources));
  return *std::move(loaded);
}

tl::expected<Policy, datalog::Diagnostics> load(const std::string& rules,
                                                std::vector<datalog::Source>& sources) {
  sources = with_interface(rules);
  return Policy::load(sources, store());
}

}  // namespace

const kb::Store& store() {
  static const TemporaryFolder folder;
  static const kb::Store made = make_store(folder.path);
  return made;
}

std::string read_file(const std::string& path) {
  std::ifstream file(std::string(CLUSTERWISE_SOURCE_DIR) + "/" + path, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<datalog::Source> shipped_rules() {
  std::vector<std::string> names;
  const std::filesystem::path folder = std::string(CLUSTERWISE_SOURCE_DIR) + "/rules";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".dl") names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  std::vector<datalog::Source> sources;
  for (const std::string& name : names) sources.push_back({name, read_file("rules/" + name)});
  return sources;
}

const Policy& shipped_policy() {
  static const auto policy = [] {
    const std::vector<datalog::Source> sources = shipped_rules();
    auto loaded = Policy::load(sources, store());
    if (!loaded) throw std::runtime_error(datalog::render(loaded.error(), sources));
    return std::move(*loaded);
  }();
  return policy;
}

Profile profile_of(std::string_view text) {
  const datalog::Source source{"profile.json", std::string(text)};
  auto profile = read_profile(source, store());
  if (!profile) throw std::runtime_error(datalog::render(profile.error(), std::span(&source, 1)));
  return *std::move(profile);
}

Profile example(const std::string& name) {
  return profile_of(read_file("rules/examples/" + name + ".json"));
}

std::string complaints_about(std::string_view text) {
  const datalog::Source source{"profile.json", std::string(text)};
  const auto profile = read_profile(source, store());
  return profile ? "" : datalog::render(profile.error(), std::span(&source, 1));
}

Policy policy_of(const std::string& rules) {
  std::vector<datalog::Source> sources;
  auto policy = load(rules, sources);
  if (!policy) throw std::runtime_error(datalog::render(policy.error(), sources));
  return std::move(*policy);
}

Checked::Checked(const std::string& rules) : program(load_program(rules)) {
  datalog::Diagnostics diagnostics;
  interface = find_interface(program.checked, diagnostics).value();
}

std::string complaints_about_rules(const std::string& rules) {
  std::vector<datalog::Source> sources;
  const auto policy = load(rules, sources);
  return policy ? "" : datalog::render(policy.error(), sources);
}

}  // namespace clusterwise::advisor::test
