// Reading the clauses: which indicators their bodies name, which findings their heads can give, and
// from which findings a recommendation can come. A variable where a constant could stand means any.

#include "reasoner/advisor/scope.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "reasoner/advisor/vocabulary.h"

namespace clusterwise::advisor {
namespace {

using datalog::Atom;
using datalog::CheckedProgram;
using datalog::Clause;
using datalog::RelationId;

// Ids that stand in a column; `all` where something there may be any id.
struct Ids {
  std::set<std::string, std::less<>> some;
  bool all = false;

  bool contains(std::string_view id) const { return all || some.contains(id); }
};

constexpr std::size_t kIdColumn = 1;  // of indicator, problem, risk: behind the region

class ProgramReader {
 public:
  ProgramReader(const CheckedProgram& program, const Interface& interface)
      : program_(program), interface_(interface) {}

  Ids indicators_read() const {
    Ids result;
    for (const Clause& clause : program_->clauses) {
      for_each_atom(clause, [&](const Atom& atom) {
        if (atom.relation == interface_.indicator) add(atom, result);
      });
    }
    return result;
  }

  // What the rules and the given facts can say in that relation.
  Ids derived(RelationId relation) const {
    Ids result;
    for (const Clause& clause : program_->clauses) {
      if (clause.head.relation == relation) add(clause.head, result);
    }
    for (const datalog::Fact& fact : program_->facts) {
      if (fact.relation != relation) continue;
      const datalog::Value& id = program_->fact_values[fact.first + kIdColumn];
      result.some.emplace(program_->symbols.text(id.symbol()));
    }
    return result;
  }

  // The findings of that relation from which rules lead to a recommendation.
  Ids answered(RelationId finding) const {
    const std::set<RelationId> reasons = behind_recommendations();
    Ids result;
    for (const Clause& clause : program_->clauses) {
      if (!reasons.contains(clause.head.relation)) continue;
      for (const datalog::Literal& literal : clause.body) {
        const auto* atom = std::get_if<Atom>(&literal);
        if (atom != nullptr && atom->relation == finding) add(*atom, result);
      }
    }
    return result;
  }

 private:
  // The relations that recommendations rest on, up to the findings: what these rest on in turn is
  // why they hold, and no reason for a role.
  std::set<RelationId> behind_recommendations() const {
    const std::set<RelationId> findings = {interface_.problem, interface_.risk, interface_.feature,
                                           interface_.stage};
    std::set<RelationId> result = {interface_.recommends};
    for (std::size_t before = 0; before != result.size();) {
      before = result.size();
      for (const Clause& clause : program_->clauses) {
        if (!result.contains(clause.head.relation)) continue;
        for_each_atom(clause, [&](const Atom& atom) {
          if (!findings.contains(atom.relation)) result.insert(atom.relation);
        });
      }
    }
    return result;
  }

  static void for_each_atom(const Clause& clause, const auto& visit) {
    datalog::for_each_literal(clause.body, [&](const datalog::Literal& literal) {
      if (const auto* atom = std::get_if<Atom>(&literal)) visit(*atom);
    });
  }

  void add(const Atom& atom, Ids& to) const {
    const auto* id = std::get_if<datalog::Value>(&atom.arguments[kIdColumn].node);
    if (id == nullptr) {
      to.all = true;
    } else {
      to.some.emplace(program_->symbols.text(id->symbol()));
    }
  }

  const CheckedProgram& program_;
  const Interface& interface_;
};

// The problems and risks that the measures proposed are against.
std::set<std::string> met_by_measures(const Answer& answer) {
  std::set<std::string> result;
  for (const Recommendation& role : answer.recommendations) {
    for (const Measure& measure : role.measures) {
      for (const Named& problem : measure.addresses) result.insert(problem.id);
      for (const Named& risk : measure.mitigates) result.insert(risk.id);
    }
  }
  return result;
}

}  // namespace

std::vector<std::string> unexamined_by(const CheckedProgram& program, const Interface& interface,
                                       const kb::Store& store) {
  const ProgramReader reader(program, interface);
  std::vector<kb::Concept> left;
  std::set<std::string> spoken_of;  // packs
  for (const RelationId relation : {interface.problem, interface.risk}) {
    const Ids derived = reader.derived(relation);
    const datalog::TypeId type = program.relation(relation).attributes[kIdColumn].type;
    for (kb::Concept& one : store.of_kind(kind_of_type(program->types[type].name))) {
      if (derived.contains(one.id)) {
        spoken_of.insert(one.pack);
      } else {
        left.push_back(std::move(one));
      }
    }
  }
  std::vector<std::string> result;
  for (const kb::Concept& one : left) {
    if (spoken_of.empty() || spoken_of.contains(one.pack)) result.push_back(one.id);
  }
  return result;
}

Scope scope_of(const Answer& answer, const Profile& profile, const Policy::State& policy,
               Phrasebook& phrases) {
  const Interface& interface = policy.interface;
  const ProgramReader reader(policy.program.checked, interface);
  Scope scope;
  const Ids read = reader.indicators_read();
  for (const auto& [id, reading] : profile.indicators) {
    if (reading.value && !read.contains(id)) scope.unread.push_back(phrases.named(id));
  }
  const std::set<std::string> met = met_by_measures(answer);
  for (const auto& [relation, findings] :
       {std::pair(interface.problem, &answer.problems), std::pair(interface.risk, &answer.risks)}) {
    const Ids answered = reader.answered(relation);
    for (const Finding& finding : *findings) {
      if (finding.verdict != Verdict::kYes) continue;
      if (!answered.contains(finding.id) && !met.contains(finding.id))
        scope.unanswered.push_back({finding.id, finding.label});
    }
  }
  for (const std::string& id : policy.unexamined) scope.unexamined.push_back(phrases.named(id));
  return scope;
}

}  // namespace clusterwise::advisor
