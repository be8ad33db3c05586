// How a fact of a model came about, found on demand: evaluation keeps no record of it.
#pragma once

#include <compare>
#include <memory>
#include <string>
#include <vector>

#include "reasoner/datalog/model.h"

namespace clusterwise::datalog {

struct FactRef {
  RelationId relation{};
  Row row = 0;

  auto operator<=>(const FactRef&) const = default;
};

struct Binding {
  std::string name;
  Value value;
  Primitive type = Primitive::kNumber;
};

// What a literal of a rule's body rests on.
struct Premise {
  enum class Kind { kFact, kAbsence, kCondition, kAggregate };
  Kind kind = Kind::kFact;
  std::vector<FactRef> facts;  // one for kFact; for kAggregate those that it went over
  std::string text;  // kAbsence: the tuple that is not there; kCondition: "60 >= 10"; kAggregate:
                     // "2 = count : { a(x) }"
};

// One way in which a rule gives a fact.
struct Derivation {
  std::size_t clause = 0;  // index into the program's clauses
  RuleId rule{};
  std::vector<Binding> bindings;  // the named variables, sorted by name
  std::vector<Premise> premises;  // in the order of the body
};

class ModelSolver;

// Answers for one model. Not for several threads.
class Deriver {
 public:
  // REQUIRES: the model outlives the deriver.
  explicit Deriver(Model& model);
  ~Deriver();

  // All ways in which rules give the fact from facts that were there before it, in the order of the
  // program, at most `limit`. None for a fact that was given.
  std::vector<Derivation> derivations(FactRef fact, std::size_t limit = 1000);

  ModelSolver& solver() { return *solver_; }  // for proof.cpp and why_not.cpp

 private:
  std::unique_ptr<ModelSolver> solver_;
};

}  // namespace clusterwise::datalog
