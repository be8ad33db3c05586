// The planner: join order by estimated cost, not by the order of the text.
//
// For each clause and each choice of delta atom, every atom is tried as the first one; the rest
// follows greedily, the atom with the smallest estimated number of matches next. Filters, equations
// and aggregates go in as soon as their variables are bound. The cheapest of these orders is taken;
// equal costs keep the order of the text. Estimates assume that columns are independent and values
// are spread evenly (Selinger et al. 1979).

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "reasoner/datalog/binding.h"
#include "reasoner/datalog/plan.h"

namespace clusterwise::datalog {
namespace {

// The versions that the atoms of the stratum itself read.
using AtomVersions = std::unordered_map<const Atom*, Version>;

// One body in the making: literals that are placed, and the cost so far.
struct Order {
  std::vector<const Literal*> literals;
  double rows = 1;  // expected number of times that control gets here
  double cost = 0;
};

class BodyPlanner {
 public:
  BodyPlanner(const StatisticsOf& statistics, AtomVersions versions,
              Ordering ordering = Ordering::kByCost)
      : statistics_(statistics), versions_(std::move(versions)), ordering_(ordering) {}

  // Steps for the body with those variables bound; `needed` are the variables that are read
  // afterwards.
  std::vector<Step> plan(const std::vector<Literal>& body, const Bound& bound,
                         const std::set<VariableId>& needed) const {
    return steps_for(best_order(body, bound), bound, needed);
  }

 private:
  // ---- Order

  // Of longer bodies not every order is tried.
  static constexpr std::size_t kMostStarts = 32;
  // What the last round found gets smaller in the end, the rest does not.
  static constexpr double kDeltaBonus = 0.9;

  const Literal* delta_of(const std::vector<Literal>& body) const {
    for (const Literal& literal : body) {
      const auto* atom = std::get_if<Atom>(&literal);
      if (atom != nullptr && version_of(*atom) == Version::kDelta) return &literal;
    }
    return nullptr;
  }

  Order best_order(const std::vector<Literal>& body, const Bound& bound) const {
    if (ordering_ == Ordering::kByText) return order_from(body, bound, nullptr);
    if (body.size() > kMostStarts) return order_from(body, bound, delta_of(body));
    std::optional<Order> best;
    const Literal* const delta = delta_of(body);
    for (const Literal& literal : body) {
      if (!std::holds_alternative<Atom>(literal)) continue;
      Order order = order_from(body, bound, &literal);
      if (&literal == delta) order.cost *= kDeltaBonus;
      if (!best || order.cost < best->cost) best = std::move(order);
    }
    return best ? std::move(*best) : order_from(body, bound, nullptr);
  }

  Order order_from(const std::vector<Literal>& body, Bound bound, const Literal* first) const {
    Order order;
    std::vector<const Literal*> waiting;
    for (const Literal& literal : body) waiting.push_back(&literal);
    place_ready(waiting, bound, order);
    for (; !waiting.empty(); first = nullptr) {
      const Literal* next = first != nullptr ? first : cheapest(waiting, bound);
      place_atom(*next, bound, order);
      std::erase(waiting, next);
      place_ready(waiting, bound, order);
    }
    return order;
  }

  // Everything but atoms, as soon as it can be.
  static void place_ready(std::vector<const Literal*>& waiting, Bound& bound, Order& order) {
    for (bool more = true; more;) {
      more = false;
      for (auto it = waiting.begin(); it != waiting.end();) {
        if (!is_ready(**it, bound)) {
          ++it;
          continue;
        }
        bind_variables(**it, bound);
        order.literals.push_back(*it);
        it = waiting.erase(it);
        more = true;
      }
    }
  }

  const Literal* cheapest(const std::vector<const Literal*>& waiting, const Bound& bound) const {
    const Literal* best = nullptr;
    double least = std::numeric_limits<double>::infinity();
    for (const Literal* literal : waiting) {
      if (!std::holds_alternative<Atom>(*literal)) continue;
      if (ordering_ == Ordering::kByText) return literal;
      const double matches = matches_of(std::get<Atom>(*literal), bound);
      if (best == nullptr || matches < least) {
        best = literal;
        least = matches;
      }
    }
    return best;
  }

  void place_atom(const Literal& literal, Bound& bound, Order& order) const {
    const Atom& atom = std::get<Atom>(literal);
    order.literals.push_back(&literal);
    order.cost += order.rows * (1 + matches_of(atom, bound));
    order.rows *= matches_of(atom, bound);
    for (const Expression& argument : atom.arguments) bind_all(argument, bound);
  }

  double matches_of(const Atom& atom, const Bound& bound) const {
    const Statistics& statistics = statistics_(atom.relation);
    double matches = version_of(atom) == Version::kDelta ? statistics.delta_rows : statistics.rows;
    for (std::size_t i = 0; i < atom.arguments.size(); ++i) {
      const Expression& argument = atom.arguments[i];
      if (!std::holds_alternative<Wildcard>(argument.node) && is_bound(argument, bound)) {
        matches /= std::max(1.0, statistics.distinct[i]);
      }
    }
    return matches;
  }

  // ---- Steps

  std::vector<Step> steps_for(const Order& order, Bound bound,
                              const std::set<VariableId>& needed) const {
    std::vector<Step> steps;
    for (const Literal* literal : order.literals) steps.push_back(step_for(*literal, bound));
    if (ordering_ == Ordering::kByCost) mark_first_only(order, steps, needed);
    return steps;
  }

  Step step_for(const Literal& literal, Bound& bound) const {
    if (const auto* atom = std::get_if<Atom>(&literal)) return scan(*atom, bound);
    if (const auto* negation = std::get_if<Negation>(&literal)) return exists(negation->atom, true);
    if (const auto* comparison = std::get_if<Comparison>(&literal))
      return compare(*comparison, bound);
    return aggregate(std::get<Aggregate>(literal), bound);
  }

  static Step compare(const Comparison& comparison, Bound& bound) {
    const bool left = is_bound(comparison.left, bound);
    const bool right = is_bound(comparison.right, bound);
    bind_all(comparison.left, bound);
    bind_all(comparison.right, bound);
    if (left && right) return FilterStep{&comparison};
    if (left) return LetStep{std::get<VariableId>(comparison.right.node), &comparison.left};
    return LetStep{std::get<VariableId>(comparison.left.node), &comparison.right};
  }

  ExistsStep exists(const Atom& atom, bool negated) const {
    ExistsStep step{atom.relation, version_of(atom), negated, {}, nullptr, {}};
    for (std::size_t i = 0; i < atom.arguments.size(); ++i) {
      if (std::holds_alternative<Wildcard>(atom.arguments[i].node)) continue;
      step.key_columns.push_back(static_cast<std::uint32_t>(i));
      step.key.push_back(&atom.arguments[i]);
    }
    return step;
  }

  Step scan(const Atom& atom, Bound& bound) const {
    ScanStep step;
    step.relation = atom.relation;
    step.version = version_of(atom);
    const Bound before = bound;
    bool opens = false;  // wildcards or variables to bind
    for (std::size_t i = 0; i < atom.arguments.size(); ++i) {
      const Expression& argument = atom.arguments[i];
      const auto column = static_cast<std::uint32_t>(i);
      if (std::holds_alternative<Wildcard>(argument.node)) {
        opens = true;
      } else if (is_bound(argument, before)) {
        step.key_columns.push_back(column);
        step.key.push_back(&argument);
      } else {
        const VariableId id = std::get<VariableId>(argument.node);
        (bound[index_of(id)] ? step.repeats : step.binds).emplace_back(column, id);
        bound[index_of(id)] = true;
        opens = true;
      }
    }
    if (!opens) return exists(atom, false);
    return step;
  }

  Step aggregate(const Aggregate& aggregate, Bound& bound) const {
    AggregateStep step;
    step.aggregate = &aggregate;
    step.result_is_bound = bound[index_of(aggregate.result)];
    std::set<VariableId> needed(aggregate.locals.begin(), aggregate.locals.end());
    step.steps = BodyPlanner(statistics_, {}, ordering_).plan(aggregate.body, bound, needed);
    // Every row counts, so no loop inside may stop at its first match, unless rows are told apart
    // by the named variables.
    if (!aggregate.distinct) {
      for (Step& inner : step.steps) {
        if (auto* scan = std::get_if<ScanStep>(&inner)) scan->first_only = false;
      }
    }
    bound[index_of(aggregate.result)] = true;
    return step;
  }

  // A scan whose variables nobody reads later needs one match only.
  static void mark_first_only(const Order& order, std::vector<Step>& steps,
                              std::set<VariableId> needed) {
    for (std::size_t i = steps.size(); i-- > 0;) {
      if (auto* scan = std::get_if<ScanStep>(&steps[i])) {
        scan->first_only =
            std::none_of(scan->binds.begin(), scan->binds.end(),
                         [&](const auto& bind) { return needed.contains(bind.second); });
      }
      add_variables(*order.literals[i], needed);
    }
  }

  static void add_variables(const Literal& literal, std::set<VariableId>& variables) {
    const auto add = [&](VariableId id) { variables.insert(id); };
    if (const auto* atom = std::get_if<Atom>(&literal)) {
      for (const Expression& e : atom->arguments) for_each_variable(e, add);
    } else if (const auto* negation = std::get_if<Negation>(&literal)) {
      for (const Expression& e : negation->atom.arguments) for_each_variable(e, add);
    } else if (const auto* comparison = std::get_if<Comparison>(&literal)) {
      for_each_variable(comparison->left, add);
      for_each_variable(comparison->right, add);
    } else {
      const auto& aggregate = std::get<Aggregate>(literal);
      variables.insert(aggregate.outer.begin(), aggregate.outer.end());
      variables.insert(aggregate.result);
    }
  }

  Version version_of(const Atom& atom) const {
    const auto found = versions_.find(&atom);
    return found == versions_.end() ? Version::kAll : found->second;
  }

  const StatisticsOf& statistics_;
  AtomVersions versions_;
  Ordering ordering_;
};

std::vector<const Atom*> atoms_of_stratum(const Clause& clause, const Stratum& stratum) {
  std::vector<const Atom*> result;
  for (const Literal& literal : clause.body) {
    const auto* atom = std::get_if<Atom>(&literal);
    if (atom == nullptr) continue;
    const auto& relations = stratum.relations;
    if (std::find(relations.begin(), relations.end(), atom->relation) != relations.end())
      result.push_back(atom);
  }
  return result;
}

std::set<VariableId> variables_of(const Atom& head) {
  std::set<VariableId> result;
  for (const Expression& argument : head.arguments) {
    for_each_variable(argument, [&](VariableId id) { result.insert(id); });
  }
  return result;
}

}  // namespace

StratumPlan plan(const CheckedProgram& program, const Stratum& stratum,
                 const StatisticsOf& statistics, Ordering ordering) {
  StratumPlan result;
  for (std::size_t index : stratum.clauses) {
    const Clause& clause = program->clauses[index];
    const Bound nothing(clause.variables.size(), false);
    const std::vector<const Atom*> recursive =
        stratum.recursive ? atoms_of_stratum(clause, stratum) : std::vector<const Atom*>{};
    if (recursive.empty()) {
      const BodyPlanner planner(statistics, {}, ordering);
      result.once.push_back({index, planner.plan(clause.body, nothing, variables_of(clause.head))});
      continue;
    }
    for (std::size_t delta = 0; delta < recursive.size(); ++delta) {
      AtomVersions versions;
      for (std::size_t i = 0; i < recursive.size(); ++i) {
        const Version version = i == delta  ? Version::kDelta
                                : i < delta ? Version::kAll
                                            : Version::kOld;
        versions.emplace(recursive[i], version);
      }
      const BodyPlanner planner(statistics, std::move(versions), ordering);
      result.rounds.push_back(
          {index, planner.plan(clause.body, nothing, variables_of(clause.head))});
    }
  }
  return result;
}

std::vector<Step> plan_body(const std::vector<Literal>& body, const std::vector<bool>& bound,
                            const StatisticsOf& statistics) {
  std::set<VariableId> all;
  for (std::size_t i = 0; i < bound.size(); ++i) all.insert(static_cast<VariableId>(i));
  return BodyPlanner(statistics, {}).plan(body, bound, all);
}

namespace {

const Index* ready_index(RelationId relation, const Columns& columns, Database& database,
                         const Stratum* stratum) {
  Table& table = database.table(relation);
  if (columns.empty() || columns.size() == table.arity()) return nullptr;
  const bool grows = stratum != nullptr &&
                     std::find(stratum->relations.begin(), stratum->relations.end(), relation) !=
                         stratum->relations.end();
  Index& index = table.index_on(columns);
  index.update(!grows);
  return &index;
}

}  // namespace

void make_ready(std::vector<Step>& steps, Database& database, const Stratum* stratum) {
  for (Step& step : steps) {
    if (auto* scan = std::get_if<ScanStep>(&step)) {
      scan->index = ready_index(scan->relation, scan->key_columns, database, stratum);
    } else if (auto* exists = std::get_if<ExistsStep>(&step)) {
      exists->index = ready_index(exists->relation, exists->key_columns, database, stratum);
    } else if (auto* aggregate = std::get_if<AggregateStep>(&step)) {
      make_ready(aggregate->steps, database, stratum);
    }
  }
}

Statistics statistics_of(const Table& table, RowRange delta) {
  constexpr Row kSample = 200;
  Statistics result;
  result.rows = table.size();
  result.delta_rows = delta.end - delta.begin;
  const Row stride = std::max<Row>(1, table.size() / kSample);
  for (std::size_t column = 0; column < table.arity(); ++column) {
    std::unordered_set<Word> seen;
    std::size_t looked = 0;
    for (Row row = 0; row < table.size(); row += stride, ++looked) seen.insert(table[row][column]);
    // Nearly all different in the sample: taken to be so throughout; else the sample has seen most
    // values there are.
    const bool key = looked > 0 && seen.size() * 10 > looked * 9;
    const double scaled =
        looked == 0 ? 0
                    : result.rows * static_cast<double>(seen.size()) / static_cast<double>(looked);
    result.distinct.push_back(key ? scaled : static_cast<double>(seen.size()));
  }
  return result;
}

}  // namespace clusterwise::datalog
