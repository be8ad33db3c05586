// A fixpoint over columns: each holds a set of constants, or anything. It starts from nothing, and
// each clause adds what its head can take from the columns that bind the head's variables; since
// sets only grow and constants are few, it ends.

#include "reasoner/advisor/derivable.h"

#include <algorithm>
#include <iterator>

namespace clusterwise::advisor {
namespace {

using datalog::Atom;
using datalog::CheckedProgram;
using datalog::Clause;
using datalog::Expression;
using datalog::RelationId;
using datalog::SymbolId;
using datalog::VariableId;

// What both sides leave; a side without a set leaves anything.
std::optional<std::set<SymbolId>> meet(const std::optional<std::set<SymbolId>>& left,
                                       const std::optional<std::set<SymbolId>>& right) {
  if (!left) return right;
  if (!right) return left;
  std::set<SymbolId> result;
  std::set_intersection(left->begin(), left->end(), right->begin(), right->end(),
                        std::inserter(result, result.end()));
  return result;
}

const VariableId* variable_in(const Expression& expression) {
  return std::get_if<VariableId>(&expression.node);
}

const datalog::Value* constant_in(const Expression& expression) {
  return std::get_if<datalog::Value>(&expression.node);
}

// The constant that the comparison makes the variable equal to.
const datalog::Value* equal_to(VariableId variable, const datalog::Comparison& test) {
  if (test.op != datalog::Compare::kEqual) return nullptr;
  for (const auto& [one, other] :
       {std::pair{&test.left, &test.right}, std::pair{&test.right, &test.left}}) {
    const VariableId* here = variable_in(*one);
    if (here != nullptr && *here == variable) return constant_in(*other);
  }
  return nullptr;
}

}  // namespace

DerivableSymbols::DerivableSymbols(const CheckedProgram& program) : program_(program) {
  for (const datalog::Relation& relation : program->relations)
    columns_.emplace_back(relation.attributes.size(), std::set<SymbolId>());
  for (const datalog::Directive& directive : program->directives) {
    if (directive.kind != datalog::Directive::Kind::kInput) continue;
    for (Symbols& column : columns_[datalog::index_of(directive.relation)]) column = std::nullopt;
  }
  for (const datalog::Fact& fact : program->facts) add_fact(fact);
  while (std::count_if(program->clauses.begin(), program->clauses.end(),
                       [&](const Clause& clause) { return add_clause(clause); }) > 0) {
  }
}

std::set<std::string> DerivableSymbols::in(RelationId relation, std::size_t column,
                                           const std::set<std::string>& universe) const {
  const Symbols& found = columns_[datalog::index_of(relation)][column];
  if (!found) return universe;
  std::set<std::string> result;
  for (SymbolId symbol : *found) {
    std::string text(program_->symbols.text(symbol));
    if (universe.contains(text)) result.insert(std::move(text));
  }
  return result;
}

bool DerivableSymbols::is_bounded(RelationId relation, std::size_t column) const {
  return columns_[datalog::index_of(relation)][column].has_value() &&
         program_.relation(relation).attributes[column].primitive == datalog::Primitive::kSymbol;
}

void DerivableSymbols::add_fact(const datalog::Fact& fact) {
  std::vector<Symbols>& columns = columns_[datalog::index_of(fact.relation)];
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (is_bounded(fact.relation, i))
      columns[i]->insert(program_->fact_values[fact.first + i].symbol());
  }
}

// Whether the clause had something to add to its head.
bool DerivableSymbols::add_clause(const Clause& clause) {
  bool grew = false;
  std::vector<Symbols>& columns = columns_[datalog::index_of(clause.head.relation)];
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!is_bounded(clause.head.relation, i)) continue;
    const Symbols found = symbols_of(clause.head.arguments[i], clause);
    const std::size_t before = columns[i]->size();
    if (found) columns[i]->insert(found->begin(), found->end());
    grew = grew || !found || columns[i]->size() > before;
    if (!found) columns[i] = std::nullopt;
  }
  return grew;
}

DerivableSymbols::Symbols DerivableSymbols::symbols_of(const Expression& expression,
                                                       const Clause& clause) const {
  if (const datalog::Value* constant = constant_in(expression))
    return std::set<SymbolId>{constant->symbol()};
  const VariableId* variable = variable_in(expression);
  return variable == nullptr ? std::nullopt : symbols_of(*variable, clause);
}

// What the conditions of the clause, those within aggregates apart, leave for the variable.
DerivableSymbols::Symbols DerivableSymbols::symbols_of(VariableId variable,
                                                       const Clause& clause) const {
  Symbols result;
  for (const datalog::Literal& literal : clause.body) {
    if (const auto* atom = std::get_if<Atom>(&literal)) {
      for (std::size_t i = 0; i < atom->arguments.size(); ++i) {
        const VariableId* here = variable_in(atom->arguments[i]);
        if (here != nullptr && *here == variable)
          result = meet(result, columns_[datalog::index_of(atom->relation)][i]);
      }
    } else if (const auto* test = std::get_if<datalog::Comparison>(&literal)) {
      if (const datalog::Value* constant = equal_to(variable, *test))
        result = meet(result, std::set<SymbolId>{constant->symbol()});
    }
  }
  return result;
}

}  // namespace clusterwise::advisor
