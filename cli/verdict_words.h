// How a verdict is said: of a role, of a finding.
#pragma once

#include <string_view>

#include "cli/words.h"
#include "reasoner/advisor/difference.h"

namespace clusterwise::cli {

// As a page has it.
Word verdict_word(advisor::Verdict verdict, advisor::VerdictOf about);
// As JSON and options have it: "recommended", "undetermined", "not-recommended"; "holds",
// "undetermined", "does-not-hold".
std::string_view verdict_id(advisor::Verdict verdict, advisor::VerdictOf about);

// What stands behind the verdict: "0.90", "0.61–0.90" where known values alone give less, "in 42%
// of completions" where it is open; nothing where it is no.
kb::Text standing_detail(const advisor::Standing& standing);

// "established cluster", "no cluster (undetermined)"
kb::Text stage_text(const kb::Text& stage, advisor::Verdict verdict);

// "recommended 0.90"
kb::Text standing_text(const advisor::Standing& standing, advisor::VerdictOf about);

}  // namespace clusterwise::cli
