// The syntax tree in the language's own syntax.

#include <array>
#include <fmt/format.h>
#include <utility>

#include "reasoner/datalog/parser.h"

namespace clusterwise::datalog {
namespace {

constexpr int kUnary = 9;
constexpr int kPower = 10;
constexpr int kPrimary = 11;

int level_of(const ast::Call& call) {
  static constexpr std::array<std::pair<std::string_view, int>, 15> kLevels = {{{"lor", 0},
                                                                                {"lxor", 1},
                                                                                {"land", 2},
                                                                                {"bor", 3},
                                                                                {"bxor", 4},
                                                                                {"band", 5},
                                                                                {"bshl", 6},
                                                                                {"bshr", 6},
                                                                                {"bshru", 6},
                                                                                {"+", 7},
                                                                                {"-", 7},
                                                                                {"*", 8},
                                                                                {"/", 8},
                                                                                {"%", 8},
                                                                                {"^", kPower}}};
  const std::string& name = call.functor.text;
  if (call.arguments.size() == 1 && (name == "-" || name == "bnot" || name == "lnot"))
    return kUnary;
  for (const auto& [op, level] : kLevels) {
    if (name == op) return level;
  }
  return kPrimary;
}

std::string escape(std::string_view text) {
  static constexpr std::string_view kSpecial = "\"\\\a\b\f\n\r\t\v";
  static constexpr std::string_view kLetters = "\"\\abfnrtv";
  std::string out = "\"";
  for (char c : text) {
    const std::size_t which = kSpecial.find(c);
    if (which == std::string_view::npos) {
      out += c;
    } else {
      out += '\\';
      out += kLetters[which];
    }
  }
  return out + '"';
}

std::string text(const ast::Term& term, int least);
std::string text(const ast::Disjunction& body);

std::string list(const std::vector<ast::Term>& terms) {
  std::string out;
  for (const ast::Term& term : terms) out += (out.empty() ? "" : ", ") + text(term, 0);
  return out;
}

struct TermText {
  std::string operator()(const ast::Variable& v) const { return v.name; }
  std::string operator()(const ast::Wildcard&) const { return "_"; }
  std::string operator()(const ast::StringLiteral& s) const { return escape(s.text); }
  std::string operator()(const ast::NumberLiteral& n) const {
    return n.form == ast::NumberLiteral::Form::kUnsigned ? n.digits + "u" : n.digits;
  }
  std::string operator()(const ast::Call& call) const {
    const int level = level_of(call);
    const std::string& name = call.functor.text;
    if (level == kPrimary) return fmt::format("{}({})", name, list(call.arguments));
    if (level == kUnary)
      return fmt::format("{}{}{}", name, name == "-" ? "" : " ", text(call.arguments[0], kUnary));
    const bool right = level == kPower;  // groups to the right
    const std::string left_side = text(call.arguments[0], right ? level + 1 : level);
    const std::string right_side = text(call.arguments[1], right ? kUnary : level + 1);
    return fmt::format("{} {} {}", left_side, name, right_side);
  }
  std::string operator()(const ast::Aggregate& a) const {
    const std::string target = a.target.empty() ? "" : " " + text(a.target.front(), 0);
    return fmt::format("{}{} : {{ {} }}", a.op.text, target, text(a.body));
  }
};

std::string text(const ast::Term& term, int least) {
  std::string out = std::visit(TermText{}, term.node);
  const auto* call = std::get_if<ast::Call>(&term.node);
  const auto* number = std::get_if<ast::NumberLiteral>(&term.node);
  const bool loose = (call != nullptr && level_of(*call) < least) ||
                     std::holds_alternative<ast::Aggregate>(term.node);
  const bool negative = number != nullptr && number->digits.front() == '-' && least > kUnary;
  return (loose && least > 0) || negative ? "(" + out + ")" : out;
}

struct LiteralText {
  std::string operator()(const ast::Atom& atom) const { return to_text(atom); }
  std::string operator()(const ast::Truth& truth) const { return truth.value ? "true" : "false"; }
  std::string operator()(const ast::Group& group) const { return "(" + text(group.body) + ")"; }
  std::string operator()(const ast::Constraint& c) const {
    const std::string left = text(c.sides[0], 0);
    const std::string right = text(c.sides[1], 0);
    if (c.op.text == "match" || c.op.text == "contains")
      return fmt::format("{}({}, {})", c.op.text, left, right);
    return fmt::format("{} {} {}", left, c.op.text, right);
  }
};

std::string text(const ast::Disjunction& body) {
  std::string out;
  for (const ast::Conjunction& conjunction : body) {
    if (!out.empty()) out += "; ";
    bool first = true;
    for (const ast::Literal& literal : conjunction) {
      if (!std::exchange(first, false)) out += ", ";
      out += to_text(literal);
    }
  }
  return out;
}

std::string names(const std::vector<ast::Name>& names, std::string_view separator) {
  std::string out;
  for (const ast::Name& name : names)
    out += (out.empty() ? "" : std::string(separator)) + name.text;
  return out;
}

std::string text(const ast::TypeDeclaration& type) {
  const bool subtype = type.form == ast::TypeDeclaration::Form::kSubtype;
  return fmt::format(".type {} {} {}\n", type.name.text, subtype ? "<:" : "=",
                     names(type.bases, " | "));
}

std::string text(const ast::RelationDeclaration& relation) {
  std::string attributes;
  for (const ast::Attribute& a : relation.attributes) {
    attributes += fmt::format("{}{}: {}", attributes.empty() ? "" : ", ", a.name.text, a.type.text);
  }
  return fmt::format(".decl {}({})\n", names(relation.names, ", "), attributes);
}

std::string text(const ast::Directive& directive) {
  static constexpr std::array<std::string_view, 4> kWords = {".input", ".output", ".printsize",
                                                             ".limitsize"};
  std::string parameters;
  for (const ast::Parameter& p : directive.parameters) {
    parameters +=
        fmt::format("{}{}={}", parameters.empty() ? "(" : ", ", p.key.text, escape(p.value.text));
  }
  if (!parameters.empty()) parameters += ")";
  return fmt::format("{} {}{}\n", kWords[static_cast<std::size_t>(directive.kind)],
                     names(directive.relations, ", "), parameters);
}

std::string text(const ast::Clause& clause) {
  std::string heads;
  for (const ast::Atom& head : clause.heads) heads += (heads.empty() ? "" : ", ") + to_text(head);
  if (clause.is_fact()) return heads + ".\n";
  return fmt::format("{} :- {}.\n", heads, text(clause.body));
}

}  // namespace

std::string to_text(const ast::Term& term) { return text(term, 0); }

std::string to_text(const ast::Atom& atom) {
  return fmt::format("{}({})", atom.relation.text, list(atom.arguments));
}

std::string to_text(const ast::Literal& literal) {
  return (literal.negated ? "!" : "") + std::visit(LiteralText{}, literal.node);
}

std::string to_text(const ast::Program& program) {
  std::string out;
  for (const ast::TypeDeclaration& type : program.types) out += text(type);
  for (const ast::RelationDeclaration& relation : program.relations) out += text(relation);
  for (const ast::Directive& directive : program.directives) out += text(directive);
  for (const ast::Clause& clause : program.clauses) out += text(clause);
  return out;
}

}  // namespace clusterwise::datalog
