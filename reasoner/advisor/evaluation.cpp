#include "reasoner/advisor/evaluation.h"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace clusterwise::advisor {
namespace {

using datalog::FactRef;
using datalog::Primitive;
using datalog::RelationId;
using datalog::Row;
using datalog::Table;

constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();

// A region's id is text of a JSON document, which cannot hold this.
constexpr char kMark = '\0';

}  // namespace

Verdict verdict_of(const Outcome& outcome) {
  if (outcome.everywhere) return Verdict::kYes;
  const bool anywhere = std::find(outcome.holds.begin(), outcome.holds.end(), true) !=
                        outcome.holds.end();  // also where it weighs nothing
  return anywhere ? Verdict::kOpen : Verdict::kNo;
}

datalog::Pattern Evaluation::pattern_of(const datalog::Atom& head) const {
  const datalog::CheckedProgram& program = model_->program();
  const datalog::TypeId region = program.relation(interface_.region).attributes[0].type;
  datalog::Pattern pattern{head.relation, {}};
  for (std::size_t i = 0; i < head.arguments.size(); ++i) {
    std::optional<datalog::Value>& value = pattern.values.emplace_back();
    if (const auto* constant = std::get_if<datalog::Value>(&head.arguments[i].node)) {
      value = *constant;
    } else if (program.relation(head.relation).attributes[i].type == region) {
      const auto symbol = model_->symbols().find(region_);
      if (symbol) value = datalog::Value::of(*symbol);
    }
  }
  return pattern;
}

std::string completion_name(std::size_t index) { return fmt::format("{}{}", kMark, index); }

Evaluation::Evaluation(datalog::Model model, const Interface& interface, CompletionSet completions,
                       std::string region)
    : model_(std::make_unique<datalog::Model>(std::move(model))),
      deriver_(std::make_unique<datalog::Deriver>(*model_)),
      interface_(interface),
      completions_(std::move(completions)),
      region_(std::move(region)),
      completion_of_(model_->symbols().size(), kNone) {
  for (std::size_t i = 0; i < completions_.completions.size(); ++i) {
    if (const auto symbol = model_->symbols().find(completion_name(i))) {
      completion_of_[static_cast<std::size_t>(*symbol)] = i;
    }
  }
}

const std::vector<FactRef>& Evaluation::facts_of(RelationId relation) const {
  const auto known = facts_.find(relation);
  if (known != facts_.end()) return known->second;
  std::vector<FactRef>& result = facts_[relation];
  const std::optional<datalog::SymbolId> region = model_->symbols().find(region_);
  const Table& table = model_->table(relation);
  for (Row row = 0; region && row < table.size(); ++row) {
    if (model_->value(relation, row, 0).symbol() == *region) result.push_back({relation, row});
  }
  return result;
}

std::vector<FactRef> Evaluation::facts_of(RelationId relation, std::string_view id) const {
  std::vector<FactRef> result = facts_of(relation);
  std::erase_if(result,
                [&](const FactRef& fact) { return model_->symbol(relation, fact.row, 1) != id; });
  return result;
}

std::set<std::string> Evaluation::ids_in(RelationId relation) const {
  std::set<std::string> result;
  std::set<datalog::SymbolId> symbols;
  const Table& table = model_->table(relation);
  for (Row row = 0; row < table.size(); ++row)
    symbols.insert(model_->value(relation, row, 1).symbol());
  for (datalog::SymbolId symbol : symbols) result.emplace(model_->symbols().text(symbol));
  return result;
}

std::optional<double> Evaluation::degree(RelationId relation, std::string_view id) const {
  const std::vector<FactRef> facts = facts_of(relation, id);
  if (facts.empty()) return std::nullopt;
  const auto& attributes = model_->program().relation(relation).attributes;
  if (attributes.back().primitive != Primitive::kFloat) return 1;
  double most = 0;
  for (const FactRef& fact : facts) most = std::max(most, degree_in(fact));
  return most;
}

double Evaluation::degree_in(FactRef fact) const {
  const auto& attributes = model_->program().relation(fact.relation).attributes;
  if (attributes.empty() || attributes.back().primitive != Primitive::kFloat) return 0;
  return model_->value(fact.relation, fact.row, attributes.size() - 1).real();
}

Outcome Evaluation::outcome(RelationId relation, const std::string& id) const {
  const std::size_t count = completions_.completions.size();
  std::vector<double> degrees(count, 0);
  Outcome result;
  result.holds.assign(count, false);
  const Table& table = model_->table(relation);
  const bool graded =
      model_->program().relation(relation).attributes.back().primitive == Primitive::kFloat;
  const std::optional<datalog::SymbolId> symbol = model_->symbols().find(id);
  for (Row row = 0; symbol && row < table.size(); ++row) {
    if (model_->value(relation, row, 1).symbol() != *symbol) continue;
    const std::size_t completion =
        completion_of_[static_cast<std::size_t>(model_->value(relation, row, 0).symbol())];
    if (completion == kNone) continue;
    result.holds[completion] = true;
    degrees[completion] = std::max(degrees[completion], graded ? degree_in({relation, row}) : 1.0);
  }
  result.range = {*std::min_element(degrees.begin(), degrees.end()),
                  *std::max_element(degrees.begin(), degrees.end())};
  result.everywhere =
      std::all_of(result.holds.begin(), result.holds.end(), [](bool holds) { return holds; });
  for (std::size_t i = 0; i < count; ++i)
    result.stability += result.holds[i] ? completions_.completions[i].weight : 0;
  if (result.everywhere) result.stability = 1;  // exactly, whatever the sum of the weights
  return result;
}

Cuts find_cuts(const datalog::CheckedProgram& program, const datalog::Database& database,
               const Interface& interface) {
  const datalog::TypeId indicator = program.relation(interface.indicator).attributes[1].type;
  const datalog::TypeId region = program.relation(interface.indicator).attributes[0].type;
  Cuts cuts;
  for (std::size_t r = 0; r < program->relations.size(); ++r) {
    const auto& attributes = program->relations[r].attributes;
    const auto of_type = [&](datalog::TypeId type) {
      return std::find_if(attributes.begin(), attributes.end(),
                          [&](const auto& a) { return a.type == type; }) -
             attributes.begin();
    };
    const auto floats = std::find_if(attributes.begin(), attributes.end(), [](const auto& a) {
      return a.primitive == Primitive::kFloat;
    });
    const auto id_column = static_cast<std::size_t>(of_type(indicator));
    const auto value_column = static_cast<std::size_t>(floats - attributes.begin());
    const bool has_region = static_cast<std::size_t>(of_type(region)) < attributes.size();
    if (has_region || id_column == attributes.size() || value_column == attributes.size()) continue;
    const auto relation = static_cast<RelationId>(r);
    for (Row row = 0; row < database.table(relation).size(); ++row) {
      const datalog::SymbolId id = database.value(relation, row, id_column).symbol();
      cuts[std::string(database.symbols().text(id))].push_back(
          database.value(relation, row, value_column).real());
    }
  }
  for (auto& [id, limits] : cuts) {
    std::sort(limits.begin(), limits.end());
    limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
  }
  return cuts;
}

}  // namespace clusterwise::advisor
