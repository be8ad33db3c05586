#include "cli/fact_format.h"

#include <filesystem>
#include <fmt/format.h>

namespace clusterwise::cli {
namespace {

using datalog::Directive;

std::string parameter(const Directive& directive, const std::string& key, std::string otherwise) {
  const auto found = directive.parameters.find(key);
  return found == directive.parameters.end() ? std::move(otherwise) : found->second;
}

bool is_true(const Directive& directive, const std::string& key) {
  const std::string value = parameter(directive, key, "false");
  return value == "true" || value == "1";
}

// A file name must stay below its folder, whatever the program says.
bool stays_below(const std::string& filename) {
  const std::filesystem::path path = std::filesystem::path(filename).lexically_normal();
  return !path.empty() && path.is_relative() && *path.begin() != "..";
}

std::string unescaped(std::string delimiter) {
  if (delimiter == "\\t") return "\t";
  return delimiter;
}

}  // namespace

Reported<FactFormat> fact_format(const datalog::CheckedProgram& program, const Directive& directive,
                                 Environment& env) {
  const std::string& name = program.relation(directive.relation).name;
  const bool input = directive.kind == Directive::Kind::kInput;
  const std::string io = parameter(directive, "IO", "file");
  FactFormat format;
  format.to_results = !input && io == "stdout";
  if (io != "file" && !format.to_results) {
    return tl::unexpected(
        refuse(fmt::format("'{}' asks for IO={}, which 'run' does not have", name, io),
               input ? "facts come from files: IO=file"
                     : "results go to files or, with IO=stdout, to the screen",
               env));
  }
  format.quoted = is_true(directive, "rfc4180");
  format.headers = is_true(directive, "headers");
  format.delimiter = unescaped(parameter(directive, "delimiter", format.quoted ? "," : "\t"));
  format.filename = parameter(directive, "filename", name + (input ? ".facts" : ".csv"));
  if (format.delimiter.empty())
    return tl::unexpected(refuse(fmt::format("the delimiter of '{}' is empty", name), "", env));
  if (!stays_below(format.filename)) {
    return tl::unexpected(refuse(fmt::format("'{}' names the file \"{}\"", name, format.filename),
                                 input ? "facts are read below the folder of -F only"
                                       : "results are written below the folder of -D only",
                                 env));
  }
  return format;
}

}  // namespace clusterwise::cli
