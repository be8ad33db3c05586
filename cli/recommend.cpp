#include <algorithm>
#include <ostream>
#include <vector>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/open_store.h"
#include "cli/render_json.h"

namespace clusterwise::cli {
namespace {

Reported<advisor::Answer> answer_for(const std::filesystem::path& file,
                                     const advisor::Policy& policy, const kb::Store& store,
                                     Environment& env) {
  const auto profile = load_profile(file, store, env);
  if (!profile) return tl::unexpected(profile.error());
  auto answer = policy.recommend(*profile);
  if (!answer) return tl::unexpected(report(answer.error(), env));
  return *std::move(answer);
}

void render(const std::vector<advisor::Answer>& answers, Detail detail, Environment& env) {
  if (env.format == Format::kJson) return render_json(answers, env);
  for (std::size_t i = 0; i < answers.size(); ++i) {
    if (i > 0) env.out << "\n\n";
    render_text(answers[i], detail, env);
  }
}

}  // namespace

Exit recommend(const Recommend& options, Environment& env) {
  const auto store = open_store(kb::Store::Mode::kReadOnly, env);
  if (!store) return store.error();
  auto rules = read_rules(env.chosen_rules, env);
  if (!rules) return rules.error();
  const auto policy = load_policy(*std::move(rules), *store, env);
  if (!policy) return policy.error();

  // One bad profile does not keep the others from their answers.
  Exit exit = Exit::kDone;
  std::vector<advisor::Answer> answers;
  for (const std::filesystem::path& file : options.profiles) {
    auto answer = answer_for(file, *policy, *store, env);
    if (answer) {
      answers.push_back(*std::move(answer));
    } else {
      exit = std::max(exit, answer.error());
    }
  }
  if (!answers.empty()) render(answers, options.detail, env);
  return exit;
}

}  // namespace clusterwise::cli
