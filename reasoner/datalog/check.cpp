// The checker: declarations first, then clauses, one by one. Each part reports all that it finds.

#include "reasoner/datalog/check.h"

#include <fmt/format.h>
#include <utility>

#include "reasoner/datalog/check_context.h"
#include "reasoner/datalog/kinds.h"
#include "reasoner/datalog/literals.h"
#include "reasoner/datalog/nearest.h"

namespace clusterwise::datalog {

std::optional<RelationId> CheckContext::find_relation(const ast::Name& name) {
  const auto found = relations_by_name.find(name.text);
  if (found != relations_by_name.end()) return found->second;
  std::vector<std::string> names;
  for (const auto& [known, id] : relations_by_name) names.push_back(known);
  std::string note = did_you_mean(name.text, names);
  if (note.empty()) note = fmt::format("declare it: .decl {}(…)", name.text);
  diagnostics.error(kinds::kUndeclaredRelation, name.span,
                    fmt::format("relation '{}' is not declared", name.text), note);
  return std::nullopt;
}

std::optional<TypeId> CheckContext::find_type(const ast::Name& name) {
  if (const auto found = parts.types.find(name.text)) return found;
  static const std::map<std::string, std::string, std::less<>> kElsewhere = {
      {"int", "number"},   {"integer", "number"}, {"long", "number"},   {"uint", "unsigned"},
      {"double", "float"}, {"real", "float"},     {"string", "symbol"}, {"text", "symbol"}};
  const auto elsewhere = kElsewhere.find(name.text);
  std::string note = elsewhere != kElsewhere.end()
                         ? fmt::format("did you mean '{}'?", elsewhere->second)
                         : did_you_mean(name.text, parts.types.names());
  if (note.empty()) note = fmt::format("declare it: .type {} <: symbol", name.text);
  diagnostics.error(kinds::kUndeclaredType, name.span,
                    fmt::format("type '{}' is not declared", name.text), note);
  return std::nullopt;
}

void CheckContext::check_constant(TypeId type, const std::string& constant, Span span) {
  const std::string& name = parts.types[type].name;
  if (vocabulary == nullptr || !vocabulary->covers(name) || vocabulary->contains(name, constant))
    return;
  std::string note = vocabulary->known_as(constant);
  const std::vector<std::string> near =
      note.empty() ? vocabulary->nearest(name, constant) : std::vector<std::string>();
  if (!near.empty()) note = fmt::format("did you mean '{}'?", near.front());
  diagnostics.error(kinds::kUnknownConstant, span,
                    fmt::format("there is no {} '{}'", name, constant), note);
}

class Checker {
 public:
  Checker(const ast::Program& program, const Vocabulary* vocabulary)
      : program_(program),
        parts_(std::make_unique<CheckedParts>()),
        context_{vocabulary, *parts_, diagnostics_, {}, {}} {}

  tl::expected<CheckedProgram, Diagnostics> run() {
    check_types(program_, context_);
    check_relations(program_, context_);
    check_directives(program_, context_);
    for (const ast::Clause& clause : program_.clauses) check_clause_of(clause);
    if (diagnostics_.has_errors()) return tl::unexpected(std::move(diagnostics_));
    return CheckedProgram(std::move(parts_));
  }

 private:
  void check_clause_of(const ast::Clause& clause) {
    const auto rule = static_cast<RuleId>(parts_->rules.size());
    if (clause.is_fact() && add_fact(clause)) return;
    shares_fact_rule_ = false;
    parts_->rules.push_back(check_rule(clause, seen_ids_, context_));
    check_text_variables(clause, parts_->rules.back(), context_);
    std::optional<std::vector<FlatBody>> bodies =
        clause.is_fact() ? std::vector<FlatBody>(1) : flatten(clause.body);
    if (!bodies) {
      diagnostics_.error(
          kinds::kTooComplex, clause.heads.front().relation.span,
          fmt::format("this rule stands for more than {} alternatives, has more than {} "
                      "conditions in one, or more than {} in all",
                      kMostAlternatives, kMostConditions, kMostInAll),
          "split it with relations of its own");
      return;
    }
    const std::size_t first = parts_->clauses.size();
    for (const ast::Atom& head : clause.heads) {
      for (const FlatBody& body : *bodies) {
        if (auto checked = datalog::check_clause(head, body, rule, clause.span, context_)) {
          parts_->clauses.push_back(std::move(*checked));
        }
      }
    }
    check_text_numbers(clause, std::span<const Clause>(parts_->clauses).subspan(first), context_);
  }

  // A fact of plain constants goes straight into the tuples; false where it is more than that.
  bool add_fact(const ast::Clause& clause) {
    const ast::Atom& head = clause.heads.front();
    for (const ast::Term& term : head.arguments) {
      if (!is_literal(term)) return false;
    }
    const std::optional<RelationId> id = context_.find_relation(head.relation);
    if (!id) return true;
    const Relation& relation = context_.relation(*id);
    if (relation.attributes.size() != head.arguments.size()) return false;
    const std::size_t first = parts_->fact_values.size();
    for (std::size_t i = 0; i < head.arguments.size(); ++i) {
      const auto value =
          read_literal(head.arguments[i], relation.attributes[i].primitive, parts_->symbols);
      if (!value) {
        parts_->fact_values.resize(first);
        return false;
      }
      parts_->fact_values.push_back(*value);
      if (const auto* text = std::get_if<ast::StringLiteral>(&head.arguments[i].node)) {
        context_.check_constant(relation.attributes[i].type, text->text, head.arguments[i].span);
      }
    }
    parts_->facts.push_back({*id, fact_rule(clause), first});
    return true;
  }

  // Facts without annotation share one rule a run of facts, since a program may hold millions; its
  // place is the first's.
  RuleId fact_rule(const ast::Clause& clause) {
    const bool plain = clause.preamble.annotations.empty() && clause.preamble.doc.empty();
    if (!plain || !shares_fact_rule_) {
      Rule rule = check_rule(clause, seen_ids_, context_);
      rule.is_fact = true;
      parts_->rules.push_back(std::move(rule));
    }
    shares_fact_rule_ = plain;
    return static_cast<RuleId>(parts_->rules.size() - 1);
  }

  const ast::Program& program_;
  std::unique_ptr<CheckedParts> parts_;
  Diagnostics diagnostics_;
  CheckContext context_;
  std::map<std::string, Span> seen_ids_;
  bool shares_fact_rule_ = false;
};

std::optional<RelationId> CheckedProgram::find_relation(std::string_view name) const {
  for (std::size_t i = 0; i < parts_->relations.size(); ++i) {
    if (parts_->relations[i].name == name) return static_cast<RelationId>(i);
  }
  return std::nullopt;
}

tl::expected<CheckedProgram, Diagnostics> check(const ast::Program& program,
                                                const Vocabulary* vocabulary) {
  return Checker(program, vocabulary).run();
}

}  // namespace clusterwise::datalog
