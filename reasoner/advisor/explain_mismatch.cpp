#include "reasoner/advisor/explain_mismatch.h"

#include <algorithm>
#include <set>

#include "reasoner/advisor/phrase.h"
#include "reasoner/advisor/reasons.h"

namespace clusterwise::advisor {
namespace {

using datalog::Atom;
using datalog::CheckedProgram;
using datalog::Clause;
using datalog::Primitive;
using datalog::RelationId;
using datalog::Value;

// The rules with an id that could give a fact about some id: those above the relation, through
// rules without one.
class Candidates {
 public:
  Candidates(const CheckedProgram& program, std::string_view id) : program_(program), id_(id) {}

  std::vector<std::string> above(RelationId relation) {
    collect(relation);
    return std::move(found_);
  }

 private:
  void collect(RelationId relation) {
    if (!visited_.insert(relation).second) return;
    for (const Clause& clause : program_->clauses) {
      if (clause.head.relation != relation || !speaks_of(clause.head)) continue;
      const std::string& rule = program_.rule(clause.rule).id;
      if (rule.empty()) {
        datalog::for_each_literal(clause.body, [&](const datalog::Literal& literal) {
          if (const auto* atom = std::get_if<Atom>(&literal)) collect(atom->relation);
        });
      } else if (std::find(found_.begin(), found_.end(), rule) == found_.end()) {
        found_.push_back(rule);
      }
    }
  }

  // Whether the id stands in the head, or could: where no other name stands.
  bool speaks_of(const Atom& head) const {
    bool other = false;
    for (const datalog::Expression& argument : head.arguments) {
      const auto* constant = std::get_if<Value>(&argument.node);
      if (constant == nullptr || argument.type != Primitive::kSymbol) continue;
      if (program_->symbols.text(constant->symbol()) == id_) return true;
      other = true;
    }
    return !other;
  }

  const CheckedProgram& program_;
  std::string_view id_;
  std::set<RelationId> visited_;
  std::vector<std::string> found_;
};

// What keeps the rule from firing for the region, in the one of its clauses that is nearest.
std::vector<datalog::Condition> nearest_conditions(const std::string& id,
                                                   const Policy::State& policy,
                                                   Evaluation& evaluation) {
  const CheckedProgram& program = policy.program.checked;
  std::optional<datalog::Attempt> nearest;
  for (std::size_t i = 0; i < program->clauses.size(); ++i) {
    const Clause& clause = program->clauses[i];
    if (program.rule(clause.rule).id != id) continue;
    auto attempt = datalog::attempt(evaluation.deriver(), i, evaluation.pattern_of(clause.head));
    if (attempt && (!nearest || attempt->unmet < nearest->unmet)) nearest = *std::move(attempt);
  }
  return nearest ? std::move(nearest->conditions) : std::vector<datalog::Condition>();
}

}  // namespace

std::vector<datalog::FactRef> proposals_of(std::string_view measure, const Evaluation& evaluation,
                                           const Interface& interface) {
  std::vector<datalog::FactRef> facts = evaluation.facts_of(interface.measure);
  std::erase_if(facts, [&](const datalog::FactRef& fact) {
    return evaluation.model().symbol(fact.relation, fact.row, 2) != measure;
  });
  return facts;
}

void explain(Mismatch& mismatch, RelationId relation, const Policy::State& policy,
             Evaluation& evaluation, const FiredRules& fired) {
  Phrasebook phrases = policy.phrasebook();
  const Expectation& expected = mismatch.expected;
  if (expected.topic == Topic::kRule) {
    const auto derivation = fired.find(expected.id);
    if (derivation == fired.end()) {
      mismatch.conditions = nearest_conditions(expected.id, policy, evaluation);
      return;
    }
    mismatch.because.push_back(phrases.reason(evaluation.model(), derivation->second));
    return;
  }
  // Of a stage that is another than was expected, the one that is there is explained.
  const std::string& id = expected.topic == Topic::kStage ? mismatch.got_stage : expected.id;
  const std::vector<datalog::FactRef> facts = expected.topic == Topic::kMeasure
                                                  ? proposals_of(id, evaluation, policy.interface)
                                                  : evaluation.facts_of(relation, id);
  mismatch.because = reasons_for(facts, evaluation, phrases);
  if (mismatch.because.empty() && expected.verdict != Verdict::kNo)
    mismatch.candidates = Candidates(policy.program.checked, id).above(relation);
}

}  // namespace clusterwise::advisor
