// Tables as CSV (RFC 4180): fields parted by commas, in double quotes where they hold a comma, a
// quote or a line end; lines end with CR LF.
#pragma once

#include <string>
#include <vector>

#include "cli/environment.h"

namespace clusterwise::cli {

void write_csv_row(const std::vector<std::string>& fields, Environment& env);

}  // namespace clusterwise::cli
