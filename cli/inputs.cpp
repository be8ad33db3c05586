#include "cli/inputs.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <utility>

#include "cli/folder_entries.h"
#include "cli/open_store.h"
#include "cli/read_text.h"

namespace clusterwise::cli {
namespace {

namespace fs = std::filesystem;

// What the user calls files of that extension: "rule files".
struct Sort {
  std::string_view name;
  std::string_view extension;
};
constexpr Sort kRuleFiles = {"rule files", ".dl"};
constexpr Sort kProfiles = {"profiles", ".json"};

Reported<std::vector<fs::path>> files_of(const fs::path& path, Sort sort, Environment& env) {
  std::error_code error;
  if (!fs::is_directory(path, error)) return std::vector{path};
  const auto files = folder_entries(
      path, [&](const fs::path& file) { return file.extension() == sort.extension; });
  if (!files) return tl::unexpected(report(files.error(), env));
  if (!files->empty()) return *files;
  return tl::unexpected(report(
      kb::Failure{
          fmt::format("there are no {} ({}) in {}", sort.name, sort.extension, path.string()), ""},
      env));
}

// Those of all the paths, each once.
Reported<std::vector<fs::path>> files_of(const std::vector<fs::path>& paths, Sort sort,
                                         Environment& env) {
  std::vector<fs::path> found;
  std::set<fs::path> seen;
  for (const fs::path& path : paths) {
    const auto files = files_of(path, sort, env);
    if (!files) return tl::unexpected(files.error());
    for (const fs::path& file : *files) {
      std::error_code error;
      if (seen.insert(fs::weakly_canonical(file, error)).second) found.push_back(file);
    }
  }
  return found;
}

}  // namespace

fs::path as_typed(const fs::path& path) {
  std::error_code error;
  const fs::path relative = path.is_absolute() ? fs::proximate(path, error) : path;
  return error || relative.empty() || *relative.begin() == ".." ? path : relative;
}

bool names_rules(const fs::path& path) {
  if (path.extension() == kRuleFiles.extension) return true;
  const auto files = folder_entries(
      path, [](const fs::path& file) { return file.extension() == kRuleFiles.extension; });
  return files && !files->empty();
}

Reported<std::vector<fs::path>> find_rules(const std::vector<fs::path>& paths, Environment& env) {
  return files_of(paths.empty() ? std::vector{as_typed(env.rules)} : paths, kRuleFiles, env);
}

Reported<std::vector<fs::path>> find_profiles(const std::vector<fs::path>& paths,
                                              Environment& env) {
  return files_of(paths, kProfiles, env);
}

Reported<std::vector<datalog::Source>> read_rules(const std::vector<fs::path>& paths,
                                                  Environment& env) {
  const auto files = find_rules(paths, env);
  if (!files) return tl::unexpected(files.error());
  std::vector<datalog::Source> sources;
  for (const fs::path& file : *files) {
    auto source = read_text(file, kLargestText, env);
    if (!source) return tl::unexpected(source.error());
    sources.push_back(*std::move(source));
  }
  return sources;
}

Reported<advisor::Policy> load_policy(RuleFiles rules, const kb::Store& store, Environment& env) {
  auto policy = advisor::Policy::load(rules.sources, store, rules.additions);
  if (!policy) return tl::unexpected(report(policy.error(), rules.sources, env));
  report(policy->warnings(), rules.sources, env);
  return *std::move(policy);
}

Reported<OpenPolicy> open_policy(Environment& env) {
  auto opened = open_store(kb::Store::Mode::kReadOnly, env);
  if (!opened) return tl::unexpected(opened.error());
  auto store = std::make_unique<kb::Store>(*std::move(opened));
  auto rules = read_rules(env.chosen_rules, *store, env);
  if (!rules) return tl::unexpected(rules.error());
  auto policy = load_policy(*std::move(rules), *store, env);
  if (!policy) return tl::unexpected(policy.error());
  return OpenPolicy{std::move(store), *std::move(policy)};
}

Reported<advisor::Profile> load_profile(const fs::path& file, const kb::Store& store,
                                        Environment& env) {
  const auto source = read_text(file, kLargestText, env);
  if (!source) return tl::unexpected(source.error());
  auto profile = advisor::read_profile(*source, store);
  if (!profile) return tl::unexpected(report(profile.error(), std::span(&*source, 1), env));
  return *std::move(profile);
}

}  // namespace clusterwise::cli
