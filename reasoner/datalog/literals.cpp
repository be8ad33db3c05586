#include "reasoner/datalog/literals.h"

#include "reasoner/datalog/functor.h"

namespace clusterwise::datalog {
namespace {

bool has_base_prefix(const std::string& digits) {
  return digits.find_first_of("xb") != std::string::npos;
}

}  // namespace

bool is_literal(const ast::Term& term) {
  return std::holds_alternative<ast::NumberLiteral>(term.node) ||
         std::holds_alternative<ast::StringLiteral>(term.node);
}

std::optional<Value> read_literal(const ast::Term& term, Primitive type, SymbolTable& symbols) {
  if (const auto* text = std::get_if<ast::StringLiteral>(&term.node)) {
    if (type != Primitive::kSymbol) return std::nullopt;
    return Value::of(symbols.intern(text->text));
  }
  const auto& number = std::get<ast::NumberLiteral>(term.node);
  using Form = ast::NumberLiteral::Form;
  if (type == Primitive::kSymbol) return std::nullopt;
  if (number.form == Form::kUnsigned && type != Primitive::kUnsigned) return std::nullopt;
  if (number.form == Form::kFloat && type != Primitive::kFloat) return std::nullopt;
  if (type == Primitive::kFloat && has_base_prefix(number.digits)) {
    const std::optional<Value> whole = read_number(number.digits, Primitive::kNumber);
    if (!whole) return std::nullopt;
    return Value::of(static_cast<double>(whole->number()));
  }
  return read_number(number.digits, type);
}

}  // namespace clusterwise::datalog
