// What would turn a verdict, as text and as JSON (flip.schema.json).
#pragma once

#include "cli/environment.h"
#include "reasoner/advisor/flip_answer.h"

namespace clusterwise::cli {

inline constexpr std::string_view kFlipSchema = "urn:clusterwise:flip:1";

void render_text(const advisor::FlipAnswer& answer, Environment& env);
void render_json(const advisor::FlipAnswer& answer, Environment& env);

}  // namespace clusterwise::cli
