// The texts of a rule: each {variable} is one of the rule, and what is multiplied is a number.
#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "reasoner/datalog/check_context.h"
#include "reasoner/datalog/kinds.h"
#include "reasoner/datalog/placeholder.h"

namespace clusterwise::datalog {
namespace {

void collect(const ast::Disjunction& body, std::set<std::string>& names);

void collect(const ast::Term& term, std::set<std::string>& names) {
  if (const auto* variable = std::get_if<ast::Variable>(&term.node)) names.insert(variable->name);
  if (const auto* call = std::get_if<ast::Call>(&term.node)) {
    for (const ast::Term& argument : call->arguments) collect(argument, names);
  }
}

void collect(const ast::Literal& literal, std::set<std::string>& names) {
  if (const auto* atom = std::get_if<ast::Atom>(&literal.node)) {
    for (const ast::Term& term : atom->arguments) collect(term, names);
  } else if (const auto* constraint = std::get_if<ast::Constraint>(&literal.node)) {
    for (const ast::Term& term : constraint->sides) collect(term, names);
  } else if (const auto* group = std::get_if<ast::Group>(&literal.node)) {
    collect(group->body, names);
  }
}

void collect(const ast::Disjunction& body, std::set<std::string>& names) {
  for (const ast::Conjunction& conjunction : body) {
    for (const ast::Literal& literal : conjunction) collect(literal, names);
  }
}

std::set<std::string> variables_of(const ast::Clause& clause) {
  std::set<std::string> names;
  for (const ast::Atom& head : clause.heads) {
    for (const ast::Term& term : head.arguments) collect(term, names);
  }
  collect(clause.body, names);
  return names;
}

void for_each_text(const ast::Clause& clause, const auto& visit) {
  for (const ast::Annotation& annotation : clause.preamble.annotations) {
    for (const ast::AnnotationField& field : annotation.fields) {
      const auto* text = std::get_if<std::string>(&field.value.node);
      if (text != nullptr && (field.key.text == "en" || field.key.text == "zh"))
        visit(*text, field.value.span);
    }
  }
}

void check_place(const Placeholder& place, std::string_view text,
                 const std::set<std::string>& variables, Span span, CheckContext& context) {
  const auto written = text.substr(place.begin, place.end - place.begin);
  if (!place.closed) {
    context.diagnostics.error(kinds::kBadAnnotation, span, "a '{' in this text has no '}'",
                              "braces stand around the name of a variable");
  } else if (!variables.contains(place.variable)) {
    context.diagnostics.error(
        kinds::kUnknownVariable, span,
        fmt::format("the text speaks of {{{}}}, which is no variable of the rule", place.variable),
        "name a variable of the head or the body, outside of aggregates");
  } else if (!place.factor) {
    context.diagnostics.error(kinds::kBadAnnotation, span,
                              fmt::format("in {} a number above 0 is expected behind '*'", written),
                              fmt::format("{{{}*100}} shows a share as per cent", place.variable));
  }
}

// Whether the name stands for a symbol in one of the alternatives.
bool is_symbol(std::span<const Clause> alternatives, const std::string& name) {
  return std::any_of(alternatives.begin(), alternatives.end(), [&](const Clause& clause) {
    return std::any_of(clause.variables.begin(), clause.variables.end(),
                       [&](const ClauseVariable& variable) {
                         return variable.name == name && variable.primitive == Primitive::kSymbol;
                       });
  });
}

}  // namespace

void check_text_variables(const ast::Clause& clause, const Rule& rule, CheckContext& context) {
  if (rule.id.empty()) return;
  const std::set<std::string> variables = variables_of(clause);
  for_each_text(clause, [&](const std::string& text, Span span) {
    for (const Placeholder& place : placeholders(text))
      check_place(place, text, variables, span, context);
  });
}

void check_text_numbers(const ast::Clause& clause, std::span<const Clause> checked,
                        CheckContext& context) {
  for_each_text(clause, [&](const std::string& text, Span span) {
    for (const Placeholder& place : placeholders(text)) {
      if (!place.scaled || !is_symbol(checked, place.variable)) continue;
      context.diagnostics.error(
          kinds::kTypeMismatch, span,
          fmt::format("the text multiplies {{{}}}, which is a symbol", place.variable),
          "only a number can be multiplied");
    }
  });
}

}  // namespace clusterwise::datalog
