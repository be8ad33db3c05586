#include "reasoner/advisor/attempts.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace clusterwise::advisor {

using datalog::Atom;
using datalog::Clause;
using datalog::Comparison;
using datalog::FactRef;
using datalog::Literal;
using datalog::Negation;
using datalog::Pattern;
using datalog::Valuation;
using datalog::Value;
using datalog::VariableId;

namespace {

constexpr std::size_t kMostWays = 200;  // in which the tables let a rule be applied

bool same(const Pattern& a, const Pattern& b) {
  return a.relation == b.relation && a.values == b.values;
}

// Whether whatever is the narrow one is the wide one, too.
bool covers(const Pattern& wide, const Pattern& narrow) {
  if (wide.relation != narrow.relation) return false;
  for (std::size_t i = 0; i < wide.values.size(); ++i) {
    if (wide.values[i] && wide.values[i] != narrow.values[i]) return false;
  }
  return true;
}

// Of the ways to apply a rule, one that is open before one that has failed, then the nearest: the
// rule is as true as the best of them.
void keep_best(std::vector<RuleUse> ways, std::vector<RuleUse>& uses) {
  const auto best =
      std::min_element(ways.begin(), ways.end(), [](const RuleUse& a, const RuleUse& b) {
        return std::tie(a.state, a.unmet, a.distance) < std::tie(b.state, b.unmet, b.distance);
      });
  if (best != ways.end()) uses.push_back(std::move(*best));
}

}  // namespace

Attempts::Attempts(RuleReader& reader, Grounds& grounds) : reader_(reader), grounds_(grounds) {}

std::vector<RuleUse> Attempts::at(const Pattern& goal) {
  const bool circle =
      std::any_of(path_.begin(), path_.end(), [&](const Pattern& one) { return same(one, goal); });
  if (circle) return {};
  path_.push_back(goal);
  std::vector<RuleUse> uses;
  for (std::size_t clause : reader_.graph().clauses_of(goal.relation)) add(clause, goal, uses);
  path_.pop_back();
  sort_nearest(uses);
  return uses;
}

std::vector<RuleUse> Attempts::at_stage(const Pattern& goal) {
  in_stage_ = true;
  std::vector<RuleUse> uses = at(goal);
  in_stage_ = false;
  return uses;
}

// ---- Rules

void Attempts::add(std::size_t index, const Pattern& goal, std::vector<RuleUse>& uses) {
  const Clause& clause = reader_.clause(index);
  Valuation start(clause.variables.size());
  if (!datalog::unify(clause, goal.values, start)) return;
  std::vector<RuleUse> ways;
  for (const Valuation& values : ways_through_tables(clause, start)) {
    if (reader_.graph().has_id(clause)) {
      ways.push_back(named(clause, values));
    } else {
      for (RuleUse& use : passed_on(clause, values)) uses.push_back(std::move(use));
    }
  }
  keep_best(std::move(ways), uses);
}

RuleUse Attempts::named(const Clause& clause, Valuation values) {
  RuleUse use = reader_.use_of(clause, values);
  bind_found(clause, values);
  use.asks = asks_of(clause, values, nullptr);
  sum_up(use);
  return use;
}

std::vector<RuleUse> Attempts::passed_on(const Clause& clause, const Valuation& values) {
  const Atom* carrier = reader_.graph().carrier_of(clause);
  if (carrier == nullptr) return {};
  std::vector<RuleUse> uses;
  const Goals goals = goals_of(clause, *carrier, values);
  for (const Pattern& goal : goals) {
    for (RuleUse& use : at(goal)) uses.push_back(std::move(use));
  }
  const std::size_t before = assumed_.size();
  assumed_.insert(assumed_.end(), goals.begin(), goals.end());
  Valuation with_found = values;
  bind_found(clause, with_found);
  const std::vector<Ask> further = asks_of(clause, with_found, carrier);
  assumed_.resize(before);
  for (RuleUse& use : uses) {
    for (const Ask& ask : further) {
      if (ask.state != Truth::kMet) use.asks.push_back(ask);
    }
    use.unmet = 0;
    use.distance = 0;
    use.state = Truth::kMet;
    sum_up(use);
  }
  return uses;
}

// ---- What does not depend on the profile

// The values that the tables and the knowledge give the clause's variables, way by way. A table
// without a fitting row leaves them open.
std::vector<Valuation> Attempts::ways_through_tables(const Clause& clause, const Valuation& start) {
  std::vector<Valuation> ways = {start};
  for (const Literal& literal : clause.body) {
    const auto* atom = std::get_if<Atom>(&literal);
    if (atom == nullptr || reader_.graph().is_dynamic(atom->relation)) continue;
    std::vector<Valuation> next;
    for (const Valuation& way : ways) {
      const Pattern pattern{atom->relation, datalog::pattern_of(*atom, way)};
      for (const FactRef& fact : datalog::find_facts(reader_.model(), pattern)) {
        if (next.size() == kMostWays) break;
        Valuation extended = way;
        if (datalog::bind(reader_.model(), *atom, fact, extended)) next.push_back(extended);
      }
    }
    if (next.empty()) return {};  // no profile makes this rule fire
    ways = std::move(next);
  }
  std::erase_if(ways, [&](const Valuation& way) { return contradicts(clause, clause.body, way); });
  return ways;
}

bool Attempts::contradicts(const Clause& clause, std::span<const Literal> body,
                           const Valuation& values) {
  return std::any_of(body.begin(), body.end(), [&](const Literal& literal) {
    if (const auto* comparison = std::get_if<Comparison>(&literal)) {
      const auto holds =
          datalog::holds(reader_.evaluation().deriver(), clause, *comparison, values);
      return holds && !*holds;
    }
    const auto* negation = std::get_if<Negation>(&literal);
    if (negation == nullptr || reader_.graph().is_dynamic(negation->atom.relation)) return false;
    return is_found({negation->atom.relation, datalog::pattern_of(negation->atom, values)});
  });
}

// Gives variables the values of what is found by the known values.
void Attempts::bind_found(const Clause& clause, Valuation& values) {
  for (const Literal& literal : clause.body) {
    const auto* atom = std::get_if<Atom>(&literal);
    if (atom == nullptr || !reader_.graph().is_derived(*atom)) continue;
    const auto facts =
        datalog::find_facts(reader_.model(), {atom->relation, datalog::pattern_of(*atom, values)});
    std::optional<Valuation> fits;
    for (const FactRef& fact : facts) {
      Valuation extended = values;
      if (!datalog::bind(reader_.model(), *atom, fact, extended)) continue;
      const bool wrong = contradicts(clause, clause.body, extended);
      if (!fits || !wrong) fits = std::move(extended);
      if (!wrong) break;
    }
    if (fits) values = *std::move(fits);
  }
}

// ---- What a rule asks for

std::vector<Ask> Attempts::asks_of(const Clause& clause, const Valuation& values, const Atom* but) {
  std::vector<Ask> asks;
  for (const Literal& literal : clause.body) {
    if (but != nullptr && std::get_if<Atom>(&literal) == but) continue;
    if (auto one = ask(clause, literal, values)) asks.push_back(*std::move(one));
  }
  for (Ask& one : reader_.known_values(clause, values)) asks.push_back(std::move(one));
  return asks;
}

std::optional<Ask> Attempts::ask(const Clause& clause, const Literal& literal,
                                 const Valuation& values) {
  if (const auto* atom = std::get_if<Atom>(&literal)) return finding(clause, *atom, values);
  if (const auto* negation = std::get_if<Negation>(&literal)) return absence(*negation, values);
  if (const auto* test = std::get_if<Comparison>(&literal)) {
    if (!datalog::is_assignment(clause, literal)) return comparison(clause, *test, values);
  }
  return std::nullopt;
}

std::optional<Ask> Attempts::finding(const Clause& clause, const Atom& atom,
                                     const Valuation& values) {
  if (reader_.given().is_knowledge(atom.relation)) {
    const auto facts =
        datalog::find_facts(reader_.model(), {atom.relation, datalog::pattern_of(atom, values)});
    if (facts.empty()) return std::nullopt;
    return reader_.knowledge(facts.front());
  }
  if (!reader_.graph().is_derived(atom) || reader_.graph().is_count(atom.relation))
    return std::nullopt;
  return ask_for(delegated(goals_of(clause, atom, values)));
}

std::optional<Ask> Attempts::absence(const Negation& negation, const Valuation& values) {
  if (!reader_.graph().is_derived(negation.atom)) return std::nullopt;
  const Pattern goal{negation.atom.relation, datalog::pattern_of(negation.atom, values)};
  const auto facts = datalog::find_facts(reader_.model(), goal);
  std::optional<Ask> ask = reader_.absence(negation, values);
  if (facts.empty()) return ask;
  if (!ask) {
    ask = Ask{};
    ask->kind = Ask::Kind::kAbsence;
  }
  ask->by = grounds_.rules_of(facts.front());
  ask->state = Truth::kFailed;
  // An interval whose middle gives what must not hold may lie on the other side.
  for (const RuleUse& use : ask->by) {
    if (use.state != Truth::kMet) ask->state = Truth::kUnknown;
  }
  if (ask->by.empty()) ask->parts = grounds_.asks_below(facts.front());
  for (const Ask& part : ask->parts) {
    if (part.state != Truth::kMet) ask->state = Truth::kUnknown;
  }
  return ask;
}

std::optional<Ask> Attempts::comparison(const Clause& clause, const Comparison& comparison,
                                        const Valuation& values) {
  if (auto test = reader_.test(clause, comparison, values)) return test;
  if (reader_.counted_in(clause, comparison)) return count(clause, comparison, values);
  const auto holds = datalog::holds(reader_.evaluation().deriver(), clause, comparison, values);
  if (!holds || *holds) return std::nullopt;  // what it lacks is asked for elsewhere
  return reader_.other(clause, comparison, values, Truth::kFailed);
}

// ---- Counts

std::optional<Ask> Attempts::count(const Clause& clause, const Comparison& comparison,
                                   const Valuation& values) {
  const CountSource source =
      *reader_.graph().count_of(clause, *reader_.counted_in(clause, comparison));
  Valuation inside = values;
  if (source.through != nullptr) {
    inside.assign(source.clause->variables.size(), std::nullopt);
    datalog::unify(*source.clause, datalog::pattern_of(*source.through, values), inside);
  }
  const auto& body = source.aggregate->body;
  const auto counted = std::find_if(body.begin(), body.end(), [&](const Literal& literal) {
    const auto* atom = std::get_if<Atom>(&literal);
    return atom != nullptr && reader_.graph().is_derived(*atom);
  });
  if (counted == body.end()) return std::nullopt;
  std::vector<Ask> parts;
  for (const Pattern& goal : candidates(*source.clause, body, std::get<Atom>(*counted), inside)) {
    if (auto part = ask_for(delegated({goal}))) parts.push_back(*std::move(part));
  }
  return count_of(clause, comparison, values, std::move(parts));
}

std::optional<Ask> Attempts::count_of(const Clause& clause, const Comparison& comparison,
                                      const Valuation& values, std::vector<Ask> parts) {
  const auto in_state = [&](Truth state) {
    return static_cast<std::size_t>(std::count_if(
        parts.begin(), parts.end(), [&](const Ask& part) { return part.state == state; }));
  };
  std::optional<Ask> ask =
      reader_.count(clause, comparison, values, in_state(Truth::kMet), in_state(Truth::kUnknown));
  if (!ask) return std::nullopt;
  ask->have = static_cast<double>(in_state(Truth::kMet));
  ask->parts = std::move(parts);
  std::stable_sort(ask->parts.begin(), ask->parts.end(),
                   [](const Ask& a, const Ask& b) { return a.state < b.state; });
  return ask;
}

// ---- Goals

// One goal for each concept that the atom's first open column may hold, as far as the body's
// comparisons let it.
Attempts::Goals Attempts::candidates(const Clause& clause, std::span<const Literal> body,
                                     const Atom& atom, const Valuation& values) {
  Goals result;
  const Pattern open{atom.relation, datalog::pattern_of(atom, values)};
  const auto column = static_cast<std::size_t>(
      std::find(open.values.begin(), open.values.end(), std::nullopt) - open.values.begin());
  if (column == open.values.size()) return {open};
  const auto* variable = std::get_if<VariableId>(&atom.arguments[column].node);
  for (const std::string& id :
       reader_.store().ids_of_kind(reader_.graph().kind_in(atom.relation, column))) {
    const auto symbol = reader_.model().symbols().find(id);
    if (!symbol) continue;  // no rule speaks of it
    Valuation with = values;
    if (variable != nullptr) with[datalog::index_of(*variable)] = Value::of(*symbol);
    if (contradicts(clause, body, with)) continue;
    result.push_back(open);
    result.back().values[column] = Value::of(*symbol);
  }
  return result;
}

Attempts::Goals Attempts::goals_of(const Clause& clause, const Atom& atom,
                                   const Valuation& values) {
  const bool is_filtered =
      std::any_of(atom.arguments.begin(), atom.arguments.end(), [&](const auto& argument) {
        const auto* variable = std::get_if<VariableId>(&argument.node);
        if (variable == nullptr || values[datalog::index_of(*variable)]) return false;
        return datalog::is_compared(clause, *variable) &&
               argument.type == datalog::Primitive::kSymbol;
      });
  Goals goals;
  if (is_filtered) goals = candidates(clause, clause.body, atom, values);
  if (goals.empty()) goals.push_back({atom.relation, datalog::pattern_of(atom, values)});
  return goals;
}

// What the goals are in truth, where rules only hand it on: a cluster is there by its stage.
Attempts::Goals Attempts::delegated(const Goals& goals) {
  const datalog::RelationId relation = goals.front().relation;
  const std::vector<std::size_t> clauses = reader_.graph().clauses_of(relation);
  if (reader_.graph().is_finding(relation) || clauses.size() != 1) return goals;
  const Clause& clause = reader_.clause(clauses.front());
  if (!reader_.graph().only_passes_on(clause)) return goals;
  Goals below;
  for (const Pattern& goal : goals) {
    Valuation values(clause.variables.size());
    if (!datalog::unify(clause, goal.values, values)) continue;
    for (Pattern& one : goals_of(clause, *reader_.graph().carrier_of(clause), values))
      below.push_back(std::move(one));
  }
  return below.empty() ? goals : delegated(below);
}

bool Attempts::is_found(const Pattern& goal) const {
  return !datalog::find_facts(reader_.model(), goal).empty();
}

bool Attempts::is_assumed(const Pattern& goal) const {
  return std::any_of(assumed_.begin(), assumed_.end(),
                     [&](const Pattern& one) { return covers(goal, one); });
}

std::optional<Ask> Attempts::ask_for(const Goals& goals) {
  const bool assumed = std::any_of(goals.begin(), goals.end(),
                                   [&](const Pattern& goal) { return is_assumed(goal); });
  if (assumed) return std::nullopt;
  const Pattern& first = goals.front();
  Ask ask;
  ask.kind = Ask::Kind::kFinding;
  if (reader_.graph().is_finding(first.relation) && goals.size() == 1 && first.values[1]) {
    ask.id = reader_.symbol_text(*first.values[1]);
    ask.text = reader_.phrases().label(ask.id);
  }
  if (first.relation == reader_.interface().stage && !in_stage_) {
    ask.kind = Ask::Kind::kStage;
    ask.text = labels_of(goals);
    ask.state = state_of_stage(goals);
    return ask;
  }
  ask.state = explain(goals, ask.by);
  return ask;
}

// "established cluster or emerging cluster"
kb::Text Attempts::labels_of(const Goals& goals) {
  kb::Text text;
  for (const Pattern& goal : goals) {
    if (!goal.values[1]) continue;
    const kb::Text label = reader_.phrases().label(reader_.symbol_text(*goal.values[1]));
    text.en += (text.en.empty() ? "" : " or ") + label.en;
    text.zh += (text.zh.empty() ? "" : "或") + label.zh;
  }
  return text;
}

Truth Attempts::state_of_stage(const Goals& goals) {
  in_stage_ = true;
  std::vector<RuleUse> by;
  const Goals path = std::exchange(path_, {});
  const Truth state = explain(goals, by);
  path_ = path;
  in_stage_ = false;
  if (state != Truth::kMet) {
    for (const Pattern& goal : goals) {
      const bool known = std::any_of(stages_missed_.begin(), stages_missed_.end(),
                                     [&](const Pattern& one) { return same(one, goal); });
      if (!known) stages_missed_.push_back(goal);
    }
  }
  return state;
}

// Whether one of the goals is reached; the rules that could, where it is not for certain.
Truth Attempts::explain(const Goals& goals, std::vector<RuleUse>& by) {
  const bool found =
      std::any_of(goals.begin(), goals.end(), [&](const Pattern& goal) { return is_found(goal); });
  if (found && !reader_.has_intervals()) return Truth::kMet;
  Truth best = Truth::kFailed;
  for (const Pattern& goal : goals) {
    for (RuleUse& use : at(goal)) {
      best = std::min(best, use.state);
      by.push_back(std::move(use));
    }
  }
  sort_nearest(by);
  if (found && best == Truth::kMet) by.clear();
  // The model has the last word on what is found; only an interval can make it doubtful.
  if (found) return best == Truth::kMet ? Truth::kMet : Truth::kUnknown;
  // What rests on an assumption is not in the model.
  if (best == Truth::kMet && assumed_.empty()) return Truth::kUnknown;
  if (best == Truth::kMet) by.clear();
  return best;
}

}  // namespace clusterwise::advisor
