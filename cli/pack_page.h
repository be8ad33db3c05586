// What is shown of packs: gathered from the store, before it is rendered as text or JSON.
#pragma once

#include <string>
#include <vector>

#include "kb/store.h"

namespace clusterwise::cli {

struct PackPage {
  kb::PackInfo info;
  kb::PackUse use;
  kb::Text source_label;
  std::vector<std::string> extends;    // concepts of other packs
  std::vector<std::string> needs;      // packs
  std::vector<std::string> needed_by;  // packs
};

// In the order of import.
std::vector<PackPage> pack_pages(const kb::Store& store);

}  // namespace clusterwise::cli
