// What `recommend`, `why` and `rules` are given: rule files and profiles.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "cli/added_rules.h"
#include "cli/environment.h"
#include "cli/report.h"
#include "kb/store.h"
#include "reasoner/advisor/advisor.h"
#include "reasoner/advisor/profile.h"

namespace clusterwise::cli {

// Below the current folder a path is shown relative to it, as a user would type it.
std::filesystem::path as_typed(const std::filesystem::path& path);

// Whether the path is a rule file (.dl), or a folder with rule files in it.
bool names_rules(const std::filesystem::path& path);

// The .dl files that the paths name, a folder standing for those in it (not in its folders), each
// once. No paths: the shipped rules.
Reported<std::vector<std::filesystem::path>> find_rules(
    const std::vector<std::filesystem::path>& paths, Environment& env);

// The text of the files that find_rules finds.
Reported<std::vector<datalog::Source>> read_rules(const std::vector<std::filesystem::path>& paths,
                                                  Environment& env);

// The knowledge, and the policy of the chosen rules over it, with those that were added.
struct OpenPolicy {
  std::unique_ptr<kb::Store> store;  // stays where it is: the policy reads it
  advisor::Policy policy;
};
Reported<OpenPolicy> open_policy(Environment& env);

// The policy of the rules; warnings are reported. REQUIRES: the store outlives the policy.
Reported<advisor::Policy> load_policy(RuleFiles rules, const kb::Store& store, Environment& env);

// The files that the paths name, a folder standing for the .json files in it (not in its folders),
// each once.
Reported<std::vector<std::filesystem::path>> find_profiles(
    const std::vector<std::filesystem::path>& paths, Environment& env);

Reported<advisor::Profile> load_profile(const std::filesystem::path& file, const kb::Store& store,
                                        Environment& env);

}  // namespace clusterwise::cli
