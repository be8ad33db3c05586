#include <fmt/format.h>
#include <ostream>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/open_store.h"
#include "cli/report.h"

namespace clusterwise::cli {

Exit rules_check(const RulesCheck& options, Environment& env) {
  const auto store = open_store(kb::Store::Mode::kReadOnly, env);
  if (!store) return store.error();
  const auto files =
      read_rules(options.paths.empty() ? env.chosen_rules : options.paths, *store, env);
  if (!files) return files.error();
  const auto policy = load_policy(*files, *store, env);
  if (!policy) return policy.error();
  report(policy->lint(), options.warnings, files->sources, env);
  env.out << fmt::format("{} rule file{} checked: no errors\n", files->sources.size(),
                         files->sources.size() == 1 ? "" : "s");
  return Exit::kDone;
}

}  // namespace clusterwise::cli
