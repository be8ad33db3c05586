#include "cli/report.h"

#include <algorithm>
#include <cstdint>
#include <ostream>
#include <string>

#include "cli/commands.h"
#include "cli/terminal_text.h"

namespace clusterwise::cli {
namespace {

void say(std::string_view message, std::string_view note, Environment& env) {
  env.err << "clusterwise: " << printable(message) << '\n';
  if (!note.empty()) env.err << "  note: " << printable(note) << '\n';
}

// What is quoted of a file must not steer the terminal.
void write_lines(std::string_view text, std::ostream& out) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    out << printable(line) << '\n';
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
}

}  // namespace

Exit report(const kb::Failure& failure, Environment& env) {
  say(failure.message, failure.note, env);
  return failure.is_refusal ? Exit::kNo : Exit::kWorld;
}

Exit refuse(std::string_view message, std::string_view note, Environment& env) {
  say(message, note, env);
  return Exit::kNo;
}

Exit misuse(std::string_view message, std::string_view note, Environment& env) {
  say(message, note, env);
  return Exit::kUsage;
}

Exit report(const datalog::Diagnostics& diagnostics, std::span<const datalog::Source> sources,
            Environment& env) {
  write_lines(datalog::render(diagnostics, sources), env.err);
  return diagnostics.has_errors() ? Exit::kNo : Exit::kDone;
}

void report(const datalog::Diagnostics& warnings, const Warnings& wanted,
            std::span<const datalog::Source> sources, Environment& env) {
  if (!wanted.none) report(warnings.without(wanted.allowed), sources, env);
}

Exit report(const kb::Problems& problems, const datalog::Source& document, Environment& env) {
  datalog::Diagnostics diagnostics;
  for (const kb::Problem& problem : problems) {
    const datalog::Span span{datalog::FileId{0}, static_cast<std::uint32_t>(problem.begin),
                             static_cast<std::uint32_t>(problem.end)};
    diagnostics.error(problem.kind, span, problem.message, problem.note);
  }
  return report(diagnostics, std::span(&document, 1), env);
}

}  // namespace clusterwise::cli
