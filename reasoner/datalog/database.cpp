#include "reasoner/datalog/database.h"

namespace clusterwise::datalog {
namespace {

struct ToValue {
  SymbolTable& symbols;

  Value operator()(const std::string& text) const { return Value::of(symbols.intern(text)); }
  Value operator()(auto number) const { return Value::of(number); }
};

}  // namespace

Database::Database(const CheckedProgram& program) : program_(&program), symbols_(program->symbols) {
  for (const Relation& relation : program->relations) {
    tables_.push_back(std::make_unique<Table>(relation.attributes.size()));
  }
  for (const Fact& fact : program->facts) {
    Table& table = this->table(fact.relation);
    table.insert(std::span(program->fact_values).subspan(fact.first, table.arity()));
  }
}

bool Database::add(RelationId relation, std::span<const Datum> tuple) {
  std::vector<Value> values;
  values.reserve(tuple.size());
  for (const Datum& datum : tuple) values.push_back(std::visit(ToValue{symbols_}, datum));
  return table(relation).insert(values);
}

std::size_t Database::facts() const {
  std::size_t total = 0;
  for (const auto& table : tables_) total += table->size();
  return total;
}

std::size_t Database::bytes() const {
  std::size_t total = symbols_.bytes();
  for (const auto& table : tables_) total += table->bytes();
  return total;
}

}  // namespace clusterwise::datalog
