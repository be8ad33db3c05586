// The parts of an answer as JSON, for whatever holds answers.
#pragma once

#include <string_view>
#include <vector>

#include "cli/json_page.h"
#include "kb/knowledge.h"
#include "reasoner/advisor/answer.h"

namespace clusterwise::cli {

// Each writes one value.
void write_answer(const advisor::Answer& answer, JsonPage& json);
// Of what was added to the rules: with which pack. Nothing of what is their own.
void write_pack(const std::string& pack, JsonPage& json);
void write_reasons(const std::vector<advisor::Reason>& reasons, JsonPage& json);
void write_ids(const std::vector<advisor::Named>& all, JsonPage& json);
// A text alone where the profile gives one for both languages.
void write_industry(const kb::Text& industry, JsonPage& json);
void write_claims(const std::vector<advisor::ClaimRef>& claims, JsonPage& json);

}  // namespace clusterwise::cli
