// The formatter, on any bytes: what it formats, it leaves alone the second time, and it says the
// same. That no token and no comment is lost, the formatter checks itself.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "reasoner/datalog/format.h"
#include "reasoner/datalog/parser.h"

using namespace clusterwise::datalog;

namespace {

std::string tree_of(const Source& source) {
  Diagnostics diagnostics;
  const ast::Program tree = parse(std::vector<Source>{source}, diagnostics);
  if (diagnostics.has_errors()) std::abort();
  return to_text(tree);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Source source = {"fuzz.dl", std::string(reinterpret_cast<const char*>(data), size)};
  const auto once = format(source);
  if (!once) return 0;
  const Source formatted = {"formatted.dl", *once};
  const auto twice = format(formatted);
  if (!twice || *twice != *once) std::abort();
  if (tree_of(formatted) != tree_of(source)) std::abort();
  return 0;
}
