// The last stage of reading a pack: does what it says hang together?
#pragma once

#include <cstddef>
#include <map>
#include <string_view>
#include <vector>

#include "kb/json.h"
#include "kb/knowledge.h"
#include "kb/pack.h"
#include "kb/problem.h"

namespace clusterwise::kb {

// Two kinds of concept have fields of their own, so the program knows them by name.
inline constexpr std::string_view kSourceKind = "source";
inline constexpr std::string_view kIndicatorKind = "indicator";

// So many problems of a document are shown.
inline constexpr std::size_t kMostProblems = 20;

// Where the records of a pack stand in its text, list by list in the order of the pack's values.
struct RecordPlaces {
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  std::map<std::string_view, std::vector<Range>> of_list;
  std::vector<std::size_t> with_own_fields;  // concepts for which has_own_fields() holds
};

// Whether the record of a concept has, or must have, fields that only some kinds have.
bool has_own_fields(const Json& record);

// Ids are unique; kinds, relations, concepts and claims that are referred to exist; links join kinds that their
// relation allows; every claim is used. In the order of the text; only of the first kMostProblems the notes say which
// names may have been meant.
// REQUIRES: `pack` was made from the records of `text` that stand at `places`, which have the shape of a pack's;
// `document` is the rest of it.
Problems check_pack(std::string_view text, const Json& document, const RecordPlaces& places, const Pack& pack,
                    const Surroundings& around);

}  // namespace clusterwise::kb
