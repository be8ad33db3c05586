// Checked clauses as text.

#include <array>
#include <fmt/format.h>

#include "reasoner/datalog/checked.h"

namespace clusterwise::datalog {
namespace {

class Writer {
 public:
  // Rounded: for explanations, where 0.99 says more than 0.9900000000000001.
  Writer(const CheckedProgram& program, const SymbolTable& symbols, const Clause& clause,
         bool rounded = false)
      : program_(program), symbols_(symbols), clause_(clause), rounded_(rounded) {}

  std::string text(const Expression& e) const {
    if (const auto* id = std::get_if<VariableId>(&e.node)) return name(*id);
    if (std::holds_alternative<Wildcard>(e.node)) return "_";
    if (const auto* value = std::get_if<Value>(&e.node)) return constant(*value, e.type);
    const auto& apply = std::get<Apply>(e.node);
    const FunctorInfo& info = info_of(apply.functor);
    const bool word = info.name.front() >= 'a' && info.name.front() <= 'z' &&
                      info.signature != Signature::kIntegral;
    if (word) return fmt::format("{}({})", info.name, list(apply.arguments));
    if (apply.arguments.size() == 1)
      return fmt::format("{}({})", info.name, text(apply.arguments[0]));
    return fmt::format("({} {} {})", text(apply.arguments[0]), info.name, text(apply.arguments[1]));
  }

  std::string text(const Atom& atom) const {
    return fmt::format("{}({})", program_.relation(atom.relation).name, list(atom.arguments));
  }

  std::string text(const Literal& literal) const {
    if (const auto* atom = std::get_if<Atom>(&literal)) return text(*atom);
    if (const auto* negation = std::get_if<Negation>(&literal)) return "!" + text(negation->atom);
    if (const auto* comparison = std::get_if<Comparison>(&literal)) return text(*comparison);
    const auto& aggregate = std::get<Aggregate>(literal);
    const std::string target = aggregate.target.empty() ? "" : " " + text(aggregate.target.front());
    return fmt::format("{} = {}{} : {{ {} }}", name(aggregate.result), name_of(aggregate.op),
                       target, text(aggregate.body));
  }

  std::string text(const std::vector<Literal>& body) const {
    std::string out;
    for (const Literal& literal : body) out += (out.empty() ? "" : ", ") + text(literal);
    return out;
  }

 private:
  std::string name(VariableId id) const {
    const std::string& name = clause_.variables[index_of(id)].name;
    return name.empty() ? fmt::format("#{}", index_of(id)) : name;
  }

  std::string constant(Value value, Primitive type) const {
    if (type == Primitive::kFloat) return real(value.real());
    const std::string plain = to_text(value, type, symbols_);
    return type == Primitive::kSymbol ? quoted(plain) : plain;
  }

  // The shortest text that reads back.
  std::string real(double number) const {
    constexpr std::size_t kLong = 8;
    std::string text = fmt::format("{}", number);
    return rounded_ && text.size() > kLong ? fmt::format("{:.6g}", number) : text;
  }

  std::string list(const std::vector<Expression>& arguments) const {
    std::string out;
    for (const Expression& argument : arguments) out += (out.empty() ? "" : ", ") + text(argument);
    return out;
  }

  std::string text(const Comparison& c) const {
    const std::string_view op = symbol_of(c.op);
    if (c.op < Compare::kMatch) return fmt::format("{} {} {}", text(c.left), op, text(c.right));
    return fmt::format("{}({}, {})", op, text(c.left), text(c.right));
  }

  const CheckedProgram& program_;
  const SymbolTable& symbols_;
  const Clause& clause_;
  bool rounded_;
};

}  // namespace

std::string_view symbol_of(Compare op) {
  static constexpr std::array<std::string_view, 10> kNames = {
      "=", "!=", "<", "<=", ">", ">=", "match", "!match", "contains", "!contains"};
  return kNames[static_cast<std::size_t>(op)];
}

std::string_view name_of(Reduce op) {
  static constexpr std::array<std::string_view, 5> kNames = {"count", "sum", "min", "max", "mean"};
  return kNames[static_cast<std::size_t>(op)];
}

std::string to_text(const CheckedProgram& program, const Clause& clause,
                    const Expression& expression) {
  return Writer(program, program->symbols, clause).text(expression);
}

std::string to_text(const CheckedProgram& program, const Clause& clause, const Literal& literal) {
  return Writer(program, program->symbols, clause).text(literal);
}

std::string to_text(const CheckedProgram& program, const SymbolTable& symbols, const Clause& clause,
                    const Literal& literal) {
  return Writer(program, symbols, clause, true).text(literal);
}

std::string to_text(const CheckedProgram& program, const SymbolTable& symbols, const Clause& clause,
                    const Expression& expression) {
  return Writer(program, symbols, clause, true).text(expression);
}

std::string to_text(const CheckedProgram& program) {
  std::string out;
  for (const Fact& fact : program->facts) {
    const Relation& relation = program.relation(fact.relation);
    std::string row;
    for (std::size_t i = 0; i < relation.attributes.size(); ++i) {
      const Primitive type = relation.attributes[i].primitive;
      const std::string value =
          to_text(program->fact_values[fact.first + i], type, program->symbols);
      row += (row.empty() ? "" : ", ") + (type == Primitive::kSymbol ? quoted(value) : value);
    }
    out += fmt::format("{}({}).\n", relation.name, row);
  }
  for (const Clause& clause : program->clauses) {
    const Writer writer(program, program->symbols, clause);
    const std::string body = writer.text(clause.body);
    out += fmt::format("{}{}{}.\n", writer.text(clause.head), body.empty() ? "" : " :- ", body);
  }
  return out;
}

}  // namespace clusterwise::datalog
