#include "reasoner/advisor/policy_circuit.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <set>

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

// ---- Limits

// A table of limits: where its columns are.
struct LimitTable {
  RelationId relation{};
  std::size_t indicator = 0;
  std::size_t value = 0;
  std::optional<std::size_t> basis;
};

std::optional<LimitTable> as_limit_table(const datalog::CheckedProgram& program,
                                         const Interface& interface, RelationId relation) {
  const auto& input = program.relation(interface.indicator).attributes;
  const auto& attributes = program.relation(relation).attributes;
  std::optional<std::size_t> indicator, value, basis;
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    if (attributes[i].type == input[0].type) return std::nullopt;  // of a region
    if (attributes[i].type == input[1].type) indicator = i;
    if (attributes[i].name == "basis") basis = i;
    if (attributes[i].primitive != Primitive::kFloat) continue;
    if (value) return std::nullopt;
    value = i;
  }
  if (!indicator || !value) return std::nullopt;
  return LimitTable{relation, *indicator, *value, basis};
}

// Makes the limits of the table inputs.
void open_limits_of(const LimitTable& table, const datalog::Model& model, PolicyCircuit& result,
                    datalog::OpenRows& opened) {
  std::vector<datalog::OpenRow> rows;
  for (datalog::Row row = 0; row < model.table(table.relation).size(); ++row) {
    datalog::OpenRow& open = rows.emplace_back();
    for (std::size_t i = 0; i < model.table(table.relation).arity(); ++i)
      open.emplace_back(model.value(table.relation, row, i));
    if (table.basis && model.symbol(table.relation, row, *table.basis) != "default") continue;
    open[table.value] = result.input_of_limit(result.limits.size());
    result.limits.push_back({std::string(model.symbol(table.relation, row, table.indicator)),
                             model.value(table.relation, row, table.value).real()});
  }
  if (!rows.empty()) opened.emplace(table.relation, std::move(rows));
}

// Tables are given; what rules derive from them follows.
void open_limits(const datalog::CheckedProgram& program, const Interface& interface,
                 const datalog::Model& model, PolicyCircuit& result, datalog::OpenRows& opened) {
  std::set<RelationId> derived;
  for (const datalog::Clause& clause : program->clauses) derived.insert(clause.head.relation);
  for (std::size_t i = 0; i < program->relations.size(); ++i) {
    const auto relation = static_cast<RelationId>(i);
    if (derived.contains(relation)) continue;
    if (const auto table = as_limit_table(program, interface, relation))
      open_limits_of(*table, model, result, opened);
  }
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
                                              const std::vector<std::string>& indicators,
                                              OpenLimits limits) {
  const std::array wanted = interface.findings();
  PolicyCircuit result{{}, indicators, {}, {}, {}};
  datalog::OpenRows opened = open_rows(interface, model, region, indicators);
  if (limits == OpenLimits::kDefault)
    open_limits(program.checked, interface, model, result, opened);
  auto grounding = datalog::ground(program, model, opened, wanted);
  if (!grounding) {
    return tl::unexpected(kb::Failure{
        fmt::format("what the rules say of unknown values cannot be worked out: {}",
                    grounding.error().message),
        "let numbers of indicators be compared and counted with, not written into texts"});
  }
  result.circuit = std::move(grounding->circuit);
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
