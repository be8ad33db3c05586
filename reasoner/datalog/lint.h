// What the language allows but the author most likely did not mean.
#pragma once

#include <string>
#include <vector>

#include "reasoner/datalog/checked.h"
#include "reasoner/datalog/diagnostics.h"

namespace clusterwise::datalog {

// What the program's own directives do not say.
struct Surroundings {
  std::vector<std::string> filled;  // relations that the caller adds facts to
  std::vector<std::string> read;    // relations that the caller reads from the model
};

// Warnings only: unused-relation, never-filled, never-fires, singleton-variable. Each names a cause
// once: where a relation is never filled, the rules that read it are not reported too.
Diagnostics lint(const CheckedProgram& program, const Surroundings& surroundings = {});

}  // namespace clusterwise::datalog
