// One clause: names, types, then the checked form. Lowering hoists what stands in awkward places:
// an aggregate becomes a literal of its own, an expression in a positive atom a variable and an
// equation.

#include <algorithm>
#include <fmt/format.h>
#include <re2/re2.h>
#include <set>

#include "reasoner/datalog/check_context.h"
#include "reasoner/datalog/infer.h"
#include "reasoner/datalog/kinds.h"
#include "reasoner/datalog/literals.h"
#include "reasoner/datalog/resolve.h"
#include "reasoner/datalog/witness.h"

namespace clusterwise::datalog {
namespace {

Compare compare_of(std::string_view op, bool negated) {
  static constexpr std::array<std::string_view, 10> kNames = {"=",  "!=",    "<", "<=",       ">",
                                                              ">=", "match", "",  "contains", ""};
  static constexpr std::array<Compare, 10> kOpposite = {
      Compare::kNotEqual,    Compare::kEqual,   Compare::kGreaterEqual, Compare::kGreater,
      Compare::kLessEqual,   Compare::kLess,    Compare::kNoMatch,      Compare::kMatch,
      Compare::kNotContains, Compare::kContains};
  const auto which =
      static_cast<std::size_t>(std::find(kNames.begin(), kNames.end(), op) - kNames.begin());
  return negated ? kOpposite[which] : static_cast<Compare>(which);
}

Reduce reduce_of(std::string_view op) {
  static constexpr std::array<std::string_view, 5> kNames = {"count", "sum", "min", "max", "mean"};
  return static_cast<Reduce>(std::find(kNames.begin(), kNames.end(), op) - kNames.begin());
}

bool has_wildcard(const Atom& atom) {
  return std::any_of(atom.arguments.begin(), atom.arguments.end(),
                     [](const Expression& e) { return std::holds_alternative<Wildcard>(e.node); });
}

class Lowering {
 public:
  Lowering(const Resolution& resolution, const Typing& typing, CheckContext& context)
      : resolution_(resolution), typing_(typing), context_(context) {}

  std::optional<Clause> run(const ast::Atom& head, const FlatBody& body, RuleId rule, Span span) {
    clause_.rule = rule;
    clause_.span = span;
    clause_.variables = resolution_.variables;
    for (std::size_t i = 0; i < clause_.variables.size(); ++i)
      clause_.variables[i].primitive = typing_.variables[i];
    clause_.body = lower_body(body);
    std::swap(literals_, clause_.body);
    clause_.head = lower_head(head);
    std::swap(literals_, clause_.body);
    if (failed_) return std::nullopt;
    return std::move(clause_);
  }

 private:
  // ---- Literals

  std::vector<Literal> lower_body(const FlatBody& body) {
    std::vector<Literal> outer = std::exchange(literals_, {});
    for (const FlatLiteral& flat : body) {
      if (const auto* atom = std::get_if<ast::Atom>(&flat.literal->node)) {
        lower_atom(*atom, flat.negated);
      } else {
        lower_constraint(std::get<ast::Constraint>(flat.literal->node), flat);
      }
    }
    return std::exchange(literals_, std::move(outer));
  }

  Atom lower_head(const ast::Atom& head) {
    Atom result{relation_of(head), {}, head.span};
    for (const ast::Term& term : head.arguments) {
      if (std::holds_alternative<ast::Wildcard>(term.node)) {
        fail(kinds::kUngroundedVariable, term.span,
             "'_' stands for no value, so it cannot be in a head");
      }
      result.arguments.push_back(lower(term));
    }
    return result;
  }

  RelationId relation_of(const ast::Atom& atom) const {
    return context_.relations_by_name.at(atom.relation.text);
  }

  void lower_atom(const ast::Atom& atom, bool negated) {
    Atom result{relation_of(atom), {}, negated ? atom.relation.span : atom.span};
    for (const ast::Term& term : atom.arguments) {
      Expression expression = lower(term);
      if (!negated && std::holds_alternative<Apply>(expression.node))
        expression = name_value(std::move(expression));
      result.arguments.push_back(std::move(expression));
    }
    if (negated) {
      literals_.emplace_back(Negation{std::move(result)});
    } else {
      literals_.emplace_back(std::move(result));
    }
  }

  // A new variable that equals the expression.
  Expression name_value(Expression expression) {
    const auto id = static_cast<VariableId>(clause_.variables.size());
    clause_.variables.push_back({"", expression.type, expression.span});
    if (!locals_.empty()) locals_.back()->push_back(id);
    const Expression variable{id, expression.type, expression.span};
    literals_.emplace_back(
        Comparison{Compare::kEqual, variable, std::move(expression), variable.span});
    return variable;
  }

  void lower_constraint(const ast::Constraint& constraint, const FlatLiteral& flat) {
    for (const ast::Term& side : constraint.sides) {
      if (std::holds_alternative<ast::Wildcard>(side.node)) {
        fail(kinds::kUngroundedVariable, side.span,
             "'_' stands for no value, so it cannot be compared");
      }
    }
    Comparison result{compare_of(constraint.op.text, flat.negated), lower(constraint.sides[0]),
                      lower(constraint.sides[1]), flat.literal->span};
    check_pattern(constraint);
    literals_.emplace_back(std::move(result));
  }

  void check_pattern(const ast::Constraint& constraint) {
    const auto* pattern = std::get_if<ast::StringLiteral>(&constraint.sides[0].node);
    if (constraint.op.text != "match" || pattern == nullptr) return;
    const RE2 compiled(pattern->text, RE2::Quiet);
    if (compiled.ok()) return;
    fail(kinds::kBadPattern, constraint.sides[0].span,
         fmt::format("this is no pattern: {}", compiled.error()), "patterns have RE2's syntax");
  }

  // ---- Terms

  Expression lower(const ast::Term& term) {
    const Primitive type = typing_.type_of.at(&term);
    if (std::holds_alternative<ast::Variable>(term.node))
      return {resolution_.variable_of.at(&term), type, term.span};
    if (std::holds_alternative<ast::Wildcard>(term.node)) return {Wildcard{}, type, term.span};
    if (const auto* call = std::get_if<ast::Call>(&term.node)) return lower_call(*call, term, type);
    if (std::holds_alternative<ast::Aggregate>(term.node)) return lower_aggregate(term, type);
    const std::optional<Value> value = read_literal(term, type, context_.parts.symbols);
    if (!value) {
      fail(kinds::kTypeMismatch, term.span,
           fmt::format("this number does not fit into the type {}", name_of(type)),
           "numbers have 64 bits; unsigned ones no minus sign");
    }
    return {value.value_or(Value{}), type, term.span};
  }

  Expression lower_call(const ast::Call& call, const ast::Term& term, Primitive type) {
    Apply apply;
    apply.functor = find_functor(call.functor.text, call.arguments.size())->functor;
    for (const ast::Term& argument : call.arguments) {
      if (std::holds_alternative<ast::Wildcard>(argument.node)) {
        fail(kinds::kUngroundedVariable, argument.span,
             "'_' stands for no value, so nothing can be computed with it");
      }
      apply.arguments.push_back(lower(argument));
    }
    return {std::move(apply), type, term.span};
  }

  Expression lower_aggregate(const ast::Term& term, Primitive type) {
    const auto& tree = std::get<ast::Aggregate>(term.node);
    const ResolvedAggregate& resolved = resolution_.aggregate_of.at(&term);
    Aggregate result;
    result.op = reduce_of(tree.op.text);
    result.result = resolved.result;
    result.locals = resolved.locals;
    result.span = term.span;
    locals_.push_back(&result.locals);
    std::vector<Literal> outside = std::exchange(literals_, {});
    for (const ast::Term& target : tree.target) result.target.push_back(lower(target));
    std::vector<Literal> hoisted = std::exchange(literals_, std::move(outside));
    result.body = lower_body(resolved.body);
    result.body.insert(result.body.end(), std::make_move_iterator(hoisted.begin()),
                       std::make_move_iterator(hoisted.end()));
    locals_.pop_back();
    if (!result.target.empty()) result.type = result.target.front().type;
    result.distinct = counts_assignments(result);
    result.outer = outer_variables(result);
    literals_.emplace_back(std::move(result));
    return {resolved.result, type, term.span};
  }

  // With a single atom every tuple counts; with more, every assignment of the named variables (the
  // reference engine's rule). The two differ only where a wildcard hides part of a tuple.
  static bool counts_assignments(const Aggregate& aggregate) {
    std::size_t atoms = 0;
    bool inner = false, hides = false, repeats = false;
    for (const Literal& literal : aggregate.body) {
      inner |= std::holds_alternative<Aggregate>(literal);
      const auto* atom = std::get_if<Atom>(&literal);
      if (atom == nullptr) continue;
      ++atoms;
      hides |= has_wildcard(*atom);
      std::set<VariableId> seen;
      for (const Expression& argument : atom->arguments) {
        const auto* variable = std::get_if<VariableId>(&argument.node);
        repeats |= variable != nullptr && !seen.insert(*variable).second;
      }
    }
    return hides && (atoms > 1 || inner || repeats);
  }

  static std::vector<VariableId> outer_variables(const Aggregate& aggregate) {
    std::set<VariableId> used;
    const auto use = [&](VariableId id) { used.insert(id); };
    for (const Expression& target : aggregate.target) for_each_variable(target, use);
    std::set<VariableId> made;  // results of aggregates inside
    for_each_literal(aggregate.body, [&](const Literal& literal) {
      if (const auto* atom = std::get_if<Atom>(&literal)) {
        for (const Expression& e : atom->arguments) for_each_variable(e, use);
      } else if (const auto* negation = std::get_if<Negation>(&literal)) {
        for (const Expression& e : negation->atom.arguments) for_each_variable(e, use);
      } else if (const auto* comparison = std::get_if<Comparison>(&literal)) {
        for_each_variable(comparison->left, use);
        for_each_variable(comparison->right, use);
      } else {
        const auto& inner = std::get<Aggregate>(literal);
        made.insert(inner.result);
        made.insert(inner.locals.begin(), inner.locals.end());
        for (const Expression& target : inner.target) for_each_variable(target, use);
      }
    });
    made.insert(aggregate.locals.begin(), aggregate.locals.end());
    std::vector<VariableId> result;
    std::set_difference(used.begin(), used.end(), made.begin(), made.end(),
                        std::back_inserter(result));
    return result;
  }

  void fail(std::string_view kind, Span span, std::string message, std::string note = {}) {
    failed_ = true;
    context_.diagnostics.error(kind, span, std::move(message), std::move(note));
  }

  const Resolution& resolution_;
  const Typing& typing_;
  CheckContext& context_;
  Clause clause_;
  std::vector<Literal> literals_;                 // of the body being made
  std::vector<std::vector<VariableId>*> locals_;  // of the aggregates being made
  bool failed_ = false;
};

}  // namespace

std::optional<Clause> check_clause(const ast::Atom& written_head, const FlatBody& written_body,
                                   RuleId rule, Span span, CheckContext& context) {
  const std::unique_ptr<SpeltOut> spelt = spell_out_witnesses(written_head, written_body);
  const ast::Atom& head = spelt ? spelt->head : written_head;
  const FlatBody& body = spelt ? spelt->body : written_body;
  const std::optional<Resolution> resolution = resolve(head, body, context.diagnostics);
  if (!resolution) return std::nullopt;
  const std::optional<Typing> typing = infer(head, body, *resolution, context);
  if (!typing) return std::nullopt;
  check_subtypes(head, body, *resolution, context);
  std::optional<Clause> clause =
      Lowering(*resolution, *typing, context).run(head, body, rule, span);
  if (clause) check_grounding(*clause, context);
  return clause;
}

}  // namespace clusterwise::datalog
