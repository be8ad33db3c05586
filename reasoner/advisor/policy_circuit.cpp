#include "reasoner/advisor/policy_circuit.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "reasoner/datalog/cells.h"
#include "reasoner/datalog/ground.h"

namespace clusterwise::advisor {
namespace {

using datalog::GateId;
using datalog::GroundRow;
using datalog::InputId;
using datalog::Primitive;
using datalog::RelationId;
using datalog::Value;

// Every indicator of the region is an input.
datalog::OpenRows open_rows(const Interface& interface, datalog::Model& model,
                            const std::string& region, const std::vector<std::string>& indicators) {
  datalog::SymbolTable& symbols = model.database().symbols();
  const Value here = Value::of(symbols.intern(region));
  std::vector<datalog::OpenRow> rows;
  for (std::size_t i = 0; i < indicators.size(); ++i)
    rows.push_back({here, Value::of(symbols.intern(indicators[i])), static_cast<InputId>(i)});
  return {{interface.indicator, std::move(rows)}};
}

class TargetMaker {
 public:
  TargetMaker(PolicyCircuit& result, const datalog::Grounding& grounding, datalog::Model& model,
              const std::string& region)
      : result_(result),
        grounding_(grounding),
        model_(model),
        here_(Value::of(*model.symbols().find(region))) {}

  void add_all(RelationId relation) {
    std::map<std::string, std::vector<const GroundRow*>> by_id;
    for (const GroundRow& row : grounding_.rows_of(relation)) {
      if (constant(row.columns[0]) != here_) continue;
      by_id[std::string(model_.symbols().text(constant(row.columns[1]).symbol()))].push_back(&row);
    }
    for (const auto& [id, rows] : by_id) result_.targets[{relation, id}] = gates_of(relation, rows);
  }

 private:
  Value constant(GateId id) const { return *result_.circuit.constant_of(id); }

  TargetGates gates_of(RelationId relation, const std::vector<const GroundRow*>& rows) {
    datalog::Circuit& circuit = result_.circuit;
    const auto& attributes = model_.program().relation(relation).attributes;
    const bool graded = attributes.back().primitive == Primitive::kFloat;
    std::vector<GateId> present;
    std::vector<GateId> degrees;
    for (const GroundRow* row : rows) {
      present.push_back(row->present);
      degrees.push_back(graded ? row->columns.back()
                               : circuit.constant(Value::of(1.0), Primitive::kFloat));
    }
    const GateId most = circuit.reduce(datalog::Reduce::kMax, Primitive::kFloat, present, degrees);
    const GateId holds = circuit.any(std::move(present));
    return {holds, circuit.reduce(datalog::Reduce::kSum, Primitive::kFloat, {holds}, {most})};
  }

  PolicyCircuit& result_;
  const datalog::Grounding& grounding_;
  datalog::Model& model_;
  Value here_;
};

}  // namespace

InputId PolicyCircuit::input_of(std::string_view indicator) const {
  return static_cast<InputId>(std::lower_bound(indicators.begin(), indicators.end(), indicator) -
                              indicators.begin());
}

kb::Result<PolicyCircuit> make_policy_circuit(const datalog::Program& program,
                                              const Interface& interface, datalog::Model& model,
                                              const std::string& region,
                                              const std::vector<std::string>& indicators) {
  const std::array wanted = {interface.feature, interface.stage, interface.problem,
                             interface.recommends, interface.risk};
  auto grounding =
      datalog::ground(program, model, open_rows(interface, model, region, indicators), wanted);
  if (!grounding) {
    return tl::unexpected(kb::Failure{
        fmt::format("what the rules say of unknown values cannot be worked out: {}",
                    grounding.error().message),
        "let numbers of indicators be compared and counted with, not written into texts"});
  }
  PolicyCircuit result{std::move(grounding->circuit), indicators, {}, {}};
  TargetMaker maker(result, *grounding, model, region);
  for (RelationId relation : wanted) maker.add_all(relation);
  std::vector<GateId> roots;
  for (const auto& [target, gates] : result.targets) {
    roots.push_back(gates.holds);
    roots.push_back(gates.degree);
  }
  result.cuts = datalog::cuts_of(result.circuit, roots);
  return result;
}

}  // namespace clusterwise::advisor
