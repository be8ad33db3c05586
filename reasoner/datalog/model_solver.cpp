#include "reasoner/datalog/model_solver.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace clusterwise::datalog {

ModelSolver::ModelSolver(Model& model) : model_(model), run_(model.database(), [] {}) {
  for (std::size_t i = 0; i < model.program()->relations.size(); ++i) {
    run_.delta.push_back({0, model.table(static_cast<RelationId>(i)).size()});
  }
}

void ModelSolver::solve(const Clause& clause, const std::vector<Literal>& body,
                        const Assignment& given, const Sink& sink) {
  const std::vector<Step> steps = plan_and_index(body, given.bound);
  ClauseRunner(run_, clause, steps).solve(given.registers, [&](std::span<const Word> solution) {
    if (!sink(solution)) run_.stopped = true;
  });
  run_.stopped = false;
}

std::vector<Step> ModelSolver::plan_and_index(const std::vector<Literal>& body,
                                              const Bound& bound) {
  const StatisticsOf statistics = [this](RelationId id) -> const Statistics& {
    const auto found = statistics_.find(id);
    if (found != statistics_.end()) return found->second;
    return statistics_[id] = statistics_of(model_.table(id), run_.delta[index_of(id)]);
  };
  std::vector<Step> steps = plan_body(body, bound, statistics);
  make_ready(steps, run_.database);
  return steps;
}

std::vector<std::optional<Word>> ModelSolver::tuple_of(FactRef fact) const {
  const Table& table = model_.table(fact.relation);
  const Word* const tuple = table[fact.row];
  return {tuple, tuple + table.arity()};
}

namespace {

struct Solved {
  VariableId variable{};
  Value value;
};

// The one value of the one variable that makes a sum or difference of whole numbers the wanted one:
// x + 1 = 5. Nothing for other expressions.
std::optional<Solved> solve_for_variable(const Expression& expression, Value wanted) {
  if (const auto* variable = std::get_if<VariableId>(&expression.node))
    return Solved{*variable, wanted};
  const auto* apply = std::get_if<Apply>(&expression.node);
  if (apply == nullptr || expression.type == Primitive::kFloat || apply->arguments.size() != 2)
    return std::nullopt;
  const auto* left = std::get_if<Value>(&apply->arguments[0].node);
  const auto* right = std::get_if<Value>(&apply->arguments[1].node);
  if (apply->functor == Functor::kAdd && left != nullptr)
    return solve_for_variable(apply->arguments[1], Value::of(wanted.bits - left->bits));
  if (apply->functor == Functor::kAdd && right != nullptr)
    return solve_for_variable(apply->arguments[0], Value::of(wanted.bits - right->bits));
  if (apply->functor == Functor::kSubtract && right != nullptr)
    return solve_for_variable(apply->arguments[0], Value::of(wanted.bits + right->bits));
  return std::nullopt;
}

}  // namespace

bool ModelSolver::bind_head(const Clause& clause, std::span<const std::optional<Word>> tuple,
                            Assignment& assignment) const {
  for (std::size_t i = 0; i < clause.head.arguments.size(); ++i) {
    if (!tuple[i]) continue;
    const Expression& argument = clause.head.arguments[i];
    if (const auto* constant = std::get_if<Value>(&argument.node);
        constant != nullptr && words().find(*constant) != tuple[i])
      return false;
    if (std::holds_alternative<Value>(argument.node)) continue;
    const std::optional<Solved> solved = solve_for_variable(argument, words().decode(*tuple[i]));
    if (!solved) continue;
    const std::size_t at = index_of(solved->variable);
    const Word word = words().encode(solved->value);
    if (assignment.bound[at] && assignment.registers[at] != word) return false;
    assignment.registers[at] = word;
    assignment.bound[at] = true;
  }
  return true;
}

std::optional<Value> ModelSolver::evaluate(const Clause& clause, const Expression& expression,
                                           std::span<const Word> registers) {
  return ClauseRunner(run_, clause, {}).evaluate(expression, registers);
}

void ModelSolver::for_each_match(const Atom& atom, std::span<const Word> registers,
                                 const std::function<void(Row)>& visit) {
  Table& table = run_.database.table(atom.relation);
  Columns columns;
  std::vector<Word> key;
  for (std::size_t i = 0; i < atom.arguments.size(); ++i) {
    if (const auto* variable = std::get_if<VariableId>(&atom.arguments[i].node)) {
      key.push_back(registers[index_of(*variable)]);
    } else if (const auto* value = std::get_if<Value>(&atom.arguments[i].node)) {
      key.push_back(words().encode(*value));
    } else {
      continue;
    }
    columns.push_back(static_cast<std::uint32_t>(i));
  }
  if (columns.size() == table.arity()) {
    if (const std::optional<Row> row = table.find(key.data())) visit(*row);
    return;
  }
  if (columns.empty()) {
    for (Row row = 0; row < table.size(); ++row) visit(row);
    return;
  }
  Index& index = table.index_on(columns);
  index.update(true);
  for (Index::Chunk chunk = index.first(key.data()); chunk.entries != nullptr;
       chunk = index.next(chunk)) {
    for (std::size_t i = 0; i < chunk.count; ++i) visit(chunk.entries[i * index.stride()]);
  }
}

std::vector<FactRef> ModelSolver::facts_under(const Clause& clause, const Aggregate& aggregate,
                                              std::span<const Word> registers) {
  Assignment given(clause);
  given.registers.assign(registers.begin(), registers.end());
  for (VariableId id : aggregate.outer) given.bound[index_of(id)] = true;
  std::set<FactRef> facts;
  solve(clause, aggregate.body, given, [&](std::span<const Word> inner) {
    for (const Literal& literal : aggregate.body) {
      const auto* atom = std::get_if<Atom>(&literal);
      if (atom == nullptr) continue;
      for_each_match(*atom, inner, [&](Row row) { facts.insert({atom->relation, row}); });
    }
    return true;
  });
  return {facts.begin(), facts.end()};
}

// ---- Words

std::string ModelSolver::text_of(const Clause& clause, const Literal& literal,
                                 const Assignment& assignment) const {
  if (const auto* aggregate = std::get_if<Aggregate>(&literal))
    return text_of(clause, *aggregate, assignment);
  Literal ground = literal;
  if (auto* atom = std::get_if<Atom>(&ground)) {
    for (Expression& argument : atom->arguments) replace(argument, clause, assignment);
  } else if (auto* negation = std::get_if<Negation>(&ground)) {
    for (Expression& argument : negation->atom.arguments) replace(argument, clause, assignment);
  } else if (auto* comparison = std::get_if<Comparison>(&ground)) {
    replace(comparison->left, clause, assignment);
    replace(comparison->right, clause, assignment);
  }
  return to_text(model_.program(), model_.symbols(), clause, ground);
}

std::string ModelSolver::text_of(const Clause& clause, const Aggregate& aggregate,
                                 Assignment inside) const {
  Expression result{aggregate.result, aggregate.type, aggregate.span};
  if (aggregate.op == Reduce::kMean) result.type = Primitive::kFloat;
  replace(result, clause, inside);
  for (VariableId id : aggregate.locals) inside.bound[index_of(id)] = false;
  std::string out =
      fmt::format("{} = {}", to_text(model_.program(), model_.symbols(), clause, result),
                  name_of(aggregate.op));
  for (Expression target : aggregate.target) {
    replace(target, clause, inside);
    out += ' ' + to_text(model_.program(), model_.symbols(), clause, target);
  }
  std::string body;
  for (const Literal& literal : aggregate.body)
    body += (body.empty() ? "" : ", ") + text_of(clause, literal, inside);
  return fmt::format("{} : {{ {} }}", out, body);
}

void ModelSolver::replace(Expression& expression, const Clause& clause,
                          const Assignment& assignment) const {
  if (const auto* variable = std::get_if<VariableId>(&expression.node)) {
    const std::size_t at = index_of(*variable);
    if (assignment.bound[at]) {
      expression.node = words().decode(assignment.registers[at]);
    } else if (is_made(clause.variables[at])) {
      expression.node = Wildcard{};
    }
  } else if (auto* apply = std::get_if<Apply>(&expression.node)) {
    for (Expression& argument : apply->arguments) replace(argument, clause, assignment);
  }
}

std::vector<std::size_t> named_variables(const Clause& clause) {
  std::set<VariableId> inner;
  for_each_literal(clause.body, [&](const Literal& literal) {
    if (const auto* a = std::get_if<Aggregate>(&literal))
      inner.insert(a->locals.begin(), a->locals.end());
  });
  std::vector<std::size_t> named;
  for (std::size_t i = 0; i < clause.variables.size(); ++i) {
    if (!clause.variables[i].name.empty() && !inner.contains(static_cast<VariableId>(i)))
      named.push_back(i);
  }
  return named;
}

std::vector<Binding> ModelSolver::bindings_of(const Clause& clause,
                                              const Assignment& assignment) const {
  std::vector<Binding> result;
  for (std::size_t i : named_variables(clause)) {
    const ClauseVariable& variable = clause.variables[i];
    if (!assignment.bound[i] || is_made(variable)) continue;
    result.push_back({variable.name, words().decode(assignment.registers[i]), variable.primitive});
  }
  std::sort(result.begin(), result.end(),
            [](const Binding& a, const Binding& b) { return a.name < b.name; });
  return result;
}

// ---- Solutions

void ModelSolver::solve_for(FactRef fact, const Clause& clause, const Sink& sink) {
  Assignment given(clause);
  if (!bind_head(clause, tuple_of(fact), given)) return;
  const std::vector<std::size_t> named = named_variables(clause);
  std::set<std::vector<Word>> seen;  // solutions repeat where wildcards hide a difference
  solve(clause, clause.body, given, [&](std::span<const Word> solution) {
    if (!head_is(clause, solution, fact)) return true;
    std::vector<Word> key;
    for (std::size_t i : named) key.push_back(solution[i]);
    return !seen.insert(std::move(key)).second || sink(solution);
  });
}

bool ModelSolver::head_is(const Clause& clause, std::span<const Word> solution, FactRef fact) {
  for (std::size_t i = 0; i < clause.head.arguments.size(); ++i) {
    const auto value = evaluate(clause, clause.head.arguments[i], solution);
    if (!value || *value != model_.value(fact.relation, fact.row, i)) return false;
  }
  return true;
}

std::optional<Derivation> ModelSolver::describe(std::size_t index, std::span<const Word> solution,
                                                const Choose& choose) {
  const Clause& clause = model_.program()->clauses[index];
  Assignment all(clause);
  all.registers.assign(solution.begin(), solution.end());
  all.bound.assign(all.bound.size(), true);
  Derivation result{index, clause.rule, bindings_of(clause, all), {}};
  std::size_t place = 0;
  for (const Literal& literal : clause.body) {
    if (const auto* atom = std::get_if<Atom>(&literal)) {
      const std::optional<FactRef> fact = choose(*atom, place++);
      if (!fact) return std::nullopt;
      result.premises.push_back({Premise::Kind::kFact, {*fact}, ""});
    } else if (const auto* aggregate = std::get_if<Aggregate>(&literal)) {
      result.premises.push_back({Premise::Kind::kAggregate,
                                 facts_under(clause, *aggregate, solution),
                                 text_of(clause, literal, all)});
    } else if (std::holds_alternative<Negation>(literal)) {
      result.premises.push_back(
          {Premise::Kind::kAbsence, {}, text_of(clause, literal, all).substr(1)});
    } else if (!only_names(clause, literal)) {
      result.premises.push_back({Premise::Kind::kCondition, {}, text_of(clause, literal, all)});
    }
  }
  return result;
}

}  // namespace clusterwise::datalog
