#include <filesystem>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/open_store.h"
#include "cli/render_rules.h"
#include "cli/rule_case_files.h"

namespace clusterwise::cli {
namespace {

// Paths of rules say what is tested, the others by which cases.
struct Subject {
  std::vector<std::filesystem::path> rules;
  std::vector<std::filesystem::path> cases;
};

Subject subject_of(const std::vector<std::filesystem::path>& paths, const Environment& env) {
  Subject subject;
  for (const std::filesystem::path& path : paths)
    (names_rules(path) ? subject.rules : subject.cases).push_back(path);
  if (subject.rules.empty()) subject.rules = env.chosen_rules;
  if (subject.rules.empty()) subject.rules = {as_typed(env.rules)};
  return subject;
}

Exit ending(const advisor::CasesReport& report, std::size_t cases, const RulesTest& options,
            Environment& env) {
  if (report.passed < cases) return Exit::kNo;
  const bool covered = report.never_fire.empty() && report.never_silent.empty();
  if (covered || !options.require_coverage) return Exit::kDone;
  return refuse("the cases do not reach every rule",
                "each rule needs a case in which it fires and one in which it stays silent", env);
}

}  // namespace

Exit rules_test(const RulesTest& options, Environment& env) {
  const auto store = open_store(kb::Store::Mode::kReadOnly, env);
  if (!store) return store.error();
  const Subject subject = subject_of(options.paths, env);
  const auto sources = read_rules(subject.rules, *store, env);
  if (!sources) return sources.error();
  const auto policy = load_policy(*sources, *store, env);
  if (!policy) return policy.error();
  const std::vector<ListedRule> rules = rule_list(policy->rules(), sources->sources);
  std::vector<std::string> ids;
  for (const ListedRule& listed : rules) ids.push_back(listed.rule.id);
  const bool has_added = !sources->added_folders.empty();
  const auto files = read_rule_case_files(
      subject.cases, has_added ? sources->added_folders : subject.rules, ids, *store, env);
  if (!files) return files.error();
  if (files->cases.empty()) {
    return refuse("there is not one case in these files",
                  R"(write {"cases": [{"name": …, "set": {…}, "expect": {…}}]})", env);
  }
  const auto report = advisor::run_cases(*policy, files->cases);
  if (!report) return cli::report(report.error(), env);
  const TestedCases tested{files->cases, *report, files->sources, rules};
  env.format == Format::kJson ? render_json(tested, env) : render_text(tested, options.detail, env);
  return ending(*report, files->cases.size(), options, env);
}

}  // namespace clusterwise::cli
