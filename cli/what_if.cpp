#include <ostream>

#include "cli/commands.h"
#include "cli/inputs.h"
#include "cli/render_difference.h"
#include "cli/render_json.h"
#include "cli/settings.h"

namespace clusterwise::cli {
namespace {

void render_page(const advisor::Answer& before, const advisor::Answer& after, Detail detail,
                 Environment& env) {
  AnswerPage on(detail, env);
  on.page.ends(title_of(after, on), styled(on.say(Word::kWhatIf)));
  on.page.blank();
  const advisor::Difference difference = advisor::difference(before, after);
  render_difference(difference, on);
  const bool sampled = !before.completions.exact || !after.completions.exact;
  if (sampled && difference.changes_answer()) {
    on.page.blank();
    for (const std::string& text : on.say.paragraphs(word(Word::kMaybeChance)))
      on.page.paragraph(styled(text, Style::kDim));
  }
  if (on.full()) on.claims.render(on.page, on.say);
}

}  // namespace

Exit what_if(const WhatIf& options, Environment& env) {
  const auto opened = open_policy(env);
  if (!opened) return opened.error();
  const auto& [store, policy] = *opened;
  const auto profile = load_profile(options.profile, *store, env);
  if (!profile) return profile.error();
  const auto changes = read_settings(options.settings, *store, env);
  if (!changes) return changes.error();
  const auto before = policy.recommend(*profile);
  if (!before) return report(before.error(), env);
  const auto after = policy.recommend(advisor::with_readings(*profile, *changes));
  if (!after) return report(after.error(), env);
  if (env.format == Format::kJson) {
    render_json(*before, *after, env);
  } else {
    render_page(*before, *after, options.detail, env);
  }
  return Exit::kDone;
}

}  // namespace clusterwise::cli
