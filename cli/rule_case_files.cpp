#include "cli/rule_case_files.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "cli/inputs.h"
#include "cli/read_text.h"

namespace clusterwise::cli {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> case_files_below(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    if (entry->path().extension() == ".json") files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<fs::path> folders_of_cases(const std::vector<fs::path>& rules) {
  std::vector<fs::path> folders;
  for (const fs::path& path : rules) {
    std::error_code error;
    if (fs::is_directory(path / "tests", error)) folders.push_back(path / "tests");
  }
  return folders;
}

Reported<std::vector<fs::path>> case_files(const std::vector<fs::path>& paths, Environment& env) {
  std::vector<fs::path> files;
  for (const fs::path& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    const std::vector<fs::path> below = case_files_below(path);
    if (below.empty()) {
      return tl::unexpected(
          report(kb::Failure{fmt::format("there are no rule cases (.json) in {}", path.string()),
                             "rules/README.md shows how a case is written"},
                 env));
    }
    files.insert(files.end(), below.begin(), below.end());
  }
  return files;
}

advisor::OpenProfile opener(Environment& env) {
  return [&env](std::string_view path,
                std::string_view from) -> tl::expected<datalog::Source, std::string> {
    const fs::path file = (fs::path(from).parent_path() / path).lexically_normal();
    std::error_code error;
    if (!fs::is_regular_file(file, error))
      return tl::unexpected(fmt::format("there is no file {}", file.string()));
    auto source = read_text(file, kLargestText, env);
    if (!source) return tl::unexpected(fmt::format("{} cannot be read", file.string()));
    return *std::move(source);
  };
}

}  // namespace

Reported<RuleCaseFiles> read_rule_case_files(const std::vector<fs::path>& paths,
                                             const std::vector<fs::path>& rules,
                                             std::span<const std::string> ids,
                                             const kb::Store& store, Environment& env) {
  const std::vector<fs::path> chosen = paths.empty() ? folders_of_cases(rules) : paths;
  if (chosen.empty()) {
    return tl::unexpected(
        report(kb::Failure{"there is no folder of rule cases beside these rules",
                           "name the files, or put them into a folder tests beside the rules"},
               env));
  }
  const auto files = case_files(chosen, env);
  if (!files) return tl::unexpected(files.error());
  RuleCaseFiles result;
  std::set<fs::path> seen;
  for (const fs::path& file : *files) {
    std::error_code error;
    if (!seen.insert(fs::weakly_canonical(file, error)).second) continue;
    auto source = read_text(file, kLargestText, env);
    if (!source) return tl::unexpected(source.error());
    result.sources.push_back(*std::move(source));
  }
  auto cases = advisor::read_rule_cases(result.sources, ids, store, opener(env));
  if (!cases) return tl::unexpected(report(cases.error(), result.sources, env));
  result.cases = *std::move(cases);
  return result;
}

}  // namespace clusterwise::cli
