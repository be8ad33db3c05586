// Each clause with the fact's relation in its head is solved backwards: the head's variables are
// given by the fact, the body is planned and run as in evaluation, and every solution whose facts
// are all older than the fact is one way. Because a round reads only what earlier rounds found, the
// way in which the fact was first found is among them.

#include "reasoner/datalog/derive.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "reasoner/datalog/plan.h"
#include "reasoner/datalog/run_clause.h"

namespace clusterwise::datalog {

class Deriver::Solver {
 public:
  explicit Solver(Model& model)
      : model_(model), run_{model.database(), {}, {}, {}, {}, false, 0, 0, [] {}} {
    for (std::size_t i = 0; i < model.program()->relations.size(); ++i) {
      run_.delta.push_back({0, model.table(static_cast<RelationId>(i)).size()});
    }
  }

  std::vector<Derivation> run(FactRef fact, std::size_t limit) {
    std::vector<Derivation> result;
    if (model_.epoch_of(fact.relation, fact.row) == 0) return result;  // given
    const auto& clauses = model_.program()->clauses;
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      if (clauses[i].head.relation == fact.relation) solve(i, fact, limit, result);
    }
    return result;
  }

 private:
  using Registers = std::vector<Word>;

  void solve(std::size_t index, FactRef fact, std::size_t limit, std::vector<Derivation>& result) {
    const Clause& clause = model_.program()->clauses[index];
    Registers registers(clause.variables.size());
    std::vector<bool> bound(clause.variables.size(), false);
    if (!bind_head(clause, fact, registers, bound)) return;
    const std::vector<Step> steps = plan_and_index(clause.body, bound);
    ClauseRunner runner(run_, clause, steps);
    const std::vector<std::size_t> named = named_variables(clause);
    std::set<std::vector<Word>> seen;  // solutions repeat where wildcards hide a difference
    runner.solve(registers, [&](std::span<const Word> solution) {
      if (result.size() >= limit || !head_fits(clause, fact, solution)) return;
      std::vector<Word> key;
      for (std::size_t i : named) key.push_back(solution[i]);
      if (!seen.insert(std::move(key)).second) return;
      if (auto derivation = describe(index, fact, solution))
        result.push_back(std::move(*derivation));
    });
  }

  bool bind_head(const Clause& clause, FactRef fact, Registers& registers,
                 std::vector<bool>& bound) const {
    const Word* tuple = model_.table(fact.relation)[fact.row];
    for (std::size_t i = 0; i < clause.head.arguments.size(); ++i) {
      const Expression& argument = clause.head.arguments[i];
      if (const auto* constant = std::get_if<Value>(&argument.node);
          constant != nullptr && words().find(*constant) != tuple[i])
        return false;
      const auto* variable = std::get_if<VariableId>(&argument.node);
      if (variable == nullptr) continue;
      const std::size_t at = index_of(*variable);
      if (bound[at] && registers[at] != tuple[i]) return false;
      registers[at] = tuple[i];
      bound[at] = true;
    }
    return true;
  }

  // Computed arguments of the head must give the fact's values too.
  bool head_fits(const Clause& clause, FactRef fact, std::span<const Word> solution) {
    ClauseRunner runner(run_, clause, {});
    for (std::size_t i = 0; i < clause.head.arguments.size(); ++i) {
      const std::optional<Value> value = runner.evaluate(clause.head.arguments[i], solution);
      if (!value || *value != model_.value(fact.relation, fact.row, i)) return false;
    }
    return true;
  }

  std::vector<Step> plan_and_index(const std::vector<Literal>& body,
                                   const std::vector<bool>& bound) {
    const StatisticsOf statistics = [this](RelationId id) -> const Statistics& {
      const auto found = statistics_.find(id);
      if (found != statistics_.end()) return found->second;
      return statistics_[id] = statistics_of(model_.table(id), run_.delta[index_of(id)]);
    };
    std::vector<Step> steps = plan_body(body, bound, statistics);
    make_ready(steps, run_.database);
    return steps;
  }

  // Those that are not local to an aggregate; they tell one solution from another, since all else
  // follows from them.
  static std::vector<std::size_t> named_variables(const Clause& clause) {
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

  // ---- Description of a solution

  std::optional<Derivation> describe(std::size_t index, FactRef fact,
                                     std::span<const Word> solution) {
    const Clause& clause = model_.program()->clauses[index];
    const std::uint32_t epoch = model_.epoch_of(fact.relation, fact.row);
    Derivation result{index, clause.rule, {}, {}};
    for (const Literal& literal : clause.body) {
      std::optional<Premise> premise = premise_of(clause, literal, epoch, solution);
      if (!premise) return std::nullopt;
      result.premises.push_back(std::move(*premise));
    }
    for (std::size_t i : named_variables(clause)) {
      const ClauseVariable& variable = clause.variables[i];
      result.bindings.push_back({variable.name, words().decode(solution[i]), variable.primitive});
    }
    std::sort(result.bindings.begin(), result.bindings.end(),
              [](const Binding& a, const Binding& b) { return a.name < b.name; });
    return result;
  }

  // Nothing where the literal needs a fact that is not older than the epoch.
  std::optional<Premise> premise_of(const Clause& clause, const Literal& literal,
                                    std::uint32_t epoch, std::span<const Word> solution) {
    if (const auto* atom = std::get_if<Atom>(&literal)) {
      const std::optional<FactRef> fact = oldest_match(*atom, solution);
      if (!fact || model_.epoch_of(fact->relation, fact->row) >= epoch) return std::nullopt;
      return Premise{Premise::Kind::kFact, {*fact}, ""};
    }
    if (const auto* aggregate = std::get_if<Aggregate>(&literal)) {
      return Premise{Premise::Kind::kAggregate, facts_under(clause, *aggregate, solution), ""};
    }
    if (std::holds_alternative<Negation>(literal)) {
      return Premise{Premise::Kind::kAbsence, {}, text_of(clause, literal, solution).substr(1)};
    }
    return Premise{Premise::Kind::kCondition, {}, text_of(clause, literal, solution)};
  }

  // The columns of an atom that a solution gives, with their words.
  struct Key {
    Columns columns;
    std::vector<Word> words;
  };

  Key key_of(const Atom& atom, std::span<const Word> solution) const {
    Key key;
    for (std::size_t i = 0; i < atom.arguments.size(); ++i) {
      if (const auto* variable = std::get_if<VariableId>(&atom.arguments[i].node)) {
        key.words.push_back(solution[index_of(*variable)]);
      } else if (const auto* value = std::get_if<Value>(&atom.arguments[i].node)) {
        key.words.push_back(words().encode(*value));
      } else {
        continue;
      }
      key.columns.push_back(static_cast<std::uint32_t>(i));
    }
    return key;
  }

  // Calls `visit` with the rows that the atom stands for, wildcards being anything.
  void for_each_match(const Atom& atom, std::span<const Word> solution, const auto& visit) {
    Table& table = run_.database.table(atom.relation);
    const Key key = key_of(atom, solution);
    if (key.columns.size() == table.arity()) {
      if (const std::optional<Row> row = table.find(key.words.data())) visit(*row);
      return;
    }
    if (key.columns.empty()) {
      for (Row row = 0; row < table.size(); ++row) visit(row);
      return;
    }
    Index& index = table.index_on(key.columns);
    index.update(true);
    for (Index::Chunk chunk = index.first(key.words.data()); chunk.entries != nullptr;
         chunk = index.next(chunk)) {
      for (std::size_t i = 0; i < chunk.count; ++i) visit(chunk.entries[i * index.stride()]);
    }
  }

  std::optional<FactRef> oldest_match(const Atom& atom, std::span<const Word> solution) {
    std::optional<FactRef> oldest;
    for_each_match(atom, solution, [&](Row row) {
      if (!oldest || row < oldest->row) oldest = FactRef{atom.relation, row};
    });
    return oldest;
  }

  std::vector<FactRef> facts_under(const Clause& clause, const Aggregate& aggregate,
                                   std::span<const Word> solution) {
    std::vector<bool> bound(clause.variables.size(), true);
    for_each_literal(aggregate.body, [&](const Literal& literal) { unbind(literal, bound); });
    for (VariableId id : aggregate.locals) bound[index_of(id)] = false;
    for (VariableId id : aggregate.outer) bound[index_of(id)] = true;
    const std::vector<Step> steps = plan_and_index(aggregate.body, bound);
    std::set<FactRef> facts;
    ClauseRunner(run_, clause, steps).solve(solution, [&](std::span<const Word> inner) {
      for (const Literal& literal : aggregate.body) {
        const auto* atom = std::get_if<Atom>(&literal);
        if (atom == nullptr) continue;
        for_each_match(*atom, inner, [&](Row row) { facts.insert({atom->relation, row}); });
      }
    });
    return {facts.begin(), facts.end()};
  }

  static void unbind(const Literal& literal, std::vector<bool>& bound) {
    const auto* aggregate = std::get_if<Aggregate>(&literal);
    if (aggregate == nullptr) return;
    bound[index_of(aggregate->result)] = false;
    for (VariableId id : aggregate->locals) bound[index_of(id)] = false;
  }

  // The literal with its variables replaced by their values.
  std::string text_of(const Clause& clause, const Literal& literal,
                      std::span<const Word> solution) const {
    Literal ground = literal;
    if (auto* comparison = std::get_if<Comparison>(&ground)) {
      replace(comparison->left, solution);
      replace(comparison->right, solution);
    } else if (auto* negation = std::get_if<Negation>(&ground)) {
      for (Expression& argument : negation->atom.arguments) replace(argument, solution);
    }
    return to_text(model_.program(), model_.symbols(), clause, ground);
  }

  void replace(Expression& expression, std::span<const Word> solution) const {
    if (const auto* variable = std::get_if<VariableId>(&expression.node)) {
      expression.node = words().decode(solution[index_of(*variable)]);
    } else if (auto* apply = std::get_if<Apply>(&expression.node)) {
      for (Expression& argument : apply->arguments) replace(argument, solution);
    }
  }

  WordPool& words() const { return run_.database.words(); }

  Model& model_;
  Run run_;
  std::map<RelationId, Statistics> statistics_;
};

Deriver::Deriver(Model& model) : solver_(std::make_unique<Solver>(model)) {}
Deriver::~Deriver() = default;

std::vector<Derivation> Deriver::derivations(FactRef fact, std::size_t limit) {
  return solver_->run(fact, limit);
}

}  // namespace clusterwise::datalog
