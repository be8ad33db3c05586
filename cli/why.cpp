#include <fmt/format.h>
#include <ostream>
#include <string>
#include <vector>

#include "cli/added_rules.h"
#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/render_json.h"
#include "cli/resolve.h"

namespace clusterwise::cli {
namespace {

// What both verbs ask.
struct Question {
  const std::filesystem::path& profile;
  const std::string& target;
};

// Reads what the question is about, and answers it with `answer(policy, profile, target)`.
template <typename Answer>
Exit ask(const Question& question, Environment& env, Answer answer) {
  const auto opened = open_policy(env);
  if (!opened) return opened.error();
  const auto& [store, policy] = *opened;
  const auto profile = load_profile(question.profile, *store, env);
  if (!profile) return profile.error();
  const auto target = resolve_target(question.target, policy, *store, env);
  if (!target) return target.error();
  const auto off = are_off(target->pack, *store, env);
  if (!off) return off.error();
  if (*off) {
    env.err << fmt::format("clusterwise: the rules about {} are off; --with {} adds them\n",
                           target->id, target->pack);
  }
  return answer(policy, *profile, *target);
}

using Proofs = std::vector<advisor::ProofStep>;

void render(const advisor::Account& account, const Proofs& proofs, Detail detail,
            Environment& env) {
  if (env.format == Format::kJson) return render_json(account, proofs, env);
  if (env.format == Format::kText && !proofs.empty())
    return render_text(account.target.label, proofs, env);
  render_account(account, detail, env);
}

}  // namespace

Exit why(const Why& options, Environment& env) {
  return ask({options.profile, options.target}, env,
             [&](const auto& policy, const auto& profile, const auto& target) {
               const auto account = policy.account_of(profile, target.id);
               if (!account) return report(account.error(), env);
               Proofs proofs;
               if (options.detail == Detail::kFull) {
                 auto found = policy.why(profile, target.id);
                 if (!found) return report(found.error(), env);
                 proofs = *std::move(found);
               }
               render(*account, proofs, options.detail, env);
               return account->holds ? Exit::kDone : Exit::kNo;
             });
}

Exit why_not(const WhyNot& options, Environment& env) {
  return ask({options.profile, options.target}, env,
             [&](const auto& policy, const auto& profile, const auto& target) {
               const auto account = policy.account_of(profile, target.id);
               if (!account) return report(account.error(), env);
               render(*account, {}, options.detail, env);
               return account->holds ? Exit::kNo : Exit::kDone;
             });
}

}  // namespace clusterwise::cli
