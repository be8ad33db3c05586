#include <optional>
#include <string>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/render_flip.h"
#include "cli/resolve.h"

namespace clusterwise::cli {

Exit flip(const Flip& options, Environment& env) {
  const auto opened = open_policy(env);
  if (!opened) return opened.error();
  const auto& [store, policy] = *opened;
  const auto profile = load_profile(options.profile, *store, env);
  if (!profile) return profile.error();
  const auto target = resolve_target(options.target, policy, *store, env);
  if (!target) return target.error();
  const auto answer = policy.flip(*profile, target->id, options.wanted);
  if (!answer) return report(answer.error(), env);
  if (env.format == Format::kJson) {
    render_json(*answer, env);
  } else {
    render_text(*answer, env);
  }
  return answer->already || !answer->options.empty() ? Exit::kDone : Exit::kNo;
}

}  // namespace clusterwise::cli
