// Telling the user what went wrong, and with which exit code the command ends.
#pragma once

#include <span>
#include <string_view>
#include <tl/expected.hpp>

#include "cli/environment.h"
#include "kb/problem.h"
#include "reasoner/datalog/diagnostics.h"
#include "reasoner/datalog/source.h"

namespace clusterwise::cli {

// The value; or the exit code, when what is wrong has been reported already.
template <typename T>
using Reported = tl::expected<T, Exit>;

// "clusterwise: MESSAGE", then the note.
Exit report(const kb::Failure& failure, Environment& env);  // kWorld; kNo for a refusal
// The same for an answer that is no, or an input that is refused as a whole.
Exit refuse(std::string_view message, std::string_view note, Environment& env);  // kNo
// The same for options that do not go together.
Exit misuse(std::string_view message, std::string_view note, Environment& env);  // kUsage

// kNo where there are errors; kDone where there are but warnings.
Exit report(const datalog::Diagnostics& diagnostics, std::span<const datalog::Source> sources,
            Environment& env);
struct Warnings;
// Warnings, but for those that are not wanted.
void report(const datalog::Diagnostics& warnings, const Warnings& wanted,
            std::span<const datalog::Source> sources, Environment& env);
// The problems of a document of kb, in the same form.
Exit report(const kb::Problems& problems, const datalog::Source& document, Environment& env);

}  // namespace clusterwise::cli
