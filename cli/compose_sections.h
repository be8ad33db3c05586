// The sections of a report, and what several of them share. Private to the files compose*.cpp.
#pragma once

#include <string>
#include <vector>

#include "cli/compose.h"
#include "cli/words.h"

namespace clusterwise::cli {

// compose_summary.cpp
Section summary_section(const advisor::Answer& answer);
// compose_profile.cpp
Section profile_section(const advisor::Answer& answer);
// compose_findings.cpp
Section stage_section(const advisor::Answer& answer);
Section problems_section(const advisor::Answer& answer);
Section risks_section(const advisor::Answer& answer);
// compose_roles.cpp
Section roles_section(const advisor::Answer& answer);
// compose_outlook.cpp
Section collect_section(const advisor::Answer& answer);
Section cases_section(const advisor::Answer& answer);
// compose_robustness.cpp; REQUIRES: answer.robustness
Section robustness_section(const advisor::Answer& answer);
// compose_proofs.cpp
Section proofs_section(const advisor::Answer& answer,
                       const std::vector<advisor::Account>& accounts);
// compose_annex.cpp: what `cited` holds is told of, so that every citation leads somewhere
Section annex_section(const advisor::Answer& answer, const Cited& cited);
Section method_section(const advisor::Answer& answer);
Section scope_section(const advisor::Answer& answer);

// ---- Shared, compose.cpp

// A section or part that stands under its word. Anchors are unique in the document.
Section section_of(const std::string& anchor, Word heading);
Part part_of(const std::string& anchor, const kb::Text& heading);
// Blocks without a heading of their own.
void add(std::vector<Block> blocks, Part& part);
std::string anchor_of_role(const std::string& id);

// Labels are written as within a sentence; where one begins a line, English wants a capital.
kb::Text capitalised(kb::Text text);
Sentence plain(const kb::Text& text);
// The lead begins with a capital.
Sentence led(const kb::Text& lead, const kb::Text& text);
Paragraph small(const kb::Text& text);

// "42%", or "about 42%" by a sample.
kb::Text share_of(advisor::Verdict verdict, const advisor::Certainty& certainty);
// The sentences of rules, each with what it rests on.
std::vector<Item> items_of(const std::vector<advisor::Reason>& reasons);
// What is worth finding out, and the limit that it will be held against.
ItemList needs_list(const std::vector<advisor::Need>& needs, Word settles,
                    const advisor::Answer& answer);

// ---- Values, compose_profile.cpp

// The limits of the indicator; empty where it has none.
kb::Text limits_of(const std::string& indicator, const advisor::Answer& answer);

}  // namespace clusterwise::cli
