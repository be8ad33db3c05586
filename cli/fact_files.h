// Fact files and result files of a rule program, with the reference engine's conventions:
// tab-separated unless a directive says otherwise, one tuple a line.
//
//   .input R(IO=file, filename="R.facts", delimiter="\t", headers=false, rfc4180=false)
//   .output R(IO=file|stdout, filename="R.csv", delimiter="\t", headers=false, rfc4180=false)
#pragma once

#include <filesystem>
#include <iosfwd>

#include "cli/environment.h"
#include "cli/report.h"
#include "reasoner/datalog/database.h"
#include "reasoner/datalog/limits.h"
#include "reasoner/datalog/model.h"

namespace clusterwise::cli {

// Reads the files that the program's .input directives name, all below `folder`, into the database.
// A line that does not fit is reported as FILE:LINE:COLUMN: error; so are all that are wrong with
// the file (kNo). A file that cannot be read, or that brings more than the limits allow: kWorld.
Exit read_facts(const std::filesystem::path& folder, const datalog::Limits& limits,
                datalog::Database& database, Environment& env);

// Whether the .output directives can be followed: each has a file of its own. Reports what is
// wrong.
Exit check_results(const datalog::CheckedProgram& program, const std::filesystem::path& folder,
                   Environment& env);

// Writes what the .output directives name below `folder`, each file whole or not at all, and
// .printsize lines to the results. With folder "-" everything goes to the results, each relation
// under its name.
Exit write_results(const datalog::Model& model, const std::filesystem::path& folder,
                   Environment& env);

}  // namespace clusterwise::cli
