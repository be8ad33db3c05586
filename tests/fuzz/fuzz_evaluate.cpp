// Evaluation of any program that the checker accepts, under small limits; then the proofs of a few
// of its facts.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "reasoner/datalog/datalog.h"
#include "reasoner/datalog/derive.h"

using namespace clusterwise::datalog;

namespace {

void prove(Model& model) {
  Deriver deriver(model);
  for (std::size_t i = 0; i < model.program()->relations.size(); ++i) {
    const auto id = static_cast<RelationId>(i);
    for (Row row = 0; row < model.table(id).size() && row < 20; ++row) {
      model.fact_text(id, row);
      const bool derived = model.epoch_of(id, row) > 0;
      if (deriver.derivations({id, row}, 10).empty() == derived) std::abort();
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::vector<Source> sources = {
      {"fuzz.dl", std::string(reinterpret_cast<const char*>(data), size)}};
  const auto program = load(sources);
  if (!program) return 0;
  Limits limits;
  limits.time = std::chrono::milliseconds(200);
  limits.facts = 2'000;
  limits.bytes = std::size_t{16} << 20U;
  auto model = run(*program, Database(program->checked), limits);
  if (!model && model.error().message.empty()) std::abort();
  if (model) {
    render(model->warnings(), sources);
    prove(*model);
  }
  return 0;
}
