// A pack that is written as tables: read into the JSON document that it stands for, so that one
// reader and one set of checks (pack.h) serve both. What they find wrong in the document is then
// told at the cell that it came from.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kb/problem.h"

namespace clusterwise::kb {

struct Table {
  std::string name;  // a path, whose last part says which table it is: "my-pack/concepts.csv"
  std::string text;
};

struct TableProblem {
  std::size_t table = 0;  // index into the tables
  Problem problem;        // at offsets of its text
};
using TableProblems = std::vector<TableProblem>;

// Whether a file of that name, without its folders, is a table of a pack.
bool is_table_name(std::string_view file);

// The document: pack.csv names the pack, other tables that are not there have no rows. What
// pack.csv leaves blank is filled in: version 1, the title (from the other language, or the id),
// the description (the title), the source (where the pack has one concept of that kind only).
// Headings, rows and cells that cannot be read are problems of kind "csv", at most 20 a table.
// REQUIRES: the names are those of tables, each once, and pack.csv is among them.
tl::expected<std::string, TableProblems> document_of(std::span<const Table> tables);

// What read_pack() finds wrong in the document of those tables, where it stands in them.
// REQUIRES: document_of() has made one of them.
TableProblems in_tables(const Problems& problems, std::span<const Table> tables);

}  // namespace clusterwise::kb
