// How a directive lays out a file.
#pragma once

#include <string>

#include "cli/environment.h"
#include "cli/report.h"
#include "reasoner/datalog/checked.h"

namespace clusterwise::cli {

struct FactFormat {
  std::string filename;     // relative, below the folder
  std::string delimiter;    // not empty
  bool headers = false;     // the first line names the columns
  bool quoted = false;      // RFC 4180: fields may be in double quotes
  bool to_results = false;  // IO=stdout
};

// From the directive's parameters; one that cannot be is reported.
Reported<FactFormat> fact_format(const datalog::CheckedProgram& program,
                                 const datalog::Directive& directive, Environment& env);

}  // namespace clusterwise::cli
