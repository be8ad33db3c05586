// Answers and proofs as JSON. What `recommend` writes is described by recommend.schema.json.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/environment.h"
#include "reasoner/advisor/account.h"
#include "reasoner/advisor/answer.h"
#include "reasoner/advisor/proof.h"

namespace clusterwise::cli {

// The id of the schema, in every answer; a change that a reader of answers would notice changes it.
inline constexpr std::string_view kAnswerSchema = "urn:clusterwise:recommend:1";

// One answer is an object, several are an array of them.
void render_json(const std::vector<advisor::Answer>& answers, Environment& env);

// What `why` and `why-not` write is described by why.schema.json. The proofs are left out where
// there are none.
inline constexpr std::string_view kAccountSchema = "urn:clusterwise:why:1";
void render_json(const advisor::Account& account, const std::vector<advisor::ProofStep>& proofs,
                 Environment& env);

// The steps of a proof, as a member of what is being written.
class JsonPage;
void write_proofs(JsonPage& json, const std::vector<advisor::ProofStep>& proofs);

}  // namespace clusterwise::cli
