#include "reasoner/datalog/witness.h"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "reasoner/datalog/names.h"

namespace clusterwise::datalog {
namespace {

using Rename = std::function<std::string(const std::string&)>;

void rename(ast::Literal& literal, const Rename& name);

void rename(ast::Term& term, const Rename& name) {
  if (auto* variable = std::get_if<ast::Variable>(&term.node))
    variable->name = name(variable->name);
  if (auto* call = std::get_if<ast::Call>(&term.node)) {
    for (ast::Term& argument : call->arguments) rename(argument, name);
  }
  if (auto* aggregate = std::get_if<ast::Aggregate>(&term.node)) {
    for (ast::Term& target : aggregate->target) rename(target, name);
    for (ast::Conjunction& conjunction : aggregate->body) {
      for (ast::Literal& literal : conjunction) rename(literal, name);
    }
  }
}

void rename(ast::Literal& literal, const Rename& name) {
  if (auto* atom = std::get_if<ast::Atom>(&literal.node)) {
    for (ast::Term& term : atom->arguments) rename(term, name);
  } else if (auto* constraint = std::get_if<ast::Constraint>(&literal.node)) {
    for (ast::Term& term : constraint->sides) rename(term, name);
  } else if (auto* group = std::get_if<ast::Group>(&literal.node)) {
    for (ast::Conjunction& conjunction : group->body) {
      for (ast::Literal& inner : conjunction) rename(inner, name);
    }
  }
}

class SpellingOut {
 public:
  SpellingOut(const ast::Atom& head, const FlatBody& body) : result_(std::make_unique<SpeltOut>()) {
    result_->head = head;
    for (const FlatLiteral& flat : body) add(*flat.literal, flat.negated);
    ground(body, grounded_);
    for (const ast::Term& term : head.arguments) add_names(term, outside_);
    for (const FlatLiteral& flat : body) {
      for (const ast::Term* term : terms_of(*flat.literal)) add_names(*term, outside_);
    }
  }

  std::unique_ptr<SpeltOut> run() {
    const std::size_t given = result_->literals.size();
    for (ast::Term& term : result_->head.arguments) visit(term);
    for (std::size_t i = 0; i < given; ++i) {
      ast::Literal& literal = result_->literals[i];
      if (auto* atom = std::get_if<ast::Atom>(&literal.node)) {
        for (ast::Term& term : atom->arguments) visit(term);
      } else if (auto* constraint = std::get_if<ast::Constraint>(&literal.node)) {
        for (ast::Term& term : constraint->sides) visit(term);
      }
    }
    if (count_ == 0) return nullptr;
    return std::move(result_);
  }

 private:
  void add(ast::Literal literal, bool negated) {
    result_->literals.push_back(std::move(literal));
    result_->body.push_back({&result_->literals.back(), negated});
  }

  void visit(ast::Term& term) {
    if (auto* call = std::get_if<ast::Call>(&term.node)) {
      for (ast::Term& argument : call->arguments) visit(argument);
    }
    const auto* aggregate = std::get_if<ast::Aggregate>(&term.node);
    if (aggregate == nullptr || (aggregate->op.text != "min" && aggregate->op.text != "max"))
      return;
    const auto bodies = flatten(aggregate->body);
    if (!bodies || bodies->size() != 1) return;
    const Names witnesses = witnesses_of(bodies->front());
    if (!witnesses.empty()) spell_out(term, bodies->front(), witnesses);
  }

  Names witnesses_of(const FlatBody& body) const {
    Names inside;
    ground(body, inside);
    Names result;
    for (const std::string& name : inside) {
      if (outside_.contains(name) && !grounded_.contains(name)) result.insert(name);
    }
    return result;
  }

  void spell_out(ast::Term& term, const FlatBody& body, const Names& witnesses) {
    const std::string mark = "#" + std::to_string(++count_);
    const auto& aggregate = std::get<ast::Aggregate>(term.node);
    // The body once more, beside the aggregate: witnesses keep their names, what belongs to the
    // aggregate does not.
    Names own;
    for (const ast::Term& target : aggregate.target) add_names(target, own);
    const Rename beside = [&](const std::string& name) {
      const bool keeps =
          witnesses.contains(name) || (grounded_.contains(name) && !own.contains(name));
      return keeps ? name : name + mark;
    };
    std::vector<FlatLiteral> copies = body;
    for (const FlatLiteral& flat : copies) {
      ast::Literal copy = *flat.literal;
      rename(copy, beside);
      add(std::move(copy), flat.negated);
    }
    ast::Term target = aggregate.target.front();
    rename(target, beside);
    // Inside the aggregate the witnesses are its own.
    const Rename within = [&](const std::string& name) {
      return witnesses.contains(name) ? name + mark + "w" : name;
    };
    ast::Term whole = term;
    rename(whole, within);
    const ast::Term result{ast::Variable{mark}, term.span};
    add_equation(result, std::move(whole));
    add_equation(std::move(target), result);
    term = result;
  }

  void add_equation(ast::Term left, ast::Term right) {
    ast::Literal literal;
    literal.span = right.span;
    ast::Constraint equation;
    equation.op = {"=", right.span};
    equation.sides.push_back(std::move(left));
    equation.sides.push_back(std::move(right));
    literal.node = std::move(equation);
    add(std::move(literal), false);
  }

  std::unique_ptr<SpeltOut> result_;
  Names grounded_;  // by the clause itself
  Names outside_;   // standing outside of aggregates
  int count_ = 0;
};

// Most clauses have no min or max at all; looking is cheaper than copying.
bool has_extreme(const ast::Term& term) {
  if (const auto* call = std::get_if<ast::Call>(&term.node)) {
    return std::any_of(call->arguments.begin(), call->arguments.end(), has_extreme);
  }
  const auto* aggregate = std::get_if<ast::Aggregate>(&term.node);
  return aggregate != nullptr && (aggregate->op.text == "min" || aggregate->op.text == "max");
}

}  // namespace

std::unique_ptr<SpeltOut> spell_out_witnesses(const ast::Atom& head, const FlatBody& body) {
  bool found = std::any_of(head.arguments.begin(), head.arguments.end(), has_extreme);
  for (const FlatLiteral& flat : body) {
    const std::vector<const ast::Term*> terms = terms_of(*flat.literal);
    found = found || std::any_of(terms.begin(), terms.end(),
                                 [](const ast::Term* t) { return has_extreme(*t); });
  }
  return found ? SpellingOut(head, body).run() : nullptr;
}

}  // namespace clusterwise::datalog
