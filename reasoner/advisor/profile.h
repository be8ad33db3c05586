// A region's profile: an industry, a period, and what is known of its indicators.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "kb/store.h"
#include "reasoner/advisor/answer.h"
#include "reasoner/datalog/diagnostics.h"
#include "reasoner/datalog/source.h"

namespace clusterwise::advisor {

struct Reading {
  std::optional<Range> value;  // absent: unknown; low == high: exact
  std::string source;          // as the profile gives it, may be empty
};

struct Profile {
  std::string region;
  kb::Text region_name;
  std::string industry;
  std::string period;
  std::map<std::string, Reading> indicators;  // by indicator id; one that is left out is unknown
};

// Reads a profile (JSON, see rules/README.md) and checks names, types and ranges against the
// store's indicators. All errors are reported, each at its place in `source`.
tl::expected<Profile, datalog::Diagnostics> read_profile(const datalog::Source& source,
                                                         const kb::Store& store);

}  // namespace clusterwise::advisor
