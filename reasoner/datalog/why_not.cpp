// A depth-first search with bounds: the literals of a body are taken one after the other, those
// that can be decided first; a positive atom is tried with every row that fits, and where none does
// it counts as failed and the rest is looked at all the same. A partial solution that leaves as
// many conditions unmet as the best one is given up.

#include <algorithm>
#include <map>

#include "reasoner/datalog/model_solver.h"
#include "reasoner/datalog/proof.h"

namespace clusterwise::datalog {
namespace {

using State = Condition::State;

constexpr std::size_t kMostMatches = 1000;  // looked at of one atom

// What is known at some point of the search.
struct Partial {
  Assignment assignment;
  std::vector<State> states;  // by literal
  std::vector<std::size_t> waiting;
  std::size_t failed = 0;
};

class Attempter {
 public:
  Attempter(ModelSolver& solver, const Clause& clause, std::vector<Literal> asked,
            std::size_t effort)
      : solver_(solver), clause_(clause), body_(clause.body), effort_(effort) {
    for (Literal& literal : asked) body_.push_back(std::move(literal));
  }

  // The attempt that leaves the fewest conditions unmet.
  Attempt run(const Assignment& given) {
    Partial start{given, std::vector<State>(body_.size(), State::kOpen), {}, 0};
    for (std::size_t i = 0; i < body_.size(); ++i) start.waiting.push_back(i);
    visit(std::move(start));
    return describe();
  }

 private:
  void visit(Partial partial) {
    if (best_ && (partial.failed >= least_ || effort_ == 0)) return;
    if (effort_ > 0) --effort_;
    const std::optional<std::size_t> next = choose(partial);
    if (!next) return finish(std::move(partial));
    std::erase(partial.waiting, *next);
    const bool goes_on = std::holds_alternative<Atom>(body_[*next]);
    std::vector<std::vector<Word>> solutions;
    solver_.solve(clause_, {body_[*next]}, partial.assignment, [&](std::span<const Word> solution) {
      solutions.emplace_back(solution.begin(), solution.end());
      return goes_on && solutions.size() < kMostMatches;
    });
    if (solutions.empty()) {
      partial.states[*next] = State::kFailed;
      ++partial.failed;
      return visit(std::move(partial));
    }
    partial.states[*next] = State::kMet;
    bind_variables(body_[*next], partial.assignment.bound);
    for (std::vector<Word>& solution : solutions) {
      Partial with = partial;
      with.assignment.registers = std::move(solution);
      visit(std::move(with));
    }
  }

  // What can be decided; else the atom that the most is known of, the first of equals; last of all
  // what would only give the result of an aggregate its name, which is to say what the result is.
  std::optional<std::size_t> choose(const Partial& partial) const {
    std::optional<std::size_t> best;
    std::optional<std::size_t> name;
    std::size_t most = 0;
    for (std::size_t i : partial.waiting) {
      if (is_ready(body_[i], partial.assignment.bound)) {
        if (!only_names(clause_, body_[i]) || is_decided(body_[i], partial.assignment.bound))
          return i;
        if (!name) name = i;
        continue;
      }
      const auto* atom = std::get_if<Atom>(&body_[i]);
      if (atom == nullptr) continue;
      const std::size_t known = known_of(*atom, partial.assignment.bound);
      if (best && known <= most) continue;
      best = i;
      most = known;
    }
    return best ? best : name;
  }

  static bool is_decided(const Literal& literal, const Bound& bound) {
    const Comparison& comparison = std::get<Comparison>(literal);
    return is_bound(comparison.left, bound) && is_bound(comparison.right, bound);
  }

  static std::size_t known_of(const Atom& atom, const Bound& bound) {
    return static_cast<std::size_t>(std::count_if(
        atom.arguments.begin(), atom.arguments.end(), [&](const Expression& argument) {
          return !std::holds_alternative<Wildcard>(argument.node) && is_bound(argument, bound);
        }));
  }

  void finish(Partial partial) {
    const std::size_t unmet = partial.failed + partial.waiting.size();
    if (best_ && unmet >= least_) return;
    least_ = unmet;
    best_ = std::move(partial);
  }

  Attempt describe() const {
    Attempt result;
    result.rule = clause_.rule;
    result.unmet = least_;
    result.bindings = solver_.bindings_of(clause_, best_->assignment);
    for (std::size_t i = 0; i < body_.size(); ++i) {
      if (best_->states[i] == State::kMet && only_names(clause_, body_[i])) continue;
      result.conditions.push_back(
          {best_->states[i], solver_.text_of(clause_, body_[i], best_->assignment)});
    }
    return result;
  }

  ModelSolver& solver_;
  const Clause& clause_;
  std::vector<Literal> body_;
  std::size_t effort_;
  std::size_t least_ = 0;
  std::optional<Partial> best_;
};

// What the pattern asks of computed arguments of the head, as equations.
std::vector<Literal> asked_of_head(const Clause& clause, const Pattern& pattern) {
  std::vector<Literal> result;
  for (std::size_t i = 0; i < pattern.values.size(); ++i) {
    const Expression& argument = clause.head.arguments[i];
    if (!pattern.values[i] || !std::holds_alternative<Apply>(argument.node)) continue;
    const Expression wanted{*pattern.values[i], argument.type, argument.span};
    result.emplace_back(Comparison{Compare::kEqual, argument, wanted, argument.span});
  }
  return result;
}

}  // namespace

std::optional<Attempt> attempt(Deriver& deriver, std::size_t index, const Pattern& pattern,
                               std::size_t effort) {
  ModelSolver& solver = deriver.solver();
  const Clause& clause = solver.model().program()->clauses[index];
  if (clause.head.relation != pattern.relation) return std::nullopt;
  std::vector<std::optional<Word>> tuple;
  for (const std::optional<Value>& value : pattern.values) {
    tuple.emplace_back();
    if (value) tuple.back() = solver.model().database().words().encode(*value);
  }
  Assignment given(clause);
  if (!solver.bind_head(clause, tuple, given)) return std::nullopt;
  Attempt result = Attempter(solver, clause, asked_of_head(clause, pattern), effort).run(given);
  result.clause = index;
  return result;
}

std::vector<Attempt> why_not(Deriver& deriver, const Pattern& pattern, std::size_t effort) {
  std::vector<Attempt> result;
  const std::size_t clauses = deriver.solver().model().program()->clauses.size();
  for (std::size_t i = 0; i < clauses; ++i) {
    if (auto one = attempt(deriver, i, pattern, effort)) result.push_back(*std::move(one));
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const Attempt& a, const Attempt& b) { return a.unmet < b.unmet; });
  return result;
}

}  // namespace clusterwise::datalog
