// The reader of tables. The input is the tables of a pack, each after a line "@concepts.csv". Every
// problem lies inside its table; what is read is read again as the same from what it is written as.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "kb/csv_pack.h"
#include "kb/exchange.h"
#include "kb/pack.h"

using namespace clusterwise::kb;

namespace {

// Each table once; without pack.csv, one that names the pack.
std::vector<Table> tables_of(std::string_view text) {
  std::vector<Table> tables;
  bool is_named = false;
  for (const std::string_view name : table_names()) {
    const std::string line = "@" + std::string(name) + "\n";
    const std::size_t begin = text.find(line);
    if (begin == std::string_view::npos) continue;
    const std::string_view rest = text.substr(begin + line.size());
    tables.push_back({std::string(name), std::string(rest.substr(0, rest.find("\n@")))});
    is_named |= name == table_names().front();
  }
  if (!is_named) tables.push_back({std::string(table_names().front()), "id\nfuzz\n"});
  return tables;
}

void check_places(const TableProblems& problems, const std::vector<Table>& tables) {
  if (problems.empty()) std::abort();
  for (const TableProblem& one : problems) {
    if (one.table >= tables.size()) std::abort();
    if (one.problem.begin > one.problem.end) std::abort();
    if (one.problem.end > tables[one.table].text.size()) std::abort();
  }
}

void write_and_read(Pack pack) {
  std::vector<Table> tables;
  for (const std::string_view name : table_names()) {
    std::ostringstream out;
    write_table(pack, name, out);
    tables.push_back({std::string(name), out.str()});
  }
  const auto document = document_of(tables);
  if (!document) std::abort();
  auto again = read_pack(*document);
  if (!again) std::abort();
  again->sha256 = pack.sha256;
  if (*again != pack) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto tables = tables_of({reinterpret_cast<const char*>(data), size});
  const auto document = document_of(tables);
  if (!document) {
    check_places(document.error(), tables);
    return 0;
  }
  auto pack = read_pack(*document);
  if (pack) {
    write_and_read(*std::move(pack));
  } else {
    check_places(in_tables(pack.error(), tables), tables);
  }
  return 0;
}
