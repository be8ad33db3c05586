// Gates are consed by hash. Simplification happens where gates are made; besides constants there is
// one rule of more than one line: a choice of the largest (or smallest) value, which rules write as
//
//   r(x, v) :- s(x, v), v = max w : { s(x, w) }.
//
// is one condition for each v. Some value is the largest wherever there is a value, so together
// these conditions are as simple as "there is one" (without_choices).

#include "reasoner/datalog/circuit.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <fmt/format.h>

#include "reasoner/datalog/hash.h"
#include "reasoner/datalog/run_values.h"

namespace clusterwise::datalog {
namespace {

std::uint64_t hash_of_gate(const Gate& gate, std::span<const GateId> arguments) {
  std::uint64_t hash = mix(static_cast<std::uint64_t>(gate.op), gate.what);
  hash = mix(hash, static_cast<std::uint64_t>(gate.type));
  hash = mix(hash, gate.value.bits);
  for (GateId id : arguments) hash = mix(hash, index_of(id));
  return hash;
}

bool is_same(const Gate& a, const Gate& b) {
  return a.op == b.op && a.type == b.type && a.what == b.what && a.value == b.value &&
         a.count == b.count;
}

void sort_once(std::vector<GateId>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

bool compare_numbers(Compare op, Primitive type, Value a, Value b) {
  switch (type) {
    case Primitive::kNumber:
      return compare_ordered(op, a.number(), b.number());
    case Primitive::kFloat:
      return compare_ordered(op, a.real(), b.real());
    default:  // symbols: equality of their ids
      return compare_ordered(op, a.natural(), b.natural());
  }
}

bool holds_for_equals(Compare op) {
  return op == Compare::kEqual || op == Compare::kLessEqual || op == Compare::kGreaterEqual;
}

SymbolTable& no_symbols() {
  static SymbolTable none;  // numbers alone: nothing is looked up in it
  return none;
}

std::optional<Value> reduce_values(const Gate& gate, std::span<const Value> arguments) {
  std::int64_t count = 0;
  Value result;
  for (std::size_t i = 0; i < arguments.size(); i += gate.reduce() == Reduce::kCount ? 1U : 2U) {
    if (arguments[i].bits == 0) continue;
    ++count;
    if (gate.reduce() == Reduce::kCount) continue;
    const std::array<Value, 2> both = {result, arguments[i + 1]};
    const Functor step = gate.reduce() == Reduce::kMin   ? Functor::kMin
                         : gate.reduce() == Reduce::kMax ? Functor::kMax
                                                         : Functor::kAdd;
    const bool first = count == 1 && step != Functor::kAdd;
    result = first ? both[1] : *apply(step, both, gate.type, no_symbols());
  }
  if (gate.reduce() == Reduce::kCount) return Value::of(count);
  if (gate.reduce() == Reduce::kMean && count > 0)
    return Value::of(result.real() / static_cast<double>(count));
  return result;
}

}  // namespace

std::optional<Value> evaluate_gate(const Gate& gate, std::span<const Value> arguments) {
  const auto truth = [](bool holds) { return Value::of(std::int64_t{holds}); };
  const auto holds = [](Value value) { return value.bits != 0; };
  switch (gate.op) {
    case GateOp::kConstant:
      return gate.value;
    case GateOp::kApply:
      return apply(gate.functor(), arguments, gate.type, no_symbols());
    case GateOp::kDefined:
      return truth(apply(gate.functor(), arguments, gate.type, no_symbols()).has_value());
    case GateOp::kCompare:
      return truth(compare_numbers(gate.compare(), gate.type, arguments[0], arguments[1]));
    case GateOp::kAll:
      return truth(std::all_of(arguments.begin(), arguments.end(), holds));
    case GateOp::kAny:
      return truth(std::any_of(arguments.begin(), arguments.end(), holds));
    case GateOp::kNot:
      return truth(!holds(arguments[0]));
    case GateOp::kReduce:
      return reduce_values(gate, arguments);
    case GateOp::kInput:
      break;
  }
  assert(false && "inputs have no value of their own");
  return std::nullopt;
}

// ---- Making gates

Circuit::Circuit() {
  constant(Value::of(std::int64_t{0}), Primitive::kNumber);  // kFalse
  constant(Value::of(std::int64_t{1}), Primitive::kNumber);  // kTrue
}

GateId Circuit::add(Gate gate, std::span<const GateId> arguments) {
  gate.count = static_cast<std::uint32_t>(arguments.size());
  const std::uint64_t hash = hash_of_gate(gate, arguments);
  const auto [begin, end] = known_.equal_range(hash);
  for (auto it = begin; it != end; ++it) {
    const std::span<const GateId> others = this->arguments(it->second);
    if (is_same((*this)[it->second], gate) &&
        std::equal(others.begin(), others.end(), arguments.begin(), arguments.end()))
      return it->second;
  }
  gate.first = static_cast<std::uint32_t>(arguments_.size());
  arguments_.insert(arguments_.end(), arguments.begin(), arguments.end());
  gates_.push_back(gate);
  const GateId id{static_cast<std::uint32_t>(gates_.size() - 1)};
  known_.emplace(hash, id);
  return id;
}

GateId Circuit::constant(Value value, Primitive type) {
  return add({GateOp::kConstant, type, 0, value, 0, 0}, {});
}

GateId Circuit::input(InputId number, Primitive type) {
  return add({GateOp::kInput, type, 0, Value::of(std::uint64_t{number}), 0, 0}, {});
}

std::optional<Value> Circuit::constant_of(GateId id) const {
  if (!is_constant(id)) return std::nullopt;
  return (*this)[id].value;
}

std::optional<GateId> Circuit::apply(Functor functor, Primitive type, std::vector<GateId> arguments,
                                     SymbolTable& symbols) {
  const bool constant_arguments =
      std::all_of(arguments.begin(), arguments.end(), [&](GateId id) { return is_constant(id); });
  const Signature signature = info_of(functor).signature;
  const bool gives_symbol = signature == Signature::kCat || signature == Signature::kSubstr ||
                            functor == Functor::kToString ||
                            (signature == Signature::kAny && type == Primitive::kSymbol);
  if (constant_arguments) {
    std::vector<Value> values;
    for (GateId id : arguments) values.push_back((*this)[id].value);
    const std::optional<Value> value = datalog::apply(functor, values, type, symbols);
    if (!value) return std::nullopt;
    const Primitive result = gives_symbol                      ? Primitive::kSymbol
                             : functor == Functor::kToFloat    ? Primitive::kFloat
                             : functor == Functor::kToUnsigned ? Primitive::kUnsigned
                             : functor == Functor::kToNumber || functor == Functor::kStrlen
                                 ? Primitive::kNumber
                                 : type;
    return constant(*value, result);
  }
  if (gives_symbol || type == Primitive::kSymbol) return std::nullopt;
  return add({GateOp::kApply, type, static_cast<std::uint8_t>(functor), {}, 0, 0}, arguments);
}

GateId Circuit::defined(GateId applied) {
  Gate gate = (*this)[applied];
  const bool partial =
      gate.op == GateOp::kApply &&
      ((gate.type != Primitive::kFloat &&
        (gate.functor() == Functor::kDivide || gate.functor() == Functor::kModulo)) ||
       gate.functor() == Functor::kToNumber || gate.functor() == Functor::kToUnsigned);
  if (!partial) return kTrue;
  gate.op = GateOp::kDefined;
  const std::span<const GateId> arguments = this->arguments(applied);
  return add(gate, std::vector<GateId>(arguments.begin(), arguments.end()));
}

GateId Circuit::compare(Compare op, Primitive type, GateId left, GateId right) {
  if (left == right) return truth(holds_for_equals(op));
  if (is_constant(left) && is_constant(right))
    return truth(compare_numbers(op, type, (*this)[left].value, (*this)[right].value));
  const std::array<GateId, 2> arguments = {left, right};
  return add({GateOp::kCompare, type, static_cast<std::uint8_t>(op), {}, 0, 0}, arguments);
}

GateId Circuit::negate(GateId condition) {
  if (is_constant(condition)) return truth(is_false(condition));
  if ((*this)[condition].op == GateOp::kNot) return arguments(condition)[0];
  const std::array<GateId, 1> arguments = {condition};
  return add({GateOp::kNot, Primitive::kNumber, 0, {}, 0, 0}, arguments);
}

// all and any are each other's mirror: one is decided by what leaves the other alone.
GateId Circuit::junction(GateOp op, std::vector<GateId> conditions) {
  const GateId neutral = truth(op == GateOp::kAll);
  const GateId decisive = truth(op == GateOp::kAny);
  sort_once(conditions);
  std::erase(conditions, neutral);
  for (GateId id : conditions) {
    if (id == decisive) return decisive;
    const bool contradicts =
        (*this)[id].op == GateOp::kNot &&
        std::binary_search(conditions.begin(), conditions.end(), arguments(id)[0]);
    if (contradicts) return decisive;
  }
  if (conditions.empty()) return neutral;
  if (conditions.size() == 1) return conditions.front();
  return add({op, Primitive::kNumber, 0, {}, 0, 0}, conditions);
}

GateId Circuit::all(std::vector<GateId> conditions) {
  return junction(GateOp::kAll, std::move(conditions));
}

GateId Circuit::any(std::vector<GateId> conditions) {
  return junction(GateOp::kAny, without_choices(std::move(conditions)));
}

GateId Circuit::reduce(Reduce op, Primitive type, std::vector<GateId> conditions,
                       std::vector<GateId> values) {
  std::vector<GateId> arguments;
  bool constant_arguments = true;
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    if (is_false(conditions[i])) continue;
    arguments.push_back(conditions[i]);
    if (op != Reduce::kCount) arguments.push_back(values[i]);
  }
  // Of one value there is no choice, and whoever uses it asks whether there is one.
  const bool chooses = op == Reduce::kMin || op == Reduce::kMax;
  if (chooses && arguments.size() == 2) return arguments[1];
  for (GateId id : arguments) constant_arguments &= is_constant(id);
  const Gate gate{GateOp::kReduce, type, static_cast<std::uint8_t>(op), {}, 0, 0};
  if (!constant_arguments) return add(gate, arguments);
  std::vector<Value> constants;
  for (GateId id : arguments) constants.push_back((*this)[id].value);
  const Primitive result = op == Reduce::kCount  ? Primitive::kNumber
                           : op == Reduce::kMean ? Primitive::kFloat
                                                 : type;
  return constant(*evaluate_gate(gate, constants), result);
}

// ---- Choices

namespace {

// One of the conditions of a choice: `value` is what `best`, a min or max, comes to, and `rest`
// holds.
struct Choice {
  std::size_t place = 0;
  GateId value{};
  std::vector<GateId> rest;  // ascending
};

// value and best, where the condition is value = best; both ways round where both are a min or max.
std::vector<std::pair<GateId, GateId>> values_and_bests(const Circuit& circuit, GateId id) {
  const Gate& gate = circuit[id];
  std::vector<std::pair<GateId, GateId>> result;
  if (gate.op != GateOp::kCompare || gate.compare() != Compare::kEqual) return result;
  for (std::size_t side : {0U, 1U}) {
    const GateId best = circuit.arguments(id)[side];
    const Gate& reduced = circuit[best];
    if (reduced.op == GateOp::kReduce &&
        (reduced.reduce() == Reduce::kMin || reduced.reduce() == Reduce::kMax))
      result.emplace_back(circuit.arguments(id)[1 - side], best);
  }
  return result;
}

std::map<GateId, std::vector<Choice>> choices_of(const Circuit& circuit,
                                                 std::span<const GateId> conditions) {
  std::map<GateId, std::vector<Choice>> result;
  for (std::size_t i = 0; i < conditions.size(); ++i) {
    const bool several = circuit[conditions[i]].op == GateOp::kAll;
    const std::span<const GateId> parts =
        several ? circuit.arguments(conditions[i]) : std::span(conditions).subspan(i, 1);
    for (GateId part : parts) {
      for (const auto& [value, best] : values_and_bests(circuit, part)) {
        std::vector<GateId> rest;
        std::copy_if(parts.begin(), parts.end(), std::back_inserter(rest),
                     [&](GateId other) { return other != part; });
        result[best].push_back({i, value, std::move(rest)});
      }
    }
  }
  return result;
}

struct WholeChoice {
  std::vector<const Choice*> chosen;  // one for each value that `best` chooses from
  std::vector<GateId> common;         // what each demands beside the value's own condition
};

// Nothing where the choices do not cover all that `best` chooses from, or demand more than that.
std::optional<WholeChoice> whole_choice(const Circuit& circuit, GateId best,
                                        const std::vector<Choice>& choices) {
  const std::span<const GateId> pairs = circuit.arguments(best);
  std::vector<GateId> common;
  std::vector<const Choice*> chosen;
  for (std::size_t i = 0; i < pairs.size(); i += 2) {
    const auto fits = [&](const Choice& choice) {
      return choice.value == pairs[i + 1] &&
             (circuit.is_true(pairs[i]) ||
              std::binary_search(choice.rest.begin(), choice.rest.end(), pairs[i]));
    };
    const auto found = std::find_if(choices.begin(), choices.end(), fits);
    if (found == choices.end()) return std::nullopt;
    chosen.push_back(&*found);
    std::copy_if(found->rest.begin(), found->rest.end(), std::back_inserter(common),
                 [&](GateId id) { return id != pairs[i]; });
  }
  sort_once(common);
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    std::vector<GateId> demanded = common;
    if (!circuit.is_true(pairs[2 * i])) demanded.push_back(pairs[2 * i]);
    sort_once(demanded);
    if (demanded != chosen[i]->rest) return std::nullopt;
  }
  return WholeChoice{std::move(chosen), std::move(common)};
}

}  // namespace

std::vector<GateId> Circuit::without_choices(std::vector<GateId> conditions) {
  sort_once(conditions);
  for (const auto& [best, choices] : choices_of(*this, conditions)) {
    std::optional<WholeChoice> whole = whole_choice(*this, best, choices);
    if (!whole) continue;
    std::vector<GateId> any_value;
    const std::span<const GateId> pairs = arguments(best);
    for (std::size_t i = 0; i < pairs.size(); i += 2) any_value.push_back(pairs[i]);
    for (const Choice* choice : whole->chosen) conditions[choice->place] = kFalse;
    whole->common.push_back(any(std::move(any_value)));
    conditions.push_back(all(std::move(whole->common)));
  }
  return conditions;
}

// ---- Looking at gates

std::vector<GateId> Circuit::below(std::span<const GateId> roots) const {
  std::vector<bool> needed(gates_.size(), false);
  for (GateId root : roots) needed[index_of(root)] = true;
  std::vector<GateId> result;
  for (std::size_t i = gates_.size(); i-- > 0;) {
    if (!needed[i]) continue;
    const GateId id{static_cast<std::uint32_t>(i)};
    result.push_back(id);
    for (GateId argument : arguments(id)) needed[index_of(argument)] = true;
  }
  std::reverse(result.begin(), result.end());
  return result;
}

std::vector<InputId> Circuit::inputs_below(std::span<const GateId> roots) const {
  std::vector<InputId> result;
  for (GateId id : below(roots)) {
    if ((*this)[id].op == GateOp::kInput) result.push_back((*this)[id].input());
  }
  std::sort(result.begin(), result.end());
  return result;
}

std::string Circuit::to_text(std::span<const GateId> roots, const SymbolTable& symbols) const {
  std::string out;
  const auto word_of = [&](const Gate& gate) -> std::string {
    switch (gate.op) {
      case GateOp::kConstant:
        return datalog::to_text(gate.value, gate.type, symbols);
      case GateOp::kInput:
        return fmt::format("input {}", gate.input());
      case GateOp::kApply:
        return std::string(info_of(gate.functor()).name);
      case GateOp::kDefined:
        return fmt::format("defined {}", info_of(gate.functor()).name);
      case GateOp::kCompare:
        return std::string(symbol_of(gate.compare()));
      case GateOp::kAll:
        return "all";
      case GateOp::kAny:
        return "any";
      case GateOp::kNot:
        return "not";
      case GateOp::kReduce:
        break;
    }
    return std::string(name_of(gate.reduce()));
  };
  for (GateId id : below(roots)) {
    out += fmt::format("{} = {}", index_of(id), word_of((*this)[id]));
    for (GateId argument : arguments(id)) out += fmt::format(" #{}", index_of(argument));
    out += '\n';
  }
  return out;
}

// ---- Specialising

namespace {

class Specialiser {
 public:
  Specialiser(const Circuit& from, std::span<const std::optional<Value>> inputs)
      : from_(from), inputs_(inputs), copies_(from.size()) {}

  Circuit run(std::vector<GateId>& roots) {
    for (GateId id : from_.below(roots)) copies_[index_of(id)] = copy(id);
    for (GateId& root : roots) root = copies_[index_of(root)];
    return std::move(to_);
  }

 private:
  std::vector<GateId> copied_arguments(GateId id) const {
    std::vector<GateId> result;
    for (GateId argument : from_.arguments(id)) result.push_back(copies_[index_of(argument)]);
    return result;
  }

  GateId copy(GateId id) {
    const Gate& gate = from_[id];
    std::vector<GateId> arguments = copied_arguments(id);
    switch (gate.op) {
      case GateOp::kConstant:
        return to_.constant(gate.value, gate.type);
      case GateOp::kInput:
        if (const std::optional<Value>& value = inputs_[gate.input()])
          return to_.constant(*value, gate.type);
        return to_.input(gate.input(), gate.type);
      case GateOp::kApply:
        // Without a value, the gate that asks for it says so, and nothing uses this one.
        return to_.apply(gate.functor(), gate.type, std::move(arguments), symbols_)
            .value_or(to_.truth(false));
      case GateOp::kDefined: {
        const auto applied = to_.apply(gate.functor(), gate.type, std::move(arguments), symbols_);
        return applied ? to_.defined(*applied) : to_.truth(false);
      }
      case GateOp::kCompare:
        return to_.compare(gate.compare(), gate.type, arguments[0], arguments[1]);
      case GateOp::kAll:
        return to_.all(std::move(arguments));
      case GateOp::kAny:
        return to_.any(std::move(arguments));
      case GateOp::kNot:
        return to_.negate(arguments[0]);
      case GateOp::kReduce:
        break;
    }
    return copy_reduce(gate, arguments);
  }

  GateId copy_reduce(const Gate& gate, std::span<const GateId> arguments) {
    if (gate.reduce() == Reduce::kCount)
      return to_.reduce(Reduce::kCount, gate.type, {arguments.begin(), arguments.end()}, {});
    std::vector<GateId> conditions;
    std::vector<GateId> values;
    for (std::size_t i = 0; i < arguments.size(); i += 2) {
      conditions.push_back(arguments[i]);
      values.push_back(arguments[i + 1]);
    }
    return to_.reduce(gate.reduce(), gate.type, std::move(conditions), std::move(values));
  }

  const Circuit& from_;
  std::span<const std::optional<Value>> inputs_;
  std::vector<GateId> copies_;
  Circuit to_;
  SymbolTable symbols_;  // gates that are not constant hold no texts
};

}  // namespace

Circuit specialise(const Circuit& circuit, std::span<const std::optional<Value>> inputs,
                   std::vector<GateId>& roots) {
  return Specialiser(circuit, inputs).run(roots);
}

}  // namespace clusterwise::datalog
