// One clause, solved by backtracking like any join; a comparison that depends on an input, instead
// of deciding, becomes a condition of the solution.

#include <algorithm>
#include <cassert>
#include <functional>

#include "reasoner/datalog/binding.h"
#include "reasoner/datalog/grounder.h"

namespace clusterwise::datalog {
namespace {

class ClauseGrounder {
 public:
  ClauseGrounder(Grounder& grounder, const Clause& clause)
      : grounder_(grounder),
        circuit_(grounder.circuit()),
        clause_(clause),
        values_(clause.variables.size()) {}

  void run(RowCollector& rows) {
    solve(pointers_to(clause_.body), [&] {
      std::vector<GateId> columns;
      for (const Expression& argument : clause_.head.arguments) {
        const std::optional<GateId> gate = gate_of(argument);
        if (!gate) return;
        columns.push_back(*gate);
      }
      rows.add(std::move(columns), circuit_.all(conditions_));
    });
  }

 private:
  using Literals = std::vector<const Literal*>;
  using Sink = std::function<void()>;

  static Literals pointers_to(const std::vector<Literal>& literals) {
    Literals result;
    for (const Literal& literal : literals) result.push_back(&literal);
    return result;
  }

  Bound bound() const {
    Bound result;
    for (const std::optional<GateId>& value : values_) result.push_back(value.has_value());
    return result;
  }

  // What can be decided comes first, then what the model already lists, then rows that may be, then
  // aggregates. What mentions an aggregate's result waits for it, so that bind() can rename.
  std::size_t next_of(const Literals& literals) const {
    const Bound now = bound();
    const std::set<VariableId> awaited = results_awaited(literals);
    const auto cost = [&](const Literal& literal) {
      const auto* atom = std::get_if<Atom>(&literal);
      if (atom != nullptr) return grounder_.is_open(atom->relation) ? 2 : 1;
      if (!is_ready(literal, now)) return 9;
      if (std::holds_alternative<Aggregate>(literal)) return 3;
      if (only_names(clause_, literal)) return is_bound(literal, now) ? 0 : 4;
      return mentions(literal, awaited) ? 4 : 0;
    };
    std::size_t best = 0;
    for (std::size_t i = 1; i < literals.size(); ++i) {
      if (cost(*literals[i]) < cost(*literals[best])) best = i;
    }
    return best;
  }

  // Results of aggregates, and variables that are to be names for them.
  std::set<VariableId> results_awaited(const Literals& literals) const {
    std::set<VariableId> result;
    for (const Literal* literal : literals) {
      if (const auto* aggregate = std::get_if<Aggregate>(literal)) result.insert(aggregate->result);
      if (!only_names(clause_, *literal)) continue;
      const auto& comparison = std::get<Comparison>(*literal);
      result.insert(std::get<VariableId>(comparison.left.node));
      result.insert(std::get<VariableId>(comparison.right.node));
    }
    return result;
  }

  static bool mentions(const Literal& literal, const std::set<VariableId>& variables) {
    bool result = false;
    const auto look = [&](VariableId id) { result |= variables.contains(id); };
    if (const auto* comparison = std::get_if<Comparison>(&literal)) {
      for_each_variable(comparison->left, look);
      for_each_variable(comparison->right, look);
    } else if (const auto* negation = std::get_if<Negation>(&literal)) {
      for (const Expression& argument : negation->atom.arguments) for_each_variable(argument, look);
    }
    return result;
  }

  static bool is_bound(const Literal& literal, const Bound& now) {
    const auto& comparison = std::get<Comparison>(literal);
    return datalog::is_bound(comparison.left, now) && datalog::is_bound(comparison.right, now);
  }

  void solve(Literals literals, const Sink& sink) {
    grounder_.step(clause_.span);
    if (grounder_.failed()) return;
    if (literals.empty()) return sink();
    const std::size_t at = next_of(literals);
    const Literal& literal = *literals[at];
    literals.erase(literals.begin() + static_cast<std::ptrdiff_t>(at));
    const auto rest = [&] { solve(literals, sink); };
    const auto values = values_;
    const std::size_t conditions = conditions_.size();
    const auto back = [&] {
      values_ = values;
      conditions_.resize(conditions);
    };
    std::visit([&](const auto& one) { try_literal(one, rest, back); }, literal);
    back();
  }

  // Adds the condition; false where it can never hold.
  bool demand(GateId condition) {
    if (circuit_.is_false(condition)) return false;
    if (!circuit_.is_true(condition)) conditions_.push_back(condition);
    return true;
  }

  // ---- Literals

  void try_literal(const Atom& atom, const Sink& rest, const Sink& back) {
    for_each_row(atom, [&](const GroundRow& row) {
      if (bind_row(atom, row) && demand(row.present)) rest();
      back();
    });
  }

  void try_literal(const Negation& negation, const Sink& rest, const Sink& back) {
    if (const auto tuple = gates_of(negation.atom)) {
      std::vector<GateId> present;
      for_each_row(negation.atom, [&](const GroundRow& row) {
        present.push_back(circuit_.all({row.present, sameness(negation.atom, *tuple, row)}));
      });
      if (demand(circuit_.negate(circuit_.any(std::move(present))))) rest();
    }
    back();
  }

  void try_literal(const Comparison& comparison, const Sink& rest, const Sink& back) {
    if (try_binding(comparison.left, comparison.right, comparison) ||
        try_binding(comparison.right, comparison.left, comparison) || holds(comparison)) {
      rest();
    }
    back();
  }

  void try_literal(const Aggregate& aggregate, const Sink& rest, const Sink& back) {
    const std::optional<GateId> result = reduce(aggregate);
    if (result && bind(aggregate.result, *result, aggregate.type)) rest();
    back();
  }

  // ---- Atoms

  void for_each_row(const Atom& atom, const auto& visit) {
    if (!grounder_.is_open(atom.relation)) return for_each_closed_row(atom, visit);
    const std::vector<GroundRow>& rows =
        counting_ ? grounder_.different_rows_of(atom.relation) : grounder_.rows_of(atom.relation);
    for (const GroundRow& row : rows) {
      if (may_match(atom, row)) visit(row);
    }
  }

  // Constants that differ are told apart at once.
  bool may_match(const Atom& atom, const GroundRow& row) const {
    for (std::size_t i = 0; i < atom.arguments.size(); ++i) {
      const std::optional<Value> mine = constant_of(atom.arguments[i]);
      const std::optional<Value> other = circuit_.constant_of(row.columns[i]);
      if (mine && other && *mine != *other) return false;
    }
    return true;
  }

  std::optional<Value> constant_of(const Expression& argument) const {
    if (const auto* value = std::get_if<Value>(&argument.node)) return *value;
    const auto* variable = std::get_if<VariableId>(&argument.node);
    if (variable == nullptr || !values_[index_of(*variable)]) return std::nullopt;
    return circuit_.constant_of(*values_[index_of(*variable)]);
  }

  void for_each_closed_row(const Atom& atom, const auto& visit) {
    Model& model = grounder_.model();
    Table& table = model.database().table(atom.relation);
    WordPool& words = model.database().words();
    Columns columns;
    std::vector<Word> key;
    for (std::size_t i = 0; i < atom.arguments.size(); ++i) {
      const std::optional<Value> value = constant_of(atom.arguments[i]);
      if (!value) continue;
      columns.push_back(static_cast<std::uint32_t>(i));
      key.push_back(words.encode(*value));
    }
    const auto& attributes = grounder_.program().relation(atom.relation).attributes;
    const auto visit_row = [&](Row row) {
      GroundRow ground{{}, circuit_.truth(true)};
      for (std::size_t i = 0; i < attributes.size(); ++i)
        ground.columns.push_back(
            circuit_.constant(model.value(atom.relation, row, i), attributes[i].primitive));
      visit(ground);
    };
    if (columns.size() == table.arity()) {
      if (const std::optional<Row> row = table.find(key.data())) visit_row(*row);
    } else if (columns.empty()) {
      for (Row row = 0; row < table.size(); ++row) visit_row(row);
    } else {
      Index& index = table.index_on(columns);
      index.update(true);
      for (auto chunk = index.first(key.data()); chunk.entries != nullptr;
           chunk = index.next(chunk)) {
        for (std::size_t i = 0; i < chunk.count; ++i) visit_row(chunk.entries[i * index.stride()]);
      }
    }
  }

  bool bind_row(const Atom& atom, const GroundRow& row) {
    for (std::size_t i = 0; i < atom.arguments.size(); ++i) {
      const Expression& argument = atom.arguments[i];
      if (const auto* variable = std::get_if<VariableId>(&argument.node)) {
        if (!bind(*variable, row.columns[i], argument.type)) return false;
      } else if (const auto* value = std::get_if<Value>(&argument.node)) {
        const GateId constant = circuit_.constant(*value, argument.type);
        if (!demand(circuit_.compare(Compare::kEqual, argument.type, constant, row.columns[i])))
          return false;
      }
    }
    return true;
  }

  // Gives the variable the value, or demands that it has it. From then on the variable stands for
  // the second of two equal values, so that rows which differ in name only become one.
  bool bind(VariableId variable, GateId value, Primitive type) {
    std::optional<GateId>& mine = values_[index_of(variable)];
    if (mine && !demand(circuit_.compare(Compare::kEqual, type, *mine, value))) return false;
    mine = value;
    return true;
  }

  // The atom's tuple, nothing for wildcards; nothing at all where it never has all its values.
  std::optional<std::vector<std::optional<GateId>>> gates_of(const Atom& atom) {
    std::vector<std::optional<GateId>> result;
    for (const Expression& argument : atom.arguments) {
      result.emplace_back();
      if (std::holds_alternative<Wildcard>(argument.node)) continue;
      result.back() = gate_of(argument);
      if (!result.back()) return std::nullopt;
    }
    return result;
  }

  // When the row is that tuple.
  GateId sameness(const Atom& atom, const std::vector<std::optional<GateId>>& tuple,
                  const GroundRow& row) {
    std::vector<GateId> same;
    for (std::size_t i = 0; i < tuple.size(); ++i) {
      if (tuple[i])
        same.push_back(
            circuit_.compare(Compare::kEqual, atom.arguments[i].type, *tuple[i], row.columns[i]));
    }
    return circuit_.all(std::move(same));
  }

  // ---- Comparisons

  // variable = expression, where the variable has no value yet.
  bool try_binding(const Expression& left, const Expression& right, const Comparison& comparison) {
    const auto* variable = std::get_if<VariableId>(&left.node);
    if (variable == nullptr || comparison.op != Compare::kEqual) return false;
    const bool renames = values_[index_of(*variable)].has_value();
    if (renames && !is_choice(right)) return false;
    const std::optional<GateId> value = gate_of(right);
    return value && bind(*variable, *value, left.type);
  }

  // Whether the expression is the largest or smallest of some values, which another value equals.
  bool is_choice(const Expression& expression) const {
    const auto* variable = std::get_if<VariableId>(&expression.node);
    if (variable == nullptr || !values_[index_of(*variable)]) return false;
    const Gate& gate = circuit_[*values_[index_of(*variable)]];
    return gate.op == GateOp::kReduce;
  }

  bool holds(const Comparison& comparison) {
    const std::optional<GateId> left = gate_of(comparison.left);
    const std::optional<GateId> right = gate_of(comparison.right);
    if (!left || !right) return false;
    if (comparison.type() == Primitive::kSymbol) return holds_of_texts(comparison, *left, *right);
    return demand(circuit_.compare(comparison.op, comparison.type(), *left, *right));
  }

  bool holds_of_texts(const Comparison& comparison, GateId left, GateId right) {
    const std::optional<Value> first = circuit_.constant_of(left);
    const std::optional<Value> second = circuit_.constant_of(right);
    assert(first && second && "texts are constants");
    return compare_texts(comparison.op, *first, *second, grounder_.model().symbols(),
                         grounder_.patterns())
        .value_or(false);
  }

  // ---- Expressions

  // Nothing where it has no value for any input; where it has one for some, that becomes a
  // condition.
  std::optional<GateId> gate_of(const Expression& expression) {
    if (const auto* variable = std::get_if<VariableId>(&expression.node))
      return values_[index_of(*variable)];
    if (const auto* value = std::get_if<Value>(&expression.node))
      return circuit_.constant(*value, expression.type);
    const Apply& apply = std::get<Apply>(expression.node);
    std::vector<GateId> arguments;
    bool constant_arguments = true;
    for (const Expression& argument : apply.arguments) {
      const std::optional<GateId> gate = gate_of(argument);
      if (!gate) return std::nullopt;
      constant_arguments &= circuit_.constant_of(*gate).has_value();
      arguments.push_back(*gate);
    }
    const std::optional<GateId> result =
        circuit_.apply(apply.functor, apply.arguments.front().type, std::move(arguments),
                       grounder_.model().database().symbols());
    if (!result && !constant_arguments)
      grounder_.fail("a text is computed from a value that is not known", expression.span);
    if (!result || !demand(circuit_.defined(*result))) return std::nullopt;
    return result;
  }

  // ---- Aggregates

  std::optional<GateId> reduce(const Aggregate& aggregate) {
    const bool counts = aggregate.op != Reduce::kMin && aggregate.op != Reduce::kMax;
    const bool outer_counting = std::exchange(counting_, counts);
    const std::vector<GateId> outside = std::exchange(conditions_, {});
    const auto values = values_;
    for (VariableId local : aggregate.locals) values_[index_of(local)].reset();
    Solutions solutions;
    solve(pointers_to(aggregate.body), [&] { collect(aggregate, solutions); });
    values_ = values;
    conditions_ = outside;
    counting_ = outer_counting;

    if (aggregate.distinct) make_different(aggregate, solutions);
    const bool needs_one = aggregate.op != Reduce::kCount && aggregate.op != Reduce::kSum;
    if (needs_one && !demand(circuit_.any(solutions.conditions))) return std::nullopt;
    return circuit_.reduce(aggregate.op, aggregate.type, std::move(solutions.conditions),
                           std::move(solutions.targets));
  }

  struct Solutions {
    std::vector<GateId> conditions;
    std::vector<GateId> targets;
    std::vector<std::vector<GateId>> assignments;  // of the aggregate's own variables
  };

  void collect(const Aggregate& aggregate, Solutions& solutions) {
    std::vector<GateId> assignment;
    for (VariableId local : aggregate.locals)
      assignment.push_back(values_[index_of(local)].value_or(circuit_.truth(false)));
    const std::size_t conditions = conditions_.size();
    if (!aggregate.target.empty()) {
      const std::optional<GateId> target = gate_of(aggregate.target.front());
      if (!target) return conditions_.resize(conditions);
      solutions.targets.push_back(*target);
    }
    solutions.conditions.push_back(circuit_.all(conditions_));
    solutions.assignments.push_back(std::move(assignment));
    conditions_.resize(conditions);
  }

  // A solution whose assignment an earlier one has too, does not count.
  void make_different(const Aggregate& aggregate, Solutions& solutions) {
    const std::vector<GateId> all = solutions.conditions;
    for (std::size_t i = 0; i < all.size(); ++i) {
      std::vector<GateId> conditions = {all[i]};
      for (std::size_t j = 0; j < i; ++j) {
        std::vector<GateId> same = {all[j]};
        for (std::size_t k = 0; k < aggregate.locals.size(); ++k) {
          const Primitive type = clause_.variables[index_of(aggregate.locals[k])].primitive;
          same.push_back(circuit_.compare(Compare::kEqual, type, solutions.assignments[i][k],
                                          solutions.assignments[j][k]));
        }
        conditions.push_back(circuit_.negate(circuit_.all(std::move(same))));
      }
      solutions.conditions[i] = circuit_.all(std::move(conditions));
    }
  }

  Grounder& grounder_;
  Circuit& circuit_;
  const Clause& clause_;
  std::vector<std::optional<GateId>> values_;  // by variable
  std::vector<GateId> conditions_;
  bool counting_ = false;  // inside an aggregate to which equal rows matter
};

}  // namespace

void ground_clause(Grounder& grounder, const Clause& clause, RowCollector& rows) {
  ClauseGrounder(grounder, clause).run(rows);
}

}  // namespace clusterwise::datalog
