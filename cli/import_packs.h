// Packs into a store.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/environment.h"
#include "cli/pack_documents.h"
#include "cli/report.h"
#include "kb/store.h"

namespace clusterwise::cli {

struct ImportedPack {
  std::string id;
  std::string version;
  std::size_t claims = 0;
  std::size_t concepts = 0;
  std::size_t links = 0;
};

enum class Unchanged { kSkip, kReplace };  // what to do with a pack that the store has already

// Imports the documents, all of them or none, in whatever order their references demand: those that
// do not stand yet are tried again when another one has come in. Problems of those that never stand
// are reported.
// Returns what was imported, in that order.
Reported<std::vector<ImportedPack>> import_packs(kb::Store& store,
                                                 std::vector<PackDocument> documents,
                                                 Unchanged unchanged, Environment& env);

}  // namespace clusterwise::cli
