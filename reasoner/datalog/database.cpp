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
    const std::size_t arity = table(fact.relation).arity();
    add_values(fact.relation, std::span(program->fact_values).subspan(fact.first, arity));
  }
}

bool Database::add(RelationId relation, std::span<const Datum> tuple) {
  row_.clear();
  for (const Datum& datum : tuple) {
    row_.push_back(words_.encode(std::visit(ToValue{symbols_}, datum)));
  }
  return table(relation).insert(row_.data());
}

bool Database::add_values(RelationId relation, std::span<const Value> tuple) {
  row_.clear();
  for (const Value value : tuple) row_.push_back(words_.encode(value));
  return table(relation).insert(row_.data());
}

std::size_t Database::facts() const {
  std::size_t total = 0;
  for (const auto& table : tables_) total += table->size();
  return total;
}

std::size_t Database::bytes() const {
  std::size_t total = symbols_.bytes() + words_.bytes();
  for (const auto& table : tables_) total += table->bytes();
  return total;
}

}  // namespace clusterwise::datalog
