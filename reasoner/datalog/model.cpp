#include "reasoner/datalog/model.h"

#include <algorithm>

namespace clusterwise::datalog {
namespace {

Datum datum_of(Value value, Primitive type, const SymbolTable& symbols) {
  switch (type) {
    case Primitive::kNumber:
      return value.number();
    case Primitive::kUnsigned:
      return value.natural();
    case Primitive::kFloat:
      return value.real();
    case Primitive::kSymbol:
      break;
  }
  return std::string(symbols.text(value.symbol()));
}

}  // namespace

std::vector<std::vector<Datum>> Model::tuples(std::string_view relation) const {
  std::vector<std::vector<Datum>> result;
  const std::optional<RelationId> id = program().find_relation(relation);
  if (!id) return result;
  const std::vector<Attribute>& attributes = program().relation(*id).attributes;
  for (Row row = 0; row < table(*id).size(); ++row) {
    std::vector<Datum>& tuple = result.emplace_back();
    for (std::size_t i = 0; i < attributes.size(); ++i)
      tuple.push_back(datum_of(value(*id, row, i), attributes[i].primitive, symbols()));
  }
  return result;
}

Epoch Model::epoch(RelationId relation, Row row) const {
  const std::vector<Epoch>& epochs = epochs_[index_of(relation)];
  const auto found =
      std::upper_bound(epochs.begin(), epochs.end(), row,
                       [](Row wanted, const Epoch& epoch) { return wanted < epoch.end; });
  return found == epochs.end() ? Epoch{} : *found;
}

std::string Model::text(RelationId relation, Row row, std::size_t column) const {
  const Primitive type = program().relation(relation).attributes[column].primitive;
  return to_text(value(relation, row, column), type, symbols());
}

std::string Model::fact_text(RelationId relation, Row row) const {
  const Relation& declared = program().relation(relation);
  std::string out = declared.name + "(";
  for (std::size_t i = 0; i < declared.attributes.size(); ++i) {
    if (i > 0) out += ", ";
    const bool is_text = declared.attributes[i].primitive == Primitive::kSymbol;
    out += is_text ? quoted(symbol(relation, row, i)) : text(relation, row, i);
  }
  return out + ")";
}

}  // namespace clusterwise::datalog
