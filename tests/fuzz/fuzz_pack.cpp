// The reader of packs: JSON, schema, references. Every problem lies inside the text.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "kb/pack.h"

using namespace clusterwise::kb;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto pack = read_pack({reinterpret_cast<const char*>(data), size});
  if (pack) return 0;
  if (pack.error().empty()) std::abort();
  for (const Problem& problem : pack.error()) {
    if (problem.begin > problem.end || problem.end > size) std::abort();
  }
  return 0;
}
