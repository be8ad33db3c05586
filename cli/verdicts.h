// The names of verdicts: those of roles, and those of findings and stages.
#pragma once

#include <string_view>

#include "cli/words.h"
#include "reasoner/advisor/flip_answer.h"

namespace clusterwise::cli {

// As JSON and options have it: "not-recommended", "does-not-hold".
std::string_view verdict_id(advisor::Verdict verdict, advisor::VerdictOf about);
// As a page has it.
Word verdict_word(advisor::Verdict verdict, advisor::VerdictOf about);

}  // namespace clusterwise::cli
