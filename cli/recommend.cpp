#include <algorithm>
#include <iterator>
#include <ostream>
#include <sstream>
#include <vector>

#include "cli/commands.h"
#include "cli/compose.h"
#include "cli/inputs.h"
#include "cli/output.h"
#include "cli/render_comparison.h"
#include "cli/render_document.h"
#include "cli/render_json.h"
#include "reasoner/advisor/comparable.h"
#include "reasoner/advisor/comparison.h"

namespace clusterwise::cli {
namespace {

// An answer, and the profile that it is the answer to.
struct Answered {
  advisor::Profile profile;
  advisor::Answer answer;
};

Reported<Answered> answer_for(const std::filesystem::path& file, const advisor::Options& options,
                              const advisor::Policy& policy, const kb::Store& store,
                              Environment& env) {
  const auto profile = load_profile(file, store, env);
  if (!profile) return tl::unexpected(profile.error());
  auto answer = policy.recommend(*profile, options);
  if (!answer) return tl::unexpected(report(answer.error(), env));
  return Answered{*profile, *std::move(answer)};
}

// All of them or none: half of a comparison misleads. What is wrong with each is reported.
Reported<std::vector<Answered>> answers_for(const std::vector<std::filesystem::path>& files,
                                            const advisor::Options& options,
                                            const advisor::Policy& policy, const kb::Store& store,
                                            Environment& env) {
  Exit exit = Exit::kDone;
  std::vector<Answered> answers;
  for (const std::filesystem::path& file : files) {
    auto answer = answer_for(file, options, policy, store, env);
    exit = std::max(exit, answer ? Exit::kDone : answer.error());
    if (answer) answers.push_back(*std::move(answer));
  }
  if (exit != Exit::kDone) return tl::unexpected(exit);
  return answers;
}

std::vector<advisor::Answer> answers_of(const std::vector<Answered>& answered) {
  std::vector<advisor::Answer> answers;
  for (const Answered& one : answered) answers.push_back(one.answer);
  return answers;
}

void add_cases(const std::vector<advisor::Answer>& cases, advisor::Answer& answer) {
  std::vector<advisor::ComparableCase> found = advisor::comparable_profiles(answer, cases);
  std::move(found.begin(), found.end(), std::back_inserter(answer.comparable_cases));
  advisor::sort_by_similarity(answer.comparable_cases);
}

Reported<std::vector<advisor::Account>> accounts_of(const Answered& answered,
                                                    const advisor::Policy& policy,
                                                    Environment& env) {
  std::vector<advisor::Account> accounts;
  for (const advisor::Recommendation& role : answered.answer.recommendations) {
    auto account = policy.account_of(answered.profile, role.id, answered.answer);
    if (!account) return tl::unexpected(report(account.error(), env));
    accounts.push_back(*std::move(account));
  }
  return accounts;
}

Exit render_report(const Answered& answered, const advisor::Policy& policy, Environment& env) {
  const auto accounts = accounts_of(answered, policy, env);
  if (!accounts) return accounts.error();
  const Document document = compose(answered.answer, *accounts);
  if (env.format == Format::kHtml) {
    render_html(document, env);
  } else {
    render_markdown(document, env);
  }
  return Exit::kDone;
}

Exit render(const Answered& answered, const advisor::Policy& policy, Detail detail,
            Environment& env) {
  if (env.format == Format::kText) {
    render_text(answered.answer, detail, env);
    return Exit::kDone;
  }
  if (env.format == Format::kJson) {
    render_json(answered.answer, env);
    return Exit::kDone;
  }
  return render_report(answered, policy, env);
}

Exit render(std::vector<advisor::Answer> answers, const advisor::Policy& policy, Detail detail,
            Environment& env) {
  const bool over_time = advisor::order_by_period(answers);
  const advisor::Comparison comparison =
      advisor::compare(answers, policy.indicators_of_rules(), over_time);
  if (env.format == Format::kJson) {
    render_json(answers, comparison, env);
  } else {
    render_comparison(answers, comparison, detail, env);
  }
  return Exit::kDone;
}

Exit render(const std::vector<Answered>& answered, const advisor::Policy& policy, Detail detail,
            Environment& env) {
  if (answered.size() == 1) return render(answered.front(), policy, detail, env);
  return render(answers_of(answered), policy, detail, env);
}

// In a file, as on the standard output of a program that is no terminal.
Exit render_to_file(const std::filesystem::path& file, const std::vector<Answered>& answered,
                    const advisor::Policy& policy, Detail detail, Environment& env) {
  return write_output(file, env, [&](std::ostream& out) {
    Environment to_file(out, env.err);
    to_file.language = env.language;
    to_file.format = env.format;
    return render(answered, policy, detail, to_file);
  });
}

}  // namespace

Exit recommend(const Recommend& options, Environment& env) {
  advisor::Options how;
  if (options.vary.values > 0 || options.vary.limits > 0) how.vary = options.vary;
  if (how.vary && options.profiles.size() > 1) {
    return misuse("--vary and --vary-thresholds take one profile, not several", "", env);
  }
  if (env.format == Format::kHtml && options.profiles.size() > 1) {
    return misuse("an HTML report is of one profile",
                  "write one file for each with -o, or compare them with --format markdown", env);
  }
  const auto opened = open_policy(env);
  if (!opened) return opened.error();
  const auto& [store, policy] = *opened;
  auto answered = answers_for(options.profiles, how, policy, *store, env);
  const auto case_files = find_profiles(options.cases, env);
  if (!case_files) return case_files.error();
  const auto cases = answers_for(*case_files, {}, policy, *store, env);
  if (!answered || !cases)
    return std::max(answered ? Exit::kDone : answered.error(), cases ? Exit::kDone : cases.error());
  for (Answered& one : *answered) add_cases(answers_of(*cases), one.answer);
  return is_standard_output(options.output)
             ? render(*answered, policy, options.detail, env)
             : render_to_file(options.output, *answered, policy, options.detail, env);
}

}  // namespace clusterwise::cli
