// Each clause with the fact's relation in its head is solved backwards: the head's variables are
// given by the fact, the body is planned and run as in evaluation, and every solution whose facts
// are all older than the fact is one way. Because a round reads only what earlier rounds found, the
// way in which the fact was first found is among them.

#include "reasoner/datalog/derive.h"

#include "reasoner/datalog/model_solver.h"

namespace clusterwise::datalog {
namespace {

void add_ways(ModelSolver& solver, std::size_t index, FactRef fact, std::size_t limit,
              std::vector<Derivation>& result) {
  const Model& model = solver.model();
  const Clause& clause = model.program()->clauses[index];
  solver.solve_for(fact, clause, [&](std::span<const Word> solution) {
    if (result.size() >= limit) return false;
    const std::uint32_t epoch = model.epoch_of(fact.relation, fact.row);
    auto derivation = solver.describe(index, solution, [&](const Atom& atom, std::size_t) {
      std::optional<FactRef> oldest;
      solver.for_each_match(atom, solution, [&](Row row) {
        if (!oldest || row < oldest->row) oldest = FactRef{atom.relation, row};
      });
      const bool older = oldest && model.epoch_of(oldest->relation, oldest->row) < epoch;
      return older ? oldest : std::nullopt;
    });
    if (derivation) result.push_back(std::move(*derivation));
    return true;
  });
}

}  // namespace

Deriver::Deriver(Model& model) : solver_(std::make_unique<ModelSolver>(model)) {}
Deriver::~Deriver() = default;

std::vector<Derivation> Deriver::derivations(FactRef fact, std::size_t limit) {
  std::vector<Derivation> result;
  const Model& model = solver_->model();
  if (model.epoch_of(fact.relation, fact.row) == 0) return result;  // given
  const auto& clauses = model.program()->clauses;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (clauses[i].head.relation == fact.relation) add_ways(*solver_, i, fact, limit, result);
  }
  return result;
}

}  // namespace clusterwise::datalog
