#include "naive_evaluator.h"

#include <algorithm>
#include <regex>
#include <stdexcept>

#include "reasoner/datalog/functor.h"

namespace clusterwise::datalog::test {
namespace {

bool all_bound(const Expression& expression, const Assignment& assignment) {
  bool all = true;
  for_each_variable(expression, [&](VariableId id) { all = all && assignment[index_of(id)]; });
  return all;
}

const VariableId* as_variable(const Expression& expression) {
  return std::get_if<VariableId>(&expression.node);
}

// Whether a tuple of the body's atoms may stand for several assignments of its variables or the
// other way round: then assignments are counted, else tuples.
bool counts_assignments(const Aggregate& aggregate) {
  std::size_t atoms = 0;
  for (const Literal& literal : aggregate.body) {
    if (std::holds_alternative<Aggregate>(literal)) return true;
    const auto* atom = std::get_if<Atom>(&literal);
    if (atom == nullptr) continue;
    ++atoms;
    std::multiset<VariableId> names;
    for (const Expression& argument : atom->arguments) {
      if (const VariableId* id = as_variable(argument)) names.insert(*id);
    }
    for (VariableId id : names) {
      if (names.count(id) > 1) return true;
    }
  }
  return atoms > 1;
}

}  // namespace

NaiveEvaluator::NaiveEvaluator(const CheckedProgram& program, std::size_t most_steps)
    : program_(program),
      symbols_(program->symbols),
      relations_(program->relations.size()),
      most_steps_(most_steps) {
  for (const Fact& fact : program->facts) {
    Tuple tuple;
    for (std::size_t i = 0; i < program.relation(fact.relation).attributes.size(); ++i)
      tuple.push_back(program->fact_values[fact.first + i].bits);
    relations_[index_of(fact.relation)].insert(tuple);
  }
}

bool NaiveEvaluator::run() {
  const std::vector<std::size_t> levels = levels_of_relations();
  const std::size_t highest = levels.empty() ? 0 : *std::max_element(levels.begin(), levels.end());
  for (std::size_t level = 0; level <= highest; ++level) {
    std::vector<const Clause*> clauses;
    for (const Clause& clause : program_->clauses) {
      if (levels[index_of(clause.head.relation)] == level) clauses.push_back(&clause);
    }
    if (!run_level(clauses)) return false;
  }
  return true;
}

// A relation is at least as high as what it reads, and higher than what it negates or aggregates.
std::vector<std::size_t> NaiveEvaluator::levels_of_relations() const {
  std::vector<std::size_t> levels(program_->relations.size(), 0);
  for (bool more = true; more;) {
    more = false;
    for (const Clause& clause : program_->clauses) {
      std::size_t& head = levels[index_of(clause.head.relation)];
      const auto raise = [&](const Atom& atom, std::size_t by) {
        const std::size_t least = levels[index_of(atom.relation)] + by;
        more |= head < least;
        head = std::max(head, least);
        if (head > levels.size()) throw std::logic_error("the program is not stratified");
      };
      for (const Literal& literal : clause.body) {
        if (const auto* atom = std::get_if<Atom>(&literal)) raise(*atom, 0);
        if (const auto* negation = std::get_if<Negation>(&literal)) raise(negation->atom, 1);
        const auto* aggregate = std::get_if<Aggregate>(&literal);
        if (aggregate == nullptr) continue;
        for_each_literal(aggregate->body, [&](const Literal& inner) {
          if (const auto* atom = std::get_if<Atom>(&inner)) raise(*atom, 1);
          if (const auto* negation = std::get_if<Negation>(&inner)) raise(negation->atom, 1);
        });
      }
    }
  }
  return levels;
}

bool NaiveEvaluator::run_level(const std::vector<const Clause*>& clauses) {
  for (bool more = true; more;) {
    more = false;
    for (const Clause* clause : clauses) {
      std::set<Tuple> found;
      solve(*clause, [&](Assignment& assignment) {
        if (const auto tuple = head_of(*clause, assignment)) found.insert(*tuple);
      });
      for (const Tuple& tuple : found)
        more |= relations_[index_of(clause->head.relation)].insert(tuple).second;
      if (gave_up()) return false;
    }
  }
  return true;
}

std::optional<Tuple> NaiveEvaluator::head_of(const Clause& clause, const Assignment& assignment) {
  Tuple tuple;
  for (const Expression& argument : clause.head.arguments) {
    const std::optional<Value> value = value_of(argument, assignment);
    if (!value) return std::nullopt;
    tuple.push_back(value->bits);
  }
  return tuple;
}

void NaiveEvaluator::solve(const Clause& clause, const Sink& sink) {
  Assignment assignment(clause.variables.size());
  Waiting waiting;
  for (const Literal& literal : clause.body) waiting.push_back(&literal);
  solve(std::move(waiting), assignment, sink);
}

// The first literal that can be tried, then the rest.
void NaiveEvaluator::solve(Waiting waiting, Assignment& assignment, const Sink& sink) {
  if (gave_up()) return;
  if (waiting.empty()) return sink(assignment);
  const auto next = std::find_if(waiting.begin(), waiting.end(), [&](const Literal* literal) {
    return is_ready(*literal, assignment);
  });
  const Literal& literal = **next;
  waiting.erase(next);
  satisfy(literal, assignment, [&](Assignment& extended) { solve(waiting, extended, sink); });
}

bool NaiveEvaluator::is_ready(const Literal& literal, const Assignment& assignment) const {
  if (std::holds_alternative<Atom>(literal)) return true;
  const auto bound = [&](const Expression& e) { return all_bound(e, assignment); };
  if (const auto* negation = std::get_if<Negation>(&literal))
    return std::all_of(negation->atom.arguments.begin(), negation->atom.arguments.end(), bound);
  if (const auto* comparison = std::get_if<Comparison>(&literal)) {
    const bool left = bound(comparison->left);
    const bool right = bound(comparison->right);
    const bool binds =
        comparison->op == Compare::kEqual &&
        ((left && as_variable(comparison->right)) || (right && as_variable(comparison->left)));
    return (left && right) || binds;
  }
  const auto& outer = std::get<Aggregate>(literal).outer;
  return std::all_of(outer.begin(), outer.end(),
                     [&](VariableId id) { return assignment[index_of(id)].has_value(); });
}

void NaiveEvaluator::satisfy(const Literal& literal, Assignment& assignment, const Sink& next) {
  if (const auto* atom = std::get_if<Atom>(&literal)) {
    satisfy_atom(*atom, assignment, next);
  } else if (const auto* negation = std::get_if<Negation>(&literal)) {
    if (is_absent(negation->atom, assignment)) next(assignment);
  } else if (const auto* comparison = std::get_if<Comparison>(&literal)) {
    satisfy_comparison(*comparison, assignment, next);
  } else {
    satisfy_aggregate(std::get<Aggregate>(literal), assignment, next);
  }
}

void NaiveEvaluator::satisfy_atom(const Atom& atom, Assignment& assignment, const Sink& next) {
  const std::set<Tuple> tuples = relations_[index_of(atom.relation)];
  for (const Tuple& tuple : tuples) {
    ++steps_;
    Assignment extended = assignment;
    bool fits = true;
    for (std::size_t i = 0; i < tuple.size() && fits; ++i) {
      const Value value{tuple[i]};
      if (const VariableId* id = as_variable(atom.arguments[i])) {
        std::optional<Value>& known = extended[index_of(*id)];
        if (!known) known = value;
        fits = *known == value;
      } else if (const auto* constant = std::get_if<Value>(&atom.arguments[i].node)) {
        fits = *constant == value;
      }
    }
    if (fits) next(extended);
  }
}

bool NaiveEvaluator::is_absent(const Atom& atom, const Assignment& assignment) {
  std::vector<std::optional<Value>> wanted;
  for (const Expression& argument : atom.arguments) {
    if (std::holds_alternative<Wildcard>(argument.node)) {
      wanted.emplace_back();
      continue;
    }
    wanted.push_back(value_of(argument, assignment));
    if (!wanted.back()) return false;
  }
  const std::set<Tuple>& tuples = relations_[index_of(atom.relation)];
  return std::none_of(tuples.begin(), tuples.end(), [&](const Tuple& tuple) {
    ++steps_;
    for (std::size_t i = 0; i < tuple.size(); ++i) {
      if (wanted[i] && wanted[i]->bits != tuple[i]) return false;
    }
    return true;
  });
}

void NaiveEvaluator::satisfy_comparison(const Comparison& comparison, Assignment& assignment,
                                        const Sink& next) {
  ++steps_;
  const bool left_known = all_bound(comparison.left, assignment);
  const bool right_known = all_bound(comparison.right, assignment);
  if (left_known && right_known) {
    const auto left = value_of(comparison.left, assignment);
    const auto right = value_of(comparison.right, assignment);
    if (left && right && holds(comparison, *left, *right)) next(assignment);
    return;
  }
  const Expression& known = left_known ? comparison.left : comparison.right;
  const Expression& unknown = left_known ? comparison.right : comparison.left;
  const auto value = value_of(known, assignment);
  if (!value) return;
  Assignment extended = assignment;
  extended[index_of(*as_variable(unknown))] = value;
  next(extended);
}

void NaiveEvaluator::satisfy_aggregate(const Aggregate& aggregate, Assignment& assignment,
                                       const Sink& next) {
  const bool by_assignment = counts_assignments(aggregate);
  std::set<std::vector<std::uint64_t>> seen;
  std::vector<Value> values;
  Waiting waiting;
  for (const Literal& literal : aggregate.body) waiting.push_back(&literal);
  solve(std::move(waiting), assignment, [&](Assignment& inner) {
    std::vector<std::uint64_t> named;
    for (VariableId id : aggregate.locals) named.push_back(inner[index_of(id)].value().bits);
    if (by_assignment && !seen.insert(named).second) return;
    if (aggregate.op == Reduce::kCount) return values.emplace_back(), void();
    if (const auto value = value_of(aggregate.target.front(), inner)) values.push_back(*value);
  });
  const std::optional<Value> result = reduce(aggregate, values);
  if (!result) return;
  Assignment extended = assignment;
  std::optional<Value>& place = extended[index_of(aggregate.result)];
  if (place && *place != *result) return;
  place = result;
  next(extended);
}

std::optional<Value> NaiveEvaluator::reduce(const Aggregate& aggregate,
                                            const std::vector<Value>& values) {
  const auto sum = [&] {
    if (aggregate.type != Primitive::kFloat) {
      std::uint64_t total = 0;
      for (Value value : values) total += value.bits;
      return Value{total};
    }
    double total = 0;
    for (Value value : values) total += value.real();
    return Value::of(total);
  };
  const auto before = [&](Value a, Value b) { return order_of(a, b, aggregate.type) < 0; };
  switch (aggregate.op) {
    case Reduce::kCount:
      return Value{values.size()};
    case Reduce::kSum:
      return sum();
    case Reduce::kMin:
      if (values.empty()) return std::nullopt;
      return *std::min_element(values.begin(), values.end(), before);
    case Reduce::kMax:
      if (values.empty()) return std::nullopt;
      return *std::max_element(values.begin(), values.end(), before);
    case Reduce::kMean:
      break;
  }
  if (values.empty()) return std::nullopt;
  return Value::of(sum().real() / static_cast<double>(values.size()));
}

int NaiveEvaluator::order_of(Value left, Value right, Primitive type) const {
  const auto order = [](const auto& a, const auto& b) { return a < b ? -1 : (b < a ? 1 : 0); };
  if (type == Primitive::kNumber) return order(left.number(), right.number());
  if (type == Primitive::kUnsigned) return order(left.natural(), right.natural());
  if (type == Primitive::kFloat) return order(left.real(), right.real());
  return order(symbols_.text(left.symbol()), symbols_.text(right.symbol()));
}

bool NaiveEvaluator::holds(const Comparison& comparison, Value left, Value right) const {
  const auto order = [&] { return order_of(left, right, comparison.left.type); };
  const auto matches = [&] {
    const std::string text(symbols_.text(right.symbol()));
    return std::regex_match(text, std::regex(std::string(symbols_.text(left.symbol()))));
  };
  const auto contains = [&] {
    return symbols_.text(right.symbol()).find(symbols_.text(left.symbol())) !=
           std::string_view::npos;
  };
  switch (comparison.op) {
    case Compare::kEqual:
      return order() == 0;
    case Compare::kNotEqual:
      return order() != 0;
    case Compare::kLess:
      return order() < 0;
    case Compare::kLessEqual:
      return order() <= 0;
    case Compare::kGreater:
      return order() > 0;
    case Compare::kGreaterEqual:
      return order() >= 0;
    case Compare::kMatch:
      return matches();
    case Compare::kNoMatch:
      return !matches();
    case Compare::kContains:
      return contains();
    case Compare::kNotContains:
      break;
  }
  return !contains();
}

std::optional<Value> NaiveEvaluator::value_of(const Expression& expression,
                                              const Assignment& assignment) {
  if (const VariableId* id = as_variable(expression)) return assignment[index_of(*id)].value();
  if (const auto* value = std::get_if<Value>(&expression.node)) return *value;
  const auto& call = std::get<Apply>(expression.node);
  std::vector<Value> arguments;
  for (const Expression& argument : call.arguments) {
    const auto value = value_of(argument, assignment);
    if (!value) return std::nullopt;
    arguments.push_back(*value);
  }
  return apply(call.functor, arguments, call.arguments.front().type, symbols_);
}

}  // namespace clusterwise::datalog::test
