// dump_store FILE…: all rows of all tables of stores, sorted, one a line, for comparing stores.
#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

namespace {

// The tables of the search index itself say how it is laid out, not what it holds.
constexpr const char* kTables =
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search\\_%' ESCAPE '\\'"
    " OR name = 'search_row' ORDER BY name";

std::string row_of(SQLite::Statement& row) {
  std::string line;
  for (int column = 0; column < row.getColumnCount(); ++column) {
    line += '\t' + row.getColumn(column).getString();
  }
  std::replace(line.begin(), line.end(), '\n', ' ');
  return line;
}

void dump(const std::string& file) {
  SQLite::Database database(file, SQLite::OPEN_READWRITE);
  SQLite::Statement version(database, "PRAGMA user_version");
  version.executeStep();
  std::cout << "version " << version.getColumn(0).getInt() << '\n';
  SQLite::Statement tables(database, kTables);
  while (tables.executeStep()) {
    const std::string table = tables.getColumn(0).getString();
    std::vector<std::string> lines;
    SQLite::Statement rows(database, "SELECT * FROM " + table);
    while (rows.executeStep()) lines.push_back(table + row_of(rows));
    std::sort(lines.begin(), lines.end());
    for (const std::string& line : lines) std::cout << line << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  try {
    for (int i = 1; i < argc; ++i) dump(argv[i]);
  } catch (const std::exception& error) {
    std::cerr << "dump_store: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
