#include <fmt/format.h>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/render_json.h"
#include "cli/resolve.h"

namespace clusterwise::cli {
namespace {

Exit render(const advisor::Profile& profile, const kb::Concept& target,
            const std::vector<advisor::ProofStep>& proofs, Environment& env) {
  if (env.format == Format::kJson) {
    render_json(profile.region, target.id, proofs, env);
  } else if (!proofs.empty()) {
    render_text(target.label, proofs, env);
  }
  if (!proofs.empty()) return Exit::kDone;
  return refuse(
      fmt::format("by its known values, '{}' does not hold for {}", target.id, profile.region),
      "whether unknown values could change that, clusterwise recommend says", env);
}

}  // namespace

Exit why(const Why& options, Environment& env) {
  const auto opened = open_policy(env);
  if (!opened) return opened.error();
  const auto& [store, policy] = *opened;
  const auto profile = load_profile(options.profile, *store, env);
  if (!profile) return profile.error();
  const auto target = resolve_target(options.target, policy, *store, env);
  if (!target) return target.error();
  const auto proofs = policy.why(*profile, target->id);
  if (!proofs) return report(proofs.error(), env);
  return render(*profile, *target, *proofs, env);
}

}  // namespace clusterwise::cli
