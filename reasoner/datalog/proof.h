// The smallest proof of a fact, and why a fact is not there.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "reasoner/datalog/derive.h"
#include "reasoner/datalog/diagnostics.h"
#include "reasoner/datalog/source.h"

namespace clusterwise::datalog {

// A fact of a proof, and how it came about.
struct ProofLine {
  FactRef fact;
  std::uint32_t height = 0;      // of its proof here: 0 for a given fact, else one more than the
                                 // highest of its premises
  std::optional<Derivation> by;  // none for a given fact
};

// Every fact once, premises before what they give; the last line is the fact asked about.
struct Proof {
  std::vector<ProofLine> lines;
  bool is_smallest = true;  // false where the search was given up and the proof is any
};

// A proof whose height no other undercuts. Facts under an aggregate are premises that count as
// given: its value does not depend on how they came about. The search looks at no more than
// `effort` ways of deriving facts.
Proof smallest_proof(Deriver& deriver, FactRef fact, std::size_t effort = 2'000'000);

// ---- Facts that are not there

// A fact, or facts: a column without a value may have any.
struct Pattern {
  RelationId relation{};
  std::vector<std::optional<Value>> values;  // one per column
};

// Reads relation("a", 1, _), as the language writes an atom of constants. New texts are added to
// the symbols.
tl::expected<Pattern, Diagnostics> read_pattern(const Source& source, Database& database);

// The rows that fit, in the order of the table.
std::vector<FactRef> find_facts(const Model& model, const Pattern& pattern);

// What a rule asks for.
struct Condition {
  enum class State : std::uint8_t {
    kMet,
    kFailed,
    kOpen  // a failed condition would have given it its values
  };
  State state = State::kOpen;
  std::string text;  // with the values that it was tried with
};

// How far a rule gets that could give the fact.
struct Attempt {
  std::size_t clause = 0;  // index into the program's clauses
  RuleId rule{};
  std::vector<Binding> bindings;
  std::vector<Condition> conditions;  // in the order of the body, then what the head asks for
  std::size_t unmet = 0;              // how many of them failed or are open
};

// The attempt of the clause that leaves the fewest conditions unmet; nothing where its head cannot
// be the fact. At most `effort` partial solutions are tried.
std::optional<Attempt> attempt(Deriver& deriver, std::size_t clause, const Pattern& pattern,
                               std::size_t effort = 20'000);

// The attempts of all clauses; the nearest first, equals in the order of the program.
std::vector<Attempt> why_not(Deriver& deriver, const Pattern& pattern, std::size_t effort = 20'000);

}  // namespace clusterwise::datalog
