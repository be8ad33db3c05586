#include "cli/added_rules.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <ostream>
#include <set>
#include <string>

#include "cli/folder_entries.h"
#include "cli/inputs.h"
#include "cli/terminal_text.h"
#include "kb/similar.h"

namespace clusterwise::cli {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> folders_among(const std::vector<fs::path>& paths, const Environment& env) {
  if (paths.empty()) return {as_typed(env.rules)};
  std::vector<fs::path> folders;
  std::error_code error;
  for (const fs::path& path : paths) {
    if (fs::is_directory(path, error)) folders.push_back(path);
  }
  return folders;
}

// The folders of rules directly below those, by their names.
kb::Result<std::map<std::string, fs::path>> rules_below(const std::vector<fs::path>& folders) {
  std::map<std::string, fs::path> found;
  for (const fs::path& folder : folders) {
    const auto entries = folder_entries(folder, [](const fs::path& entry) {
      std::error_code error;
      return fs::is_directory(entry, error) && names_rules(entry);
    });
    if (!entries) return tl::unexpected(entries.error());
    for (const fs::path& entry : *entries)
      found.emplace(entry.filename().string(), folder / entry.filename());
  }
  return found;
}

// What --with can be given: folders of rules that a pack of the store is about.
std::vector<std::string> offered(const std::map<std::string, fs::path>& below,
                                 const kb::Store& store) {
  std::vector<std::string> names;
  for (const kb::PackInfo& pack : store.packs()) {
    if (below.contains(pack.id)) names.push_back(pack.id);
  }
  std::sort(names.begin(), names.end());
  return names;
}

// `is_folder`: there is a folder of that name, but no pack.
Exit no_such_rules(const std::string& name, bool is_folder, const std::vector<std::string>& names,
                   Environment& env) {
  env.err << "clusterwise: --with: there "
          << (is_folder ? "is no pack in the knowledge store" : "are no rules") << " called '"
          << printable(name) << "'\n";
  const std::string near = kb::did_you_mean(kb::most_similar(name, names, 1));
  if (!near.empty()) env.err << "  note: " << near << '\n';
  env.err << "  note: "
          << (names.empty() ? std::string("no rules can be added to these")
                            : fmt::format("rules that can be added: {}", fmt::join(names, ", ")))
          << '\n';
  return Exit::kUsage;
}

Reported<advisor::Addition> add(const fs::path& folder, std::vector<datalog::Source>& sources,
                                Environment& env) {
  auto added = read_rules(std::vector{folder}, env);
  if (!added) return tl::unexpected(added.error());
  advisor::Addition addition{folder.filename().string(), {}};
  for (datalog::Source& source : *added) {
    addition.files.insert(source.name);
    const bool is_there = std::any_of(sources.begin(), sources.end(),
                                      [&](const auto& other) { return other.name == source.name; });
    if (!is_there) sources.push_back(std::move(source));
  }
  return addition;
}

}  // namespace

Reported<std::vector<fs::path>> added_folders(const std::vector<fs::path>& paths,
                                              const kb::Store& store, Environment& env) {
  std::vector<fs::path> folders;
  if (env.added_rules.empty()) return folders;
  const auto below = rules_below(folders_among(paths, env));
  if (!below) return tl::unexpected(report(below.error(), env));
  const std::vector<std::string> names = offered(*below, store);
  std::set<std::string> seen;
  for (const std::string& name : env.added_rules) {
    if (!std::binary_search(names.begin(), names.end(), name))
      return tl::unexpected(no_such_rules(name, below->contains(name), names, env));
    if (seen.insert(name).second) folders.push_back(below->at(name));
  }
  return folders;
}

Reported<bool> are_off(const std::string& pack, const kb::Store& store, Environment& env) {
  const std::vector<std::string>& added = env.added_rules;
  if (std::find(added.begin(), added.end(), pack) != added.end()) return false;
  const auto below = rules_below(folders_among(env.chosen_rules, env));
  if (!below) return tl::unexpected(report(below.error(), env));
  const std::vector<std::string> names = offered(*below, store);
  return std::binary_search(names.begin(), names.end(), pack);
}

Reported<RuleFiles> read_rules(const std::vector<fs::path>& paths, const kb::Store& store,
                               Environment& env) {
  const auto folders = added_folders(paths, store, env);
  if (!folders) return tl::unexpected(folders.error());
  auto sources = read_rules(paths, env);
  if (!sources) return tl::unexpected(sources.error());
  RuleFiles files{*std::move(sources), {}, *folders};
  for (const fs::path& folder : *folders) {
    auto addition = add(folder, files.sources, env);
    if (!addition) return tl::unexpected(addition.error());
    files.additions.push_back(*std::move(addition));
  }
  return files;
}

}  // namespace clusterwise::cli
