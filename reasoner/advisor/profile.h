// A region's profile: an industry, a period, and what is known of its indicators.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kb/store.h"
#include "reasoner/advisor/answer.h"
#include "reasoner/datalog/diagnostics.h"
#include "reasoner/datalog/source.h"

namespace clusterwise::kb {
struct Json;
}

namespace clusterwise::advisor {

struct Reading {
  std::optional<Range> value;  // absent: unknown; low == high: exact
  std::string source;          // as the profile gives it, may be empty
};

using Readings = std::map<std::string, Reading>;  // by indicator id

// Something that was done in the region.
struct Deed {
  std::string measure;  // a measure of the knowledge, or empty
  kb::Text text;        // the measure's label, or the profile's own words
};

struct Profile {
  std::string region;
  kb::Text region_name;
  kb::Text industry;
  std::string period;
  Readings indicators;  // one that is left out is unknown
  std::vector<Deed> done;
  kb::Text outcome;  // what came of it; empty where it is not told
};

// The profile with these readings instead of its own.
Profile with_readings(Profile profile, const Readings& changes);

// Reads a profile (JSON, see rules/README.md) and checks names, types and ranges against the
// store's indicators. All errors are reported, each at its place in `source`.
tl::expected<Profile, datalog::Diagnostics> read_profile(const datalog::Source& source,
                                                         const kb::Store& store);
// Of a profile, or of indicators alone, that stand within a larger document; `what` is what
// messages call it. Errors go to the diagnostics, as places in `file`.
Profile read_profile(const kb::Json& value, datalog::FileId file, const kb::Store& store,
                     datalog::Diagnostics& diagnostics);
Readings read_readings(const kb::Json& value, std::string_view what, datalog::FileId file,
                       const kb::Store& store, datalog::Diagnostics& diagnostics);

}  // namespace clusterwise::advisor
