// Fact files as the conformance cases have them: one tuple a line, a delimiter between columns.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "reasoner/datalog/database.h"
#include "reasoner/datalog/model.h"

namespace clusterwise::datalog::test {

// What each .input directive of the program asks for.
Database read_inputs(const CheckedProgram& program, const std::filesystem::path& folder);

// The lines of every file that an .output asks for, by its name, sorted; "stdout.txt" for
// .printsize.
std::map<std::string, std::vector<std::string>> outputs_of(const Model& model);

// The lines of a text, sorted, without their ends.
std::vector<std::string> sorted_lines(const std::string& text);

}  // namespace clusterwise::datalog::test
