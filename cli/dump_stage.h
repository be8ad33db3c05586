// The stages of a rule program as text.
#pragma once

#include <span>

#include "cli/commands.h"
#include "cli/environment.h"
#include "reasoner/datalog/source.h"

namespace clusterwise::cli {

// Writes the stage to the results; reports what is wrong with the program where it does not get
// that far.
Exit dump_stage(Stage stage, std::span<const datalog::Source> sources, Environment& env);

}  // namespace clusterwise::cli
