#include "reasoner/datalog/database.h"

#include <array>
#include <fmt/format.h>
#include <optional>
#include <utility>

namespace clusterwise::datalog {
namespace {

struct ToValue {
  SymbolTable& symbols;

  Value operator()(const std::string& text) const { return Value::of(symbols.intern(text)); }
  Value operator()(auto number) const { return Value::of(number); }
};

// The datum as a value of that type; nothing where it is none.
struct Fit {
  Primitive type;

  std::optional<Datum> operator()(const std::string& text) const {
    return type == Primitive::kSymbol ? std::optional<Datum>(text) : std::nullopt;
  }
  std::optional<Datum> operator()(double number) const {
    return type == Primitive::kFloat ? std::optional<Datum>(number) : std::nullopt;
  }
  std::optional<Datum> operator()(auto whole) const {
    if (type == Primitive::kFloat) return static_cast<double>(whole);
    if (type == Primitive::kNumber && std::in_range<std::int64_t>(whole))
      return static_cast<std::int64_t>(whole);
    if (type == Primitive::kUnsigned && std::in_range<std::uint64_t>(whole))
      return static_cast<std::uint64_t>(whole);
    return std::nullopt;
  }
};

std::string_view in_words(Primitive type) {
  static constexpr std::array<std::string_view, 4> kWords = {"a number", "an unsigned", "a float",
                                                             "a symbol"};
  return kWords[static_cast<std::size_t>(type)];
}

// The alternatives of a datum are in the order of the primitives.
std::string_view in_words(const Datum& datum) {
  return in_words(static_cast<Primitive>(datum.index()));
}

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

tl::expected<bool, std::string> Database::add(std::string_view relation,
                                              std::span<const Datum> tuple) {
  const std::optional<RelationId> id = program_->find_relation(relation);
  if (!id) return tl::unexpected(fmt::format("relation '{}' is not declared", relation));
  const std::vector<Attribute>& attributes = program_->relation(*id).attributes;
  if (tuple.size() != attributes.size()) {
    return tl::unexpected(fmt::format("{} has {} attribute{}, found {} value{}", relation,
                                      attributes.size(), attributes.size() == 1 ? "" : "s",
                                      tuple.size(), tuple.size() == 1 ? "" : "s"));
  }
  std::vector<Datum> values;
  for (std::size_t i = 0; i < tuple.size(); ++i) {
    const Primitive type = attributes[i].primitive;
    std::optional<Datum> value = std::visit(Fit{type}, tuple[i]);
    if (!value) {
      return tl::unexpected(fmt::format("{} of {} is {}, found {}", attributes[i].name, relation,
                                        in_words(type), in_words(tuple[i])));
    }
    values.push_back(*std::move(value));
  }
  return add(*id, values);
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
