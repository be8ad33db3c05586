// What `kb import` is given: documents of packs, tables, and folders of either.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/environment.h"
#include "cli/report.h"
#include "kb/csv_pack.h"
#include "reasoner/datalog/source.h"

namespace clusterwise::cli {

struct PackDocument {
  datalog::Source source;         // JSON
  std::vector<kb::Table> tables;  // that it was made of; none: it is the user's own
};

// Whether a file in a folder is the document of a pack: the JSON-LD context that lies beside them
// is none.
bool is_pack_document(const std::filesystem::path& file);

// Names a pack of tables that has no pack.csv; what is empty was not given.
struct PackNaming {
  std::string id;
  std::string title;
  std::string source;

  bool is_given() const { return !id.empty() || !title.empty() || !source.empty(); }
};

// Tables that are named one by one are one pack. A folder is the tables in it, else the documents
// (.jsonld) in it, else the tables in each of its folders. A file that cannot be read: kWorld;
// tables that cannot be: kNo, and told at their places.
Reported<std::vector<PackDocument>> read_pack_documents(
    const std::vector<std::filesystem::path>& paths, const PackNaming& naming, Environment& env);

// The problems of a pack's document: in the tables, where it was made of them.
Exit report(const kb::Problems& problems, const PackDocument& document, Environment& env);

}  // namespace clusterwise::cli
