// Concepts, claims, lists, paths and counts: as text and as JSON.
#pragma once

#include <vector>

#include "cli/concept_page.h"
#include "cli/environment.h"
#include "kb/store.h"

namespace clusterwise::cli {

void render_text(const ConceptPage& page, Environment& env);
void render_text(const ClaimPage& page, Environment& env);
void render_text(const std::vector<FoundConcept>& found, Environment& env);
void render_text(const std::vector<kb::NamedConcept>& listed, Environment& env);
void render_text(const std::vector<PathStep>& path, Environment& env);
// Several paths, each with its number.
void render_text(const std::vector<std::vector<PathStep>>& paths, Environment& env);
void render_text(const kb::Stats& stats, Environment& env);
// The kinds, with the number of concepts of each.
void render_kinds_text(const std::vector<kb::Count>& counts, const kb::Store& store,
                       Environment& env);

void render_json(const ConceptPage& page, Environment& env);
void render_json(const ClaimPage& page, Environment& env);
void render_json(const std::vector<FoundConcept>& found, Environment& env);
void render_json(const std::vector<kb::NamedConcept>& listed, Environment& env);
void render_json(const std::vector<PathStep>& path, Environment& env);
void render_json(const std::vector<std::vector<PathStep>>& paths, Environment& env);
void render_json(const kb::Stats& stats, Environment& env);
void render_kinds_json(const std::vector<kb::Count>& counts, const kb::Store& store,
                       Environment& env);

}  // namespace clusterwise::cli
