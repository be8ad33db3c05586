// Does a document have the shape of a pack? The answer in words, not in the terms of JSON Schema.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "kb/json.h"
#include "kb/problem.h"

namespace clusterwise::kb {

// Finds all places where a document departs from packs/pack.schema.json. The records of its lists (kinds, relations,
// claims, concepts, links, extensions) may be checked one by one, before the document without them.
class PackSchema {
 public:
  PackSchema();
  PackSchema(const PackSchema&) = delete;
  PackSchema& operator=(const PackSchema&) = delete;
  ~PackSchema();

  // Whether the record has the shape of those of its list, in which it stands at that place (from 0).
  bool accepts_record(std::string_view list, std::size_t index, const Json& record);
  bool accepts_document(const Json& document);

  // What was wrong with what was not accepted, in the order in which it was checked.
  Problems take_problems();

 private:
  class Judge;
  std::unique_ptr<Judge> judge_;
};

}  // namespace clusterwise::kb
