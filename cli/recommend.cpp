#include <algorithm>
#include <iterator>
#include <vector>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/render_comparison.h"
#include "cli/render_json.h"
#include "reasoner/advisor/comparable.h"
#include "reasoner/advisor/comparison.h"

namespace clusterwise::cli {
namespace {

Reported<advisor::Answer> answer_for(const std::filesystem::path& file,
                                     const advisor::Options& options, const advisor::Policy& policy,
                                     const kb::Store& store, Environment& env) {
  const auto profile = load_profile(file, store, env);
  if (!profile) return tl::unexpected(profile.error());
  auto answer = policy.recommend(*profile, options);
  if (!answer) return tl::unexpected(report(answer.error(), env));
  return *std::move(answer);
}

// All of them or none: half of a comparison misleads. What is wrong with each is reported.
Reported<std::vector<advisor::Answer>> answers_for(const std::vector<std::filesystem::path>& files,
                                                   const advisor::Options& options,
                                                   const advisor::Policy& policy,
                                                   const kb::Store& store, Environment& env) {
  Exit exit = Exit::kDone;
  std::vector<advisor::Answer> answers;
  for (const std::filesystem::path& file : files) {
    auto answer = answer_for(file, options, policy, store, env);
    exit = std::max(exit, answer ? Exit::kDone : answer.error());
    if (answer) answers.push_back(*std::move(answer));
  }
  if (exit != Exit::kDone) return tl::unexpected(exit);
  return answers;
}

void add_cases(const std::vector<advisor::Answer>& cases, advisor::Answer& answer) {
  std::vector<advisor::ComparableCase> found = advisor::comparable_profiles(answer, cases);
  std::move(found.begin(), found.end(), std::back_inserter(answer.comparable_cases));
  advisor::sort_by_similarity(answer.comparable_cases);
}

void render(const advisor::Answer& answer, Detail detail, Environment& env) {
  if (env.format == Format::kJson) return render_json(answer, env);
  render_text(answer, detail, env);
}

void render(std::vector<advisor::Answer> answers, const advisor::Policy& policy, Detail detail,
            Environment& env) {
  const bool over_time = advisor::order_by_period(answers);
  const advisor::Comparison comparison =
      advisor::compare(answers, policy.indicators_of_rules(), over_time);
  if (env.format == Format::kJson) return render_json(answers, comparison, env);
  render_comparison(answers, comparison, detail, env);
}

}  // namespace

Exit recommend(const Recommend& options, Environment& env) {
  advisor::Options how;
  if (options.vary.values > 0 || options.vary.limits > 0) how.vary = options.vary;
  if (how.vary && options.profiles.size() > 1) {
    env.err << "clusterwise: --vary and --vary-thresholds take one profile, not several\n";
    return Exit::kUsage;
  }
  const auto opened = open_policy(env);
  if (!opened) return opened.error();
  const auto& [store, policy] = *opened;
  auto answers = answers_for(options.profiles, how, policy, *store, env);
  const auto case_files = find_profiles(options.cases, env);
  if (!case_files) return case_files.error();
  const auto cases = answers_for(*case_files, {}, policy, *store, env);
  if (!answers || !cases)
    return std::max(answers ? Exit::kDone : answers.error(), cases ? Exit::kDone : cases.error());
  for (advisor::Answer& answer : *answers) add_cases(*cases, answer);
  if (answers->size() == 1) {
    render(answers->front(), options.detail, env);
  } else {
    render(*std::move(answers), policy, options.detail, env);
  }
  return Exit::kDone;
}

}  // namespace clusterwise::cli
