// The parts of an answer as JSON, for whatever holds answers.
#pragma once

#include <string_view>
#include <vector>

#include "cli/json_page.h"
#include "reasoner/advisor/answer.h"

namespace clusterwise::cli {

// Each writes one value.
void write_answer(const advisor::Answer& answer, JsonPage& json);
void write_reasons(const std::vector<advisor::Reason>& reasons, JsonPage& json);
void write_ids(const std::vector<advisor::Named>& all, JsonPage& json);
void write_claims(const std::vector<advisor::ClaimRef>& claims, JsonPage& json);

}  // namespace clusterwise::cli
