#include "cli/styled.h"

#include "cli/terminal_text.h"

namespace clusterwise::cli {
namespace {

std::string_view code_of(Style style) {
  switch (style) {
    case Style::kPlain:
      return "";
    case Style::kHeading:
      return "\x1b[1;36m";
    case Style::kStrong:
      return "\x1b[1m";
    case Style::kDim:
      return "\x1b[2m";
    case Style::kGood:
      return "\x1b[32m";
    case Style::kOpen:
      return "\x1b[33m";
    case Style::kBad:
      return "\x1b[31m";
  }
  return "";
}

}  // namespace

std::string painted(const Run& run, bool colour) {
  const std::string_view code = colour ? code_of(run.style) : "";
  if (code.empty()) return printable(run.text);
  return std::string(code) + printable(run.text) + "\x1b[0m";
}

}  // namespace clusterwise::cli
