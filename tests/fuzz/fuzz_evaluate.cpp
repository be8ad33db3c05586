// Evaluation of any program that the checker accepts, under small limits, with the optimiser on and
// off; then the proofs of a few of its facts, which no rule may lack anything for.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "reasoner/datalog/datalog.h"
#include "reasoner/datalog/proof.h"

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
      const Proof proof = smallest_proof(deriver, {id, row}, 2000);
      if (proof.lines.empty() || proof.lines.back().fact != FactRef{id, row}) std::abort();
      if ((proof.lines.back().height > 0) != derived) std::abort();
      Pattern pattern{id, {}};
      for (std::size_t column = 0; column < model.table(id).arity(); ++column)
        pattern.values.emplace_back(model.value(id, row, column));
      if (derived && why_not(deriver, pattern, 500).empty()) std::abort();
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
  render(lint(program->checked), sources);
  auto model = run(*program, Database(program->checked), {limits});
  if (!model && model.error().message.empty()) std::abort();
  if (model) {
    render(model->warnings(), sources);
    const auto by_text = run(*program, Database(program->checked), {limits, Ordering::kByText});
    for (std::size_t i = 0; by_text && i < program->checked->relations.size(); ++i) {
      const auto id = static_cast<RelationId>(i);
      if (by_text->table(id).size() != model->table(id).size()) std::abort();
    }
    prove(*model);
  }
  return 0;
}
