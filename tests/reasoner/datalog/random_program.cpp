#include "random_program.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>
#include <random>
#include <utility>
#include <vector>

namespace clusterwise::datalog::test {
namespace {

enum Type : std::size_t { kNumber, kUnsigned, kFloat, kSymbol };
constexpr std::array kTypeNames = {"number", "unsigned", "float", "symbol"};

struct Relation {
  std::string name;
  std::vector<Type> types;
  std::size_t level = 0;
};

struct Variable {
  std::string name;
  Type type = kNumber;
  bool computed = false;  // may hold any value: bounded before it gets into a head
};
using Variables = std::vector<Variable>;

std::string joined(const std::vector<std::string>& parts, const char* separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(seed) {}

  std::string run() {
    declare();
    for (const Relation& relation : relations_) facts(relation);
    const std::size_t rules = between(2, 8);
    for (std::size_t i = 0; i < rules; ++i) rule();
    return text_;
  }

 private:
  // ---- Chance

  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }
  std::size_t between(std::size_t low, std::size_t high) { return low + below(high - low + 1); }
  bool chance(std::size_t percent) { return below(100) < percent; }
  template <typename Range>
  const auto& one_of(const Range& range) {
    return range[below(std::size(range))];
  }

  // ---- Declarations and facts

  void declare() {
    const std::size_t count = between(3, 6);
    for (std::size_t i = 0; i < count; ++i) {
      Relation relation{fmt::format("r{}", i), {}, i / 2};
      const std::size_t arity = chance(6) ? 0 : between(1, 4);
      std::vector<std::string> attributes;
      for (std::size_t a = 0; a < arity; ++a) {
        const Type type = chance(55) ? kNumber : static_cast<Type>(below(4));
        relation.types.push_back(type);
        attributes.push_back(fmt::format("a{}:{}", a, kTypeNames[type]));
      }
      text_ += fmt::format(".decl {}({})\n", relation.name, joined(attributes, ", "));
      relations_.push_back(std::move(relation));
    }
  }

  void facts(const Relation& relation) {
    const std::size_t count = relation.level == 0 ? between(4, 10) : between(0, 3);
    for (std::size_t i = 0; i < count; ++i) {
      std::vector<std::string> values;
      for (Type type : relation.types) values.push_back(constant(type));
      text_ += fmt::format("{}({}).\n", relation.name, joined(values, ", "));
    }
  }

  std::string constant(Type type) {
    static constexpr std::array kNumbers = {"0",   "1",          "2",          "3",          "-1",
                                            "0x2", "1073741823", "1073741824", "-1073741825"};
    static constexpr std::array kUnsigneds = {"0", "1", "2u", "3", "0b11", "18446744073709551615u"};
    static constexpr std::array kFloats = {"0.0", "0.5", "1.0", "1.5", "-0.5", "2"};
    static constexpr std::array kSymbols = {"\"a\"", "\"b\"", "\"ab\"", "\"\"", "\"1\"", "\"甲\""};
    switch (type) {
      case kNumber:
        return one_of(kNumbers);
      case kUnsigned:
        return one_of(kUnsigneds);
      case kFloat:
        return one_of(kFloats);
      default:
        return one_of(kSymbols);
    }
  }

  // ---- Values

  std::string fresh() { return fmt::format("v{}", next_++); }

  const Variable* known(const Variables& variables, Type type) {
    std::vector<const Variable*> fitting;
    for (const Variable& variable : variables) {
      if (variable.type == type) fitting.push_back(&variable);
    }
    return fitting.empty() ? nullptr : one_of(fitting);
  }

  std::string simple(Type type, const Variables& variables) {
    const Variable* variable = chance(75) ? known(variables, type) : nullptr;
    return variable != nullptr ? variable->name : constant(type);
  }

  std::string expression(Type type, const Variables& variables, std::size_t depth) {
    if (depth == 0 || chance(40)) return simple(type, variables);
    const auto part = [&](Type of) { return expression(of, variables, depth - 1); };
    switch (type) {
      case kNumber:
      case kUnsigned:
        return whole(type, part);
      case kFloat:
        return real(part);
      default:
        return symbol(part);
    }
  }

  std::string whole(Type type, const auto& part) {
    static constexpr std::array kOperators = {"+",    "-",    "*",    "/",    "%",
                                              "band", "bor",  "bxor", "land", "lor",
                                              "lxor", "bshl", "bshr", "bshru"};
    static constexpr std::array kUnary = {"-", "bnot ", "lnot "};
    switch (below(8)) {
      case 0:
        return fmt::format("{}({}, {})", chance(50) ? "min" : "max", part(type), part(type));
      case 1:
        return fmt::format("({}({}))", one_of(kUnary), part(type));
      case 2:
        if (type == kNumber) return fmt::format("strlen({})", part(kSymbol));
        return fmt::format("to_unsigned({})", part(chance(50) ? kNumber : kSymbol));
      case 3:
        if (type == kUnsigned) return fmt::format("to_unsigned({})", part(kFloat));
        return fmt::format("to_number({})", part(static_cast<Type>(below(4))));
      default:
        return fmt::format("({} {} {})", part(type), one_of(kOperators), part(type));
    }
  }

  std::string real(const auto& part) {
    switch (below(5)) {
      case 0:
        return fmt::format("{}({}, {})", chance(50) ? "min" : "max", part(kFloat), part(kFloat));
      case 1:
        return fmt::format("to_float({} % 8)", part(chance(70) ? kNumber : kUnsigned));
      case 2:
        return fmt::format("({} * 2.0)", part(kFloat));
      default:
        return fmt::format("({} {} {})", part(kFloat), chance(50) ? "+" : "-", part(kFloat));
    }
  }

  std::string symbol(const auto& part) {
    switch (below(5)) {
      case 0:
        return fmt::format("{}({}, {})", chance(50) ? "min" : "max", part(kSymbol), part(kSymbol));
      case 1:
        return fmt::format("substr({}, {}, {})", part(kSymbol), below(3), between(0, 2));
      case 2:
        return fmt::format("to_string({})", part(static_cast<Type>(below(4))));
      default:
        return fmt::format("cat({}, {})", part(kSymbol), part(kSymbol));
    }
  }

  // Within a small range, so that recursion ends.
  static std::string bounded(Type type, const std::string& value) {
    switch (type) {
      case kNumber:
        return fmt::format("({}) % 5", value);
      case kUnsigned:
        return fmt::format("({}) % 4", value);
      case kFloat:
        return fmt::format("max(min({}, 2.0), -1.5)", value);
      default:
        return fmt::format("substr({}, 0, 2)", value);
    }
  }

  // ---- Literals

  const Relation& relation_up_to(std::size_t level) {
    std::vector<const Relation*> fitting;
    for (const Relation& relation : relations_) {
      if (relation.level <= level) fitting.push_back(&relation);
    }
    return *one_of(fitting);
  }

  // One of a lower level; rarely any, so that some programs are refused.
  const Relation& lower(std::size_t level) {
    if (level == 0 || chance(2)) return one_of(relations_);
    return relation_up_to(level - 1);
  }

  bool may_reach_lower(std::size_t level) { return level > 0 || chance(2); }

  // Adds the variables that it binds, called by what `name` gives.
  std::string atom(const Relation& relation, const Variables& usable, Variables& bound) {
    std::vector<std::string> arguments;
    for (Type type : relation.types) {
      const std::size_t die = below(100);
      const Variable* old = known(chance(50) || bound.empty() ? usable : bound, type);
      if (die < 35 && old != nullptr) {
        arguments.push_back(old->name);
      } else if (die < 80) {
        bound.push_back({fresh(), type, false});
        arguments.push_back(bound.back().name);
      } else if (die < 86) {
        arguments.push_back(constant(type));
      } else if (die < 90 && !usable.empty()) {
        arguments.push_back(expression(type, usable, 1));
      } else {
        arguments.emplace_back("_");
      }
    }
    return fmt::format("{}({})", relation.name, joined(arguments, ", "));
  }

  std::string absent(const Relation& relation, const Variables& variables) {
    std::vector<std::string> arguments;
    for (Type type : relation.types)
      arguments.push_back(chance(25) ? "_" : expression(type, variables, 1));
    return fmt::format("!{}({})", relation.name, joined(arguments, ", "));
  }

  std::string test(const Variables& variables) {
    static constexpr std::array kOperators = {"<", "<=", ">", ">=", "=", "!="};
    static constexpr std::array kPatterns = {"\"a.*\"", "\"[ab]+\"", "\"\"", "\"(a|1)b?\"",
                                             "\".*b\""};
    const Type type = variables.empty() ? kNumber : one_of(variables).type;
    const char* no = chance(30) ? "!" : "";
    if (type == kSymbol && chance(30))
      return fmt::format("{}match({}, {})", no, one_of(kPatterns), simple(kSymbol, variables));
    if (type == kSymbol && chance(30)) {
      return fmt::format("{}contains({}, {})", no, simple(kSymbol, variables),
                         expression(kSymbol, variables, 1));
    }
    return fmt::format("{} {} {}", expression(type, variables, 1), one_of(kOperators),
                       expression(type, variables, 1));
  }

  // v = sum x : { … }, over relations below the level.
  std::string aggregate(std::size_t level, Variables& variables, std::size_t depth) {
    static constexpr std::array kOps = {"sum", "min", "max"};
    Variables locals;
    std::vector<std::string> body;
    const std::size_t atoms = between(1, 2);
    for (std::size_t i = 0; i < atoms; ++i) body.push_back(atom(lower(level), variables, locals));
    if (depth > 0 && chance(15)) body.push_back(aggregate(level, locals, depth - 1));
    Variables all = variables;
    all.insert(all.end(), locals.begin(), locals.end());
    if (chance(30)) body.push_back(test(all));
    if (chance(10)) body.push_back(absent(lower(level), all));
    const std::string inside = joined(body, ", ");
    const Type type = static_cast<Type>(below(3));
    const Variable* target = known(locals, type);
    std::string name = fresh();
    std::string out;
    if (target == nullptr || chance(25)) {
      out = fmt::format("{} = count : {{ {} }}", name, inside);
      variables.push_back({std::move(name), kNumber, true});
    } else if (type == kFloat && chance(40)) {
      out = fmt::format("{} = to_number(8.0 * mean {} : {{ {} }})", name, target->name, inside);
      variables.push_back({std::move(name), kNumber, true});
    } else {
      const bool computes = chance(30);
      const std::string value = computes ? expression(type, locals, 1) : target->name;
      out = fmt::format("{} = {} {} : {{ {} }}", name, computes ? "sum" : one_of(kOps), value,
                        inside);
      variables.push_back({std::move(name), type, true});
    }
    return out;
  }

  std::string condition(std::size_t level, const Variables& variables) {
    const std::size_t die = below(100);
    Variables ignored;
    if (die < 45 || (die < 70 && !may_reach_lower(level))) return test(variables);
    if (die < 70) return absent(lower(level), variables);
    if (die < 80) return atom(relation_up_to(level), variables, ignored);
    const std::string no = chance(30) ? "!" : "";
    const auto simple_one = [&] {
      const bool tests = no == "!" || !may_reach_lower(level) || chance(50);
      return tests ? test(variables) : absent(lower(level), variables);
    };
    return fmt::format("{}({}{} {})", no, simple_one(), chance(70) ? ";" : ",", simple_one());
  }

  // ---- Rules

  std::vector<std::string> body(std::size_t level, Variables& variables) {
    std::vector<std::string> literals;
    const std::size_t atoms = chance(5) ? 0 : between(1, 3);
    for (std::size_t i = 0; i < atoms; ++i) {
      Variables bound = variables;
      literals.push_back(atom(relation_up_to(level), variables, bound));
      variables = std::move(bound);
    }
    if (chance(30) && may_reach_lower(level)) literals.push_back(aggregate(level, variables, 1));
    if (chance(25)) {
      const Type type = static_cast<Type>(below(4));
      const std::string name = fresh();
      const std::string value = expression(type, variables, 2);
      literals.push_back(chance(80) ? name + " = " + value : value + " = " + name);
      variables.push_back({name, type, true});
    }
    const std::size_t conditions = chance(50) ? 0 : between(1, 2);
    for (std::size_t i = 0; i < conditions; ++i) literals.push_back(condition(level, variables));
    if (literals.empty()) literals.emplace_back("true");
    for (std::size_t i = literals.size(); i > 1; --i)
      std::swap(literals[i - 1], literals[below(i)]);
    return literals;
  }

  std::string head(const Relation& relation, const Variables& variables) {
    std::vector<std::string> arguments;
    for (Type type : relation.types) {
      const Variable* variable = chance(80) ? known(variables, type) : nullptr;
      if (variable == nullptr) {
        const bool plain = chance(40);
        arguments.push_back(plain ? constant(type) : bounded(type, expression(type, variables, 2)));
      } else {
        arguments.push_back(variable->computed ? bounded(type, variable->name) : variable->name);
      }
    }
    return fmt::format("{}({})", relation.name, joined(arguments, ", "));
  }

  void rule() {
    next_ = 0;
    std::vector<const Relation*> heads = {&one_of(relations_)};
    if (heads.front()->level == 0 && chance(60)) heads.front() = &one_of(relations_);
    if (chance(12)) heads.push_back(&one_of(relations_));
    std::size_t level = heads.front()->level;
    for (const Relation* relation : heads) level = std::min(level, relation->level);
    Variables variables;
    std::string text = joined(body(level, variables), ", ");
    if (chance(10)) {
      // An alternative that binds the same variables.
      std::vector<std::string> other;
      for (const Variable& variable : variables)
        other.push_back(fmt::format("{} = {}", variable.name, constant(variable.type)));
      if (!other.empty()) text += "; " + joined(other, ", ");
    }
    std::vector<std::string> head_texts;
    for (const Relation* relation : heads) head_texts.push_back(head(*relation, variables));
    text_ += fmt::format("{} :- {}.\n", joined(head_texts, ", "), text);
  }

  std::mt19937_64 random_;
  std::vector<Relation> relations_;
  std::string text_;
  std::size_t next_ = 0;
};

}  // namespace

std::string random_program(std::uint64_t seed) { return Generator(seed).run(); }

}  // namespace clusterwise::datalog::test
