// Rules that are off unless asked for: --with NAME adds the folder NAME below the rules, about the
// pack with that id.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/environment.h"
#include "cli/report.h"
#include "kb/store.h"
#include "reasoner/advisor/advisor.h"
#include "reasoner/datalog/source.h"

namespace clusterwise::cli {

// The texts of rule files, and which of them were added by --with.
struct RuleFiles {
  std::vector<datalog::Source> sources;
  std::vector<advisor::Addition> additions;
  std::vector<std::filesystem::path> added_folders;
};

// The folders that --with names, in its order: below those of the paths that are folders, or below
// the shipped rules where there are no paths. An unknown name is reported with those that there
// are: kUsage.
Reported<std::vector<std::filesystem::path>> added_folders(
    const std::vector<std::filesystem::path>& paths, const kb::Store& store, Environment& env);

// Whether there are rules about that pack that --with would add, and does not.
Reported<bool> are_off(const std::string& pack, const kb::Store& store, Environment& env);

// The files that the paths name (none: the shipped rules), and those of the added folders.
Reported<RuleFiles> read_rules(const std::vector<std::filesystem::path>& paths,
                               const kb::Store& store, Environment& env);

}  // namespace clusterwise::cli
