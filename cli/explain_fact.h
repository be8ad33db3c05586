// Why a fact of a rule program is there, or is not.
#pragma once

#include <span>
#include <string>

#include "cli/environment.h"
#include "reasoner/datalog/model.h"
#include "reasoner/datalog/source.h"

namespace clusterwise::cli {

// Writes to the results: a smallest proof of the first fact that fits the text (relation("a", _)),
// or, where none does, how far each rule gets that could have given it (then kNo). The model's
// indexes and symbols may grow.
Exit explain_fact(const std::string& text, datalog::Model& model,
                  std::span<const datalog::Source> sources, Environment& env);

}  // namespace clusterwise::cli
