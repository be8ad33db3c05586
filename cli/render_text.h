// Answers as a reader sees them on a page.
#pragma once

#include <string_view>
#include <vector>

#include "cli/environment.h"
#include "reasoner/advisor/account.h"
#include "reasoner/advisor/answer.h"
#include "reasoner/advisor/proof.h"

namespace clusterwise::cli {

enum class Detail { kShort, kFull };

// The important first: stage, what to do, what not to do; then the findings, the cases, and how it
// was decided. kShort leaves out the claims' wording and the ends of long lists, and says how many
// were left out.
void render_text(const advisor::Answer& answer, Detail detail, Environment& env);

// An account in sentences, as text or Markdown. kShort shows the nearest rules only.
void render_account(const advisor::Account& account, Detail detail, Environment& env);

// A tree for each proof, from the finding down to values, limits and claims.
void render_text(const kb::Text& finding, const std::vector<advisor::ProofStep>& proofs,
                 Environment& env);

}  // namespace clusterwise::cli
