// From what a user typed to the concept that is meant.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/report.h"
#include "kb/store.h"
#include "reasoner/advisor/advisor.h"

namespace clusterwise::cli {

// By id, else by label or alias. No such concept, or several: reported with what may have been
// meant, kNo.
Reported<kb::Concept> resolve_concept(std::string_view name, const kb::Store& store,
                                      Environment& env);

// The same, where only some concepts will do: what may have been meant is one of those.
Reported<kb::Concept> resolve_concept(std::string_view name, std::span<const std::string> among,
                                      const kb::Store& store, Environment& env);

// The same, of concepts that the rules can find something about.
Reported<kb::Concept> resolve_target(const std::string& name, const advisor::Policy& policy,
                                     const kb::Store& store, Environment& env);

// By id, label or plural, without regard to case.
Reported<kb::Kind> resolve_kind(std::string_view name, const kb::Store& store, Environment& env);

// Ids of packs, each once, in the order of the store.
Reported<std::vector<std::string>> resolve_packs(const std::vector<std::string>& names,
                                                 const kb::Store& store, Environment& env);

// Ids of relations, each by id, label or label of the other direction, without regard to case.
Reported<std::vector<std::string>> resolve_relations(std::span<const std::string> names,
                                                     const kb::Store& store, Environment& env);

}  // namespace clusterwise::cli
