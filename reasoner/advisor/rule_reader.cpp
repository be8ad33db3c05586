#include "reasoner/advisor/rule_reader.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "reasoner/advisor/numbers.h"

namespace clusterwise::advisor {

using datalog::Clause;
using datalog::Compare;
using datalog::Comparison;
using datalog::Expression;
using datalog::FactRef;
using datalog::Primitive;
using datalog::Valuation;
using datalog::Value;
using datalog::VariableId;

namespace {

// The comparison read from its right side.
Compare mirrored(Compare op) {
  switch (op) {
    case Compare::kLess:
      return Compare::kGreater;
    case Compare::kLessEqual:
      return Compare::kGreaterEqual;
    case Compare::kGreater:
      return Compare::kLess;
    case Compare::kGreaterEqual:
      return Compare::kLessEqual;
    default:
      return op;
  }
}

const VariableId* variable_in(const Expression& side) {
  return std::get_if<VariableId>(&side.node);
}

double number_of(Value value, Primitive type) {
  if (type == Primitive::kFloat) return value.real();
  if (type == Primitive::kUnsigned) return static_cast<double>(value.natural());
  return static_cast<double>(value.number());
}

Value value_of(double number, Primitive type) {
  if (type == Primitive::kFloat) return Value::of(number);
  if (type == Primitive::kUnsigned) return Value::of(static_cast<std::uint64_t>(number));
  return Value::of(static_cast<std::int64_t>(number));
}

// Places that were not filled.
std::string without_places(std::string text) {
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open)) {
    const std::size_t close = text.find('}', open);
    if (close == std::string::npos) break;
    text.replace(open, close + 1 - open, "…");
  }
  return text;
}

Truth truth_of(bool at_one_end, bool at_the_other) {
  if (at_one_end != at_the_other) return Truth::kUnknown;
  return at_one_end ? Truth::kMet : Truth::kFailed;
}

}  // namespace

RuleReader::RuleReader(const Policy::State& policy, const Profile& profile, Evaluation& evaluation)
    : policy_(policy),
      profile_(profile),
      evaluation_(evaluation),
      graph_(evaluation.model().program(), policy.interface),
      phrases_(policy.phrasebook()),
      given_(policy, evaluation.model(), phrases_) {}

bool RuleReader::has_intervals() const {
  return std::any_of(profile_.indicators.begin(), profile_.indicators.end(), [](const auto& one) {
    const std::optional<Range>& value = one.second.value;
    return value && value->low < value->high;
  });
}

// ---- Rules

RuleUse RuleReader::use_of(const datalog::Derivation& derivation) {
  Reason reason = phrases_.reason(model(), derivation);
  RuleUse use;
  use.rule = std::move(reason.rule);
  use.text = std::move(reason.text);
  use.claims = std::move(reason.claims);
  use.pack = std::move(reason.pack);
  return use;
}

RuleUse RuleReader::use_of(const Clause& clause, const Valuation& values) {
  datalog::Derivation bound;
  bound.rule = clause.rule;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto variable = static_cast<VariableId>(i);
    const bool of_profile = graph_.reading_of(clause, variable) != nullptr ||
                            graph_.count_of(clause, variable).has_value();
    if (!values[i] || of_profile) continue;
    bound.bindings.push_back({clause.variables[i].name, *values[i], clause.variables[i].primitive});
  }
  RuleUse use = use_of(bound);
  use.text = {without_places(std::move(use.text.en)), without_places(std::move(use.text.zh))};
  return use;
}

// ---- Values against limits

std::optional<Test> RuleReader::reading(const Clause& clause, const Expression& side,
                                        const Valuation& values) {
  const VariableId* variable = variable_in(side);
  const datalog::Atom* atom = variable == nullptr ? nullptr : graph_.reading_of(clause, *variable);
  if (atom == nullptr) return std::nullopt;
  const std::optional<Value> id = datalog::pattern_of(*atom, values)[1];
  if (!id) return std::nullopt;
  Test test;
  test.indicator = symbol_text(*id);
  test.label = phrases_.label(test.indicator);
  const auto found = profile_.indicators.find(test.indicator);
  if (found == profile_.indicators.end() || !found->second.value) return test;
  test.value = found->second.value;
  test.amount = given_.amount_of(test.indicator, *test.value);
  test.source = found->second.source;
  return test;
}

// The row of a table of numbers that the atom reads, below rules that only hand it on.
std::optional<FactRef> RuleReader::given_row(const datalog::Atom& atom, const Valuation& values) {
  const auto facts =
      datalog::find_facts(model(), {atom.relation, datalog::pattern_of(atom, values)});
  if (facts.empty()) return std::nullopt;
  FactRef fact = facts.front();
  for (;;) {
    const auto ways = evaluation_.deriver().derivations(fact, 1);
    if (ways.empty()) return fact;
    const auto& premises = ways.front().premises;
    const auto next = std::find_if(premises.begin(), premises.end(), [](const auto& premise) {
      return premise.kind == datalog::Premise::Kind::kFact;
    });
    if (next == premises.end()) return std::nullopt;
    fact = next->facts.front();
  }
}

std::optional<Limit> RuleReader::limit(const Clause& clause, const Expression& side,
                                       const Valuation& values, const std::string& indicator) {
  const auto value = datalog::evaluate(evaluation_.deriver(), clause, side, values);
  if (!value || side.type == Primitive::kSymbol) return std::nullopt;
  Limit limit;
  datalog::for_each_variable(side, [&](VariableId variable) {
    const datalog::Atom* table = graph_.table_of(clause, variable);
    const auto row = table == nullptr ? std::nullopt : given_row(*table, values);
    if (!row || given_.is_knowledge(row->relation)) return;
    Limit found = given_.number(*row).limit;
    if (limit.source.en.empty()) limit = std::move(found);
  });
  limit.value = number_of(*value, side.type);
  limit.amount = given_.amount_of(indicator, {limit.value, limit.value});
  return limit;
}

Truth RuleReader::truth(const Clause& clause, const Comparison& comparison, Valuation values,
                        VariableId variable, const Range& range) {
  const Primitive type = clause.variables[datalog::index_of(variable)].primitive;
  std::optional<bool> ends[2];
  for (int i = 0; i < 2; ++i) {
    values[datalog::index_of(variable)] = value_of(i == 0 ? range.low : range.high, type);
    ends[i] = datalog::holds(evaluation_.deriver(), clause, comparison, values);
  }
  if (!ends[0] || !ends[1]) return Truth::kUnknown;
  return truth_of(*ends[0], *ends[1]);
}

std::optional<Ask> RuleReader::test(const Clause& clause, const Comparison& comparison,
                                    const Valuation& values) {
  std::optional<Test> test = reading(clause, comparison.left, values);
  const bool on_left = test.has_value();
  if (!on_left) test = reading(clause, comparison.right, values);
  if (!test) return std::nullopt;
  const Expression& side = on_left ? comparison.right : comparison.left;
  test->limit = limit(clause, side, values, test->indicator);
  if (!test->limit) return std::nullopt;
  test->comparison = datalog::symbol_of(on_left ? comparison.op : mirrored(comparison.op));
  test->is_yes_or_no = given_.is_yes_or_no(test->indicator);
  Ask ask;
  ask.kind = Ask::Kind::kTest;
  ask.id = test->indicator;
  const VariableId variable = *variable_in(on_left ? comparison.left : comparison.right);
  ask.state =
      test->value ? truth(clause, comparison, values, variable, *test->value) : Truth::kUnknown;
  ask.test = std::move(test);
  return ask;
}

std::vector<Ask> RuleReader::known_values(const Clause& clause, const Valuation& values) {
  std::vector<Ask> result;
  for (std::size_t i = 0; i < clause.variables.size(); ++i) {
    const auto variable = static_cast<VariableId>(i);
    if (datalog::is_compared(clause, variable)) continue;
    std::optional<Test> test =
        reading(clause, {variable, clause.variables[i].primitive, {}}, values);
    if (!test) continue;
    Ask ask;
    ask.kind = Ask::Kind::kTest;
    ask.id = test->indicator;
    ask.state = test->value ? Truth::kMet : Truth::kUnknown;
    ask.test = std::move(test);
    result.push_back(std::move(ask));
  }
  return result;
}

// ---- Counts

std::optional<VariableId> RuleReader::counted_in(const Clause& clause,
                                                 const Comparison& comparison) const {
  for (const Expression* side : {&comparison.left, &comparison.right}) {
    const VariableId* variable = variable_in(*side);
    if (variable != nullptr && graph_.count_of(clause, *variable)) return *variable;
  }
  return std::nullopt;
}

std::optional<Ask> RuleReader::count(const Clause& clause, const Comparison& comparison,
                                     const Valuation& values, std::size_t certain,
                                     std::size_t possible) {
  const std::optional<VariableId> variable = counted_in(clause, comparison);
  if (!variable) return std::nullopt;
  const VariableId* left = variable_in(comparison.left);
  const bool on_left = left != nullptr && *left == *variable;
  const Expression& side = on_left ? comparison.right : comparison.left;
  const auto need = datalog::evaluate(evaluation_.deriver(), clause, side, values);
  if (!need) return std::nullopt;
  Ask ask;
  ask.kind = Ask::Kind::kCount;
  ask.comparison = datalog::symbol_of(on_left ? comparison.op : mirrored(comparison.op));
  ask.need = number_of(*need, side.type);
  for (const datalog::Literal& literal : graph_.count_of(clause, *variable)->aggregate->body) {
    const auto* atom = std::get_if<datalog::Atom>(&literal);
    if (atom != nullptr && graph_.is_derived(*atom)) ask.text = plural_of(atom->relation, 1);
  }
  const auto low = static_cast<double>(certain);
  ask.state =
      truth(clause, comparison, values, *variable, {low, low + static_cast<double>(possible)});
  return ask;
}

// ---- The rest

std::optional<Ask> RuleReader::absence(const datalog::Negation& negation, const Valuation& values) {
  const auto pattern = datalog::pattern_of(negation.atom, values);
  if (pattern.size() < 2 || !pattern[1]) return std::nullopt;
  if (plural_of(negation.atom.relation, 1).en.empty()) return std::nullopt;
  Ask ask;
  ask.kind = Ask::Kind::kAbsence;
  ask.id = symbol_text(*pattern[1]);
  ask.text = phrases_.label(ask.id);
  if (open_.contains(ask.id)) ask.state = Truth::kUnknown;
  return ask;
}

kb::Text RuleReader::plural_of(datalog::RelationId relation, std::size_t column) const {
  if (model().program().relation(relation).attributes.size() <= column) return {};
  const std::string kind = graph_.kind_in(relation, column);
  for (const kb::Kind& one : policy_.store.kinds()) {
    if (one.id == kind) return one.plural;
  }
  return {};
}

Ask RuleReader::knowledge(FactRef fact) {
  Sentence sentence = given_.knowledge(fact);
  Ask ask;
  ask.kind = Ask::Kind::kKnowledge;
  ask.text = std::move(sentence.text);
  ask.claims = std::move(sentence.claims);
  return ask;
}

Ask RuleReader::other(const Clause& clause, const datalog::Literal& literal,
                      const Valuation& values, Truth state) {
  const std::string text = datalog::text_of(evaluation_.deriver(), clause, literal, values);
  Ask ask;
  ask.state = state;
  ask.text = {text, text};
  return ask;
}

// ---- Nearness

Gap gap_of(const Ask& ask) {
  if (ask.state == Truth::kMet) return {};
  if (ask.kind == Ask::Kind::kCount)
    return {static_cast<std::size_t>(std::max(1.0, std::abs(ask.need - ask.have))), 0};
  if (ask.kind == Ask::Kind::kTest && ask.state == Truth::kFailed) {
    const double limit = ask.test->limit->value;
    const double value = std::midpoint(ask.test->value->low, ask.test->value->high);
    return {1, std::abs(value - limit) / (limit == 0 ? 1 : std::abs(limit))};
  }
  const bool found_by_rules = ask.kind == Ask::Kind::kFinding && !ask.by.empty();
  if (!found_by_rules) return {1, 0};
  return {std::max<std::size_t>(1, ask.by.front().unmet), ask.by.front().distance};
}

void sum_up(RuleUse& use) {
  for (const Ask& ask : use.asks) {
    const Gap gap = gap_of(ask);
    use.unmet += gap.unmet;
    use.distance += gap.distance;
    use.state = std::max(use.state, ask.state);
  }
}

void sort_nearest(std::vector<RuleUse>& uses) {
  std::stable_sort(uses.begin(), uses.end(), [](const RuleUse& a, const RuleUse& b) {
    return std::tie(a.unmet, a.distance) < std::tie(b.unmet, b.distance);
  });
}

}  // namespace clusterwise::advisor
