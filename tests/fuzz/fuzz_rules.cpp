// Lexer, parser, checker, stratifier and the rendering of messages, on any bytes. What the parser
// reads, it reads again from its own dump.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "reasoner/datalog/datalog.h"
#include "reasoner/datalog/parser.h"

using namespace clusterwise::datalog;

namespace {

void check_dump(const ast::Program& tree) {
  const std::vector<Source> dump = {{"dump.dl", to_text(tree)}};
  Diagnostics diagnostics;
  const ast::Program again = parse(dump, diagnostics);
  if (diagnostics.has_errors() || to_text(again) != dump.front().text) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<Source> sources = {
      {"fuzz.dl", std::string(reinterpret_cast<const char*>(data), size)}};
  Diagnostics diagnostics;
  const ast::Program tree = parse(sources, diagnostics);
  render(diagnostics, sources);
  if (!diagnostics.has_errors()) check_dump(tree);
  const auto program = load(sources);
  if (!program && render(program.error(), sources).empty()) std::abort();
  if (program) to_text(program->checked);
  return 0;
}
