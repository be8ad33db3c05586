// The files of rule cases: found, read, checked.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "cli/environment.h"
#include "cli/report.h"
#include "kb/store.h"
#include "reasoner/advisor/rule_cases.h"

namespace clusterwise::cli {

struct RuleCaseFiles {
  std::vector<datalog::Source> sources;  // that the cases' places lie in
  std::vector<advisor::RuleCase> cases;
};

// The .json files that the paths name, a folder standing for all below it. No paths: the folders
// "tests" in those of the rules. `ids` are the rules that cases may name.
Reported<RuleCaseFiles> read_rule_case_files(const std::vector<std::filesystem::path>& paths,
                                             const std::vector<std::filesystem::path>& rules,
                                             std::span<const std::string> ids,
                                             const kb::Store& store, Environment& env);

}  // namespace clusterwise::cli
