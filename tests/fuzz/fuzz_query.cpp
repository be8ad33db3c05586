// Questions, on any bytes: read, checked against a small knowledge, answered within narrow limits.
// What is refused is refused with a message; what the engine reads of a body it reads again from
// its own dump.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>

#include "kb/pack.h"
#include "kb/store.h"
#include "reasoner/advisor/query.h"
#include "reasoner/datalog/parser.h"

using namespace clusterwise;

namespace {

// With the smaller of the shipped packs and what it builds on; made once.
const kb::Store& knowledge() {
  static const kb::Store kStore = [] {
    std::string folder = (std::filesystem::temp_directory_path() / "fuzz_query.XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) std::abort();
    auto store = kb::Store::open(folder + "/store", kb::Store::Mode::kReadWrite);
    if (!store) std::abort();
    for (const char* name : {"paper.jsonld", "indicators.jsonld"}) {
      std::ifstream file(std::string(CLUSTERWISE_SOURCE_DIR "/kb/packs/") + name);
      const std::string text(std::istreambuf_iterator<char>(file), {});
      const std::string id = std::string(name).substr(0, std::string(name).find('.'));
      const auto around = store->surroundings_without(id);
      if (!around) std::abort();
      const auto pack = kb::read_pack(text, **around);
      if (!pack || !store->import(*pack)) std::abort();
    }
    return *std::move(store);
  }();
  return kStore;
}

void check_dump(const datalog::ast::Disjunction& body) {
  datalog::ast::Clause clause;
  clause.heads.push_back({{"answer", {}}, {}, {}});
  clause.body = body;
  datalog::ast::Program program;
  program.clauses.push_back(clause);
  const std::vector<datalog::Source> dump = {{"dump.dl", datalog::to_text(program)}};
  datalog::Diagnostics diagnostics;
  const datalog::ast::Program again = datalog::parse(dump, diagnostics);
  if (diagnostics.has_errors() || datalog::to_text(again) != dump.front().text) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const datalog::Source source{"query", std::string(reinterpret_cast<const char*>(data), size)};
  datalog::Diagnostics diagnostics;
  const auto body = datalog::parse_body(source, datalog::FileId{}, diagnostics);
  if (!diagnostics.has_errors()) check_dump(body);
  datalog::RunOptions options;
  options.limits.time = std::chrono::milliseconds(200);
  options.limits.facts = 20'000;
  const auto answer = advisor::query(source, knowledge(), options);
  if (answer) return 0;
  const auto* wrong = std::get_if<datalog::Diagnostics>(&answer.error());
  if (wrong != nullptr && !wrong->has_errors()) std::abort();
  if (wrong != nullptr) datalog::render(*wrong, std::span(&source, 1));
  return 0;
}
