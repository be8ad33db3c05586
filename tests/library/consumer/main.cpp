// Imports the installed pack of the paper into a new store, and formats an installed rule file.
#include <fstream>
#include <iostream>
#include <iterator>
#include <kb/pack.h>
#include <kb/store.h>
#include <reasoner/datalog/format.h>
#include <string>

namespace kb = clusterwise::kb;
namespace datalog = clusterwise::datalog;

namespace {

std::string text_of(const std::string& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

int main(int, char** arguments) {
  auto store = kb::Store::open(arguments[1], kb::Store::Mode::kReadWrite);
  const auto pack = kb::read_pack(text_of(DATA_DIR "/packs/paper.jsonld"));
  if (!store || !pack || !store->import(*pack)) return 1;
  const std::string rules = text_of(DATA_DIR "/rules/interface.dl");
  const auto formatted = datalog::format({"interface.dl", rules});
  return formatted && *formatted == rules ? 0 : 1;
}
