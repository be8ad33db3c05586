// Answers and proofs as JSON. The schemas beside this file describe what
// `recommend` and `what-if` write.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/environment.h"
#include "reasoner/advisor/answer.h"
#include "reasoner/advisor/comparison.h"
#include "reasoner/advisor/proof.h"

namespace clusterwise::cli {

// The id of the schema, in every answer; a change that a reader of answers would notice changes it.
inline constexpr std::string_view kAnswerSchema = "urn:clusterwise:recommend:1";

inline constexpr std::string_view kComparisonSchema = "urn:clusterwise:comparison:1";
inline constexpr std::string_view kWhatIfSchema = "urn:clusterwise:what-if:1";

void render_json(const advisor::Answer& answer, Environment& env);
// Several answers and how they compare, described by compare.schema.json.
void render_json(std::span<const advisor::Answer> answers, const advisor::Comparison& comparison,
                 Environment& env);
// What changes from one to the other, described by what-if.schema.json.
void render_json(const advisor::Answer& before, const advisor::Answer& after, Environment& env);

void render_json(const std::string& region, const std::string& target,
                 const std::vector<advisor::ProofStep>& proofs, Environment& env);

}  // namespace clusterwise::cli
