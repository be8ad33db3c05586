#include "cli/csv.h"

#include <ostream>

#include "kb/csv.h"

namespace clusterwise::cli {
void write_csv_row(const std::vector<std::string>& fields, Environment& env) {
  std::string line;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) line += ',';
    kb::append_cell(line, fields[i]);
  }
  // A lone empty field would be an empty line, which readers pass over.
  if (fields.size() == 1 && fields.front().empty()) line = "\"\"";
  env.out << line << "\r\n";
}

}  // namespace clusterwise::cli
