// The rule engine: text in, model out. Read this header first.
//
//   source -> tokens -> ast::Program -> CheckedProgram -> Strata -> Plan -> Model
//
// Each arrow is a free function in the header of its result; these two functions walk the whole
// way. The engine opens no file and knows nothing of what the rules speak about.
#pragma once

#include <span>
#include <tl/expected.hpp>

#include "reasoner/datalog/check.h"
#include "reasoner/datalog/checked.h"
#include "reasoner/datalog/database.h"
#include "reasoner/datalog/diagnostics.h"
#include "reasoner/datalog/evaluate.h"
#include "reasoner/datalog/lint.h"
#include "reasoner/datalog/model.h"
#include "reasoner/datalog/source.h"
#include "reasoner/datalog/strata.h"

namespace clusterwise::datalog {

// A program that can be evaluated.
struct Program {
  CheckedProgram checked;
  Strata strata;
};

// Reads, checks and stratifies the sources as one program; all that is wrong with them otherwise.
tl::expected<Program, Diagnostics> load(std::span<const Source> sources,
                                        const Vocabulary* vocabulary = nullptr);

// Evaluates the program over the facts in `input`. REQUIRES: `input` was made for program.checked;
// the program outlives the model.
tl::expected<Model, LimitReached> run(const Program& program, Database input,
                                      const RunOptions& options = {});

}  // namespace clusterwise::datalog
