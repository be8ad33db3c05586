// A checked program: names are resolved, types are known, every variable is grounded. What the
// later stages read.
//
// Bodies are flat: disjunctions have become several clauses, several heads too, negation stands at
// atoms only, an aggregate is a literal that binds its result, and an expression inside a positive
// atom has become a variable and an equation. Only check() makes one, so that an unchecked program
// cannot be evaluated.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "reasoner/datalog/functor.h"
#include "reasoner/datalog/source.h"
#include "reasoner/datalog/types.h"
#include "reasoner/datalog/value.h"

namespace clusterwise::datalog {

enum class RelationId : std::uint32_t {};
enum class RuleId : std::uint32_t {};
enum class VariableId : std::uint32_t {};  // within one clause

template <typename Id>
constexpr std::size_t index_of(Id id) {
  return static_cast<std::size_t>(id);
}

struct Attribute {
  std::string name;
  TypeId type{};
  Primitive primitive = Primitive::kNumber;
};

struct Relation {
  std::string name;
  std::vector<Attribute> attributes;
  std::string doc;
  Span place;  // of the name in its declaration
};

// What the author says of a rule. Rules without an annotation have an empty id.
struct Rule {
  std::string id;
  std::string en;  // may hold {variables}
  std::string zh;
  std::vector<std::string> claims;
  std::optional<double> strength;
  std::string doc;
  Span place;
  bool is_fact = false;
};

// ---- Clauses

struct Wildcard {};
struct Expression;
struct Apply {
  Functor functor{};
  std::vector<Expression> arguments;
};
struct Expression {
  std::variant<VariableId, Wildcard, Value, Apply> node;
  Primitive type = Primitive::kNumber;
  Span span;
};

struct Atom {
  RelationId relation{};
  std::vector<Expression> arguments;  // positive atoms: variables, wildcards and constants only
  Span span;
};

struct Negation {
  Atom atom;  // wildcards: there is no such tuple whatever stands there
};

enum class Compare : std::uint8_t {
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kMatch,
  kNoMatch,
  kContains,
  kNotContains
};

struct Comparison {
  Compare op = Compare::kEqual;
  Expression left;
  Expression right;
  Span span;

  Primitive type() const { return left.type; }
};

enum class Reduce : std::uint8_t { kCount, kSum, kMin, kMax, kMean };

struct Aggregate;
using Literal = std::variant<Atom, Negation, Comparison, Aggregate>;

struct Aggregate {
  Reduce op = Reduce::kCount;
  VariableId result{};
  std::vector<Expression> target;  // none for count
  std::vector<Literal> body;
  std::vector<VariableId> outer;        // variables of the clause that the body uses: bound before
  std::vector<VariableId> locals;       // named variables that belong to the aggregate
  bool distinct = false;                // count each assignment of the named variables once
  Primitive type = Primitive::kNumber;  // of the target, kNumber for count
  Span span;
};

struct ClauseVariable {
  std::string name;  // empty for one that the checker made
  Primitive primitive = Primitive::kNumber;
  Span first;  // where it stands first
};

// Whether the checker made the variable, so that no message may name it.
inline bool is_made(const ClauseVariable& variable) {
  return variable.name.find('#') != std::string::npos || variable.name.empty();
}

struct Clause {
  RuleId rule{};
  Atom head;  // arguments may be any expression
  std::vector<Literal> body;
  std::vector<ClauseVariable> variables;
  Span span;
};

// ---- Facts and directives

// One or more tuples given in the text, of one relation; the values lie row after row in
// `fact_values`.
struct Fact {
  RelationId relation{};
  RuleId rule{};
  std::size_t first = 0;
};

struct Directive {
  enum class Kind { kInput, kOutput, kPrintSize, kLimitSize };
  Kind kind = Kind::kInput;
  RelationId relation{};
  std::map<std::string, std::string> parameters;
  Span place;  // of the relation's name in it
};

// ---- The program

struct CheckedParts {
  Types types;
  std::vector<Relation> relations;
  std::vector<Rule> rules;
  std::vector<Clause> clauses;
  std::vector<Fact> facts;
  std::vector<Value> fact_values;
  std::vector<Directive> directives;
  SymbolTable symbols;  // of the constants
};

class CheckedProgram {
 public:
  const CheckedParts* operator->() const { return parts_.get(); }
  const CheckedParts& operator*() const { return *parts_; }

  const Relation& relation(RelationId id) const { return parts_->relations[index_of(id)]; }
  const Rule& rule(RuleId id) const { return parts_->rules[index_of(id)]; }
  std::optional<RelationId> find_relation(std::string_view name) const;

 private:
  friend class Checker;
  explicit CheckedProgram(std::unique_ptr<const CheckedParts> parts) : parts_(std::move(parts)) {}

  std::unique_ptr<const CheckedParts> parts_;
};

// Every literal in order, those inside aggregates after the aggregate they belong to.
void for_each_literal(std::span<const Literal> body, const auto& visit) {
  for (const Literal& literal : body) {
    visit(literal);
    if (const auto* aggregate = std::get_if<Aggregate>(&literal))
      for_each_literal(aggregate->body, visit);
  }
}

// Every variable of an expression.
void for_each_variable(const Expression& expression, const auto& visit) {
  if (const auto* variable = std::get_if<VariableId>(&expression.node)) visit(*variable);
  if (const auto* apply = std::get_if<Apply>(&expression.node)) {
    for (const Expression& argument : apply->arguments) for_each_variable(argument, visit);
  }
}

// The checked clauses as text: resolved, flat, with types; for tests and for --dump.
std::string to_text(const CheckedProgram& program);
std::string to_text(const CheckedProgram& program, const Clause& clause,
                    const Expression& expression);
std::string to_text(const CheckedProgram& program, const Clause& clause, const Literal& literal);
// With the symbols of an evaluation, which has more than the program's constants; long fractions
// are rounded.
std::string to_text(const CheckedProgram& program, const SymbolTable& symbols, const Clause& clause,
                    const Literal& literal);
std::string to_text(const CheckedProgram& program, const SymbolTable& symbols, const Clause& clause,
                    const Expression& expression);
std::string_view symbol_of(Compare op);
std::string_view name_of(Reduce op);

}  // namespace clusterwise::datalog
