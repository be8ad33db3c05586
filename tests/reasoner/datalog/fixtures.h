// What the tests of the rule engine share: each stage of the pipeline as a function from text to
// text. Where a stage refuses the text, the result is its rendered messages.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "reasoner/datalog/datalog.h"

namespace clusterwise::datalog::test {

// One source, called t.dl in messages.
std::vector<Source> source(std::string_view text);

std::string tokens_of(std::string_view text);
std::string tree_of(std::string_view text);
std::string clauses_of(std::string_view text);
std::string strata_of(std::string_view text);
// The plans of all strata that have clauses, with the sizes that the facts of the text give.
std::string plan_of(std::string_view text);
// Every fact of the relations that .output names (of all relations, where it names none), one a
// line, sorted; warnings after them.
std::string facts_of(std::string_view text, const Limits& limits = {});

// The facts of some relations of a model, as above.
std::string facts_in(const Model& model, const std::vector<RelationId>& relations);

// REQUIRES: nothing is wrong with the text; aborts the test otherwise.
Program loaded(std::string_view text);
Model evaluated(const Program& program, const Limits& limits = {});

std::string read_file(const std::filesystem::path& file);
// An environment variable as a number, or the default.
std::size_t number_from(const char* variable, std::size_t otherwise);

}  // namespace clusterwise::datalog::test
