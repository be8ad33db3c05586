#include "cli/csv.h"

#include <ostream>

namespace clusterwise::cli {
namespace {

std::string quoted(const std::string& field) {
  if (field.find_first_of("\",\r\n") == std::string::npos) return field;
  std::string result = "\"";
  for (const char c : field) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + '"';
}

}  // namespace

void write_csv_row(const std::vector<std::string>& fields, Environment& env) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) line += ',';
    line += quoted(fields[i]);
  }
  // A lone empty field would be an empty line, which readers pass over.
  if (fields.size() == 1 && fields.front().empty()) line = "\"\"";
  env.out << line << "\r\n";
}

}  // namespace clusterwise::cli
