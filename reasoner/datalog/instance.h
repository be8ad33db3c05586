// A clause with values for some of its variables: what its literals come to. For explanations that
// look inside a rule, where derive.h and proof.h tell of it as a whole.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "reasoner/datalog/derive.h"

namespace clusterwise::datalog {

// By variable of the clause; nothing: no value.
using Valuation = std::vector<std::optional<Value>>;

// The values with which the derivation's clause gave its fact: those of its named variables, and of
// those that the facts of its premises give.
Valuation values_of(const Model& model, const Derivation& derivation);

// Gives the atom's variables the values of the fact; false where one has another value.
bool bind(const Model& model, const Atom& atom, FactRef fact, Valuation& values);

// Gives the head's variables the pattern's values; false where the head cannot be such a fact.
// Arguments that are computed are passed over.
bool unify(const Clause& clause, const std::vector<std::optional<Value>>& pattern,
           Valuation& values);

// The tuples that an atom may stand for: its constants, and the values of its variables.
std::vector<std::optional<Value>> pattern_of(const Atom& atom, const Valuation& values);

// The value of the expression; nothing where a variable lacks one, or a functor has none.
std::optional<Value> evaluate(Deriver& deriver, const Clause& clause, const Expression& expression,
                              const Valuation& values);

// Whether the comparison holds; nothing where a side has no value.
std::optional<bool> holds(Deriver& deriver, const Clause& clause, const Comparison& comparison,
                          const Valuation& values);

// The literal with its values put in.
std::string text_of(Deriver& deriver, const Clause& clause, const Literal& literal,
                    const Valuation& values);

// Whether the literal only gives the result of an aggregate its name; a derivation has no premise
// for it.
bool only_gives_name(const Clause& clause, const Literal& literal);

// Whether the literal only says what one of its variables is, a variable that no atom gives a
// value.
bool is_assignment(const Clause& clause, const Literal& literal);

// Whether a comparison of the body, other than an assignment, names the variable.
bool is_compared(const Clause& clause, VariableId variable);

}  // namespace clusterwise::datalog
