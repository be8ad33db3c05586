// Values as a command line sets them: INDICATOR=VALUE.
#pragma once

#include <string>
#include <vector>

#include "cli/report.h"
#include "kb/store.h"
#include "reasoner/advisor/profile.h"

namespace clusterwise::cli {

// A value is a number, an interval (40..60), or unknown. An indicator is named by its id, a label
// or an alias. What is wrong is reported as of a profile, at its place in the setting: kNo.
// REQUIRES: each setting has a "=" after its first character.
Reported<advisor::Readings> read_settings(const std::vector<std::string>& settings,
                                          const kb::Store& store, Environment& env);

}  // namespace clusterwise::cli
