// The reports on the shipped examples, as documents.
#pragma once

#include <string>
#include <vector>

#include "cli/document.h"

namespace clusterwise::cli {

struct ShippedDocument {
  std::string file;
  Document document;
};

// By the shipped packs and rules, evaluated once.
const std::vector<ShippedDocument>& shipped_documents();

}  // namespace clusterwise::cli
