// Which indicators a rule looks at: those that its conditions name, and those that stand behind the
// relations it reads, as far as these are made by rules without an id. A rule with an id answers
// for itself.

#include <functional>
#include <set>

#include "reasoner/advisor/policy_state.h"

namespace clusterwise::advisor {
namespace {

using datalog::CheckedProgram;
using datalog::Clause;
using datalog::RelationId;

class Reader {
 public:
  Reader(const CheckedProgram& program, datalog::TypeId indicator)
      : program_(program), indicator_(indicator) {
    for (const Clause& clause : program->clauses) {
      if (program.rule(clause.rule).id.empty()) unnamed_[clause.head.relation].push_back(&clause);
    }
  }

  IndicatorsOfRules read() {
    std::map<std::string, std::set<std::string>> found;
    for (const Clause& clause : program_->clauses) {
      const std::string& id = program_.rule(clause.rule).id;
      if (id.empty()) continue;
      std::set<RelationId> visited;
      look(clause, found[id], visited);
    }
    IndicatorsOfRules result;
    for (const auto& [rule, indicators] : found)
      result[rule] = {indicators.begin(), indicators.end()};
    return result;
  }

 private:
  void look(const Clause& clause, std::set<std::string>& found,
            std::set<RelationId>& visited) const {
    datalog::for_each_literal(clause.body, [&](const datalog::Literal& literal) {
      if (const auto* atom = std::get_if<datalog::Atom>(&literal)) look(*atom, found, visited);
      if (const auto* negation = std::get_if<datalog::Negation>(&literal))
        look(negation->atom, found, visited);
    });
  }

  void look(const datalog::Atom& atom, std::set<std::string>& found,
            std::set<RelationId>& visited) const {
    const auto& attributes = program_.relation(atom.relation).attributes;
    for (std::size_t i = 0; i < attributes.size(); ++i) {
      const auto* constant = std::get_if<datalog::Value>(&atom.arguments[i].node);
      if (constant != nullptr && attributes[i].type == indicator_)
        found.emplace(program_->symbols.text(constant->symbol()));
    }
    if (!visited.insert(atom.relation).second) return;
    const auto behind = unnamed_.find(atom.relation);
    if (behind == unnamed_.end()) return;
    for (const Clause* clause : behind->second) look(*clause, found, visited);
  }

  const CheckedProgram& program_;
  datalog::TypeId indicator_;
  std::map<RelationId, std::vector<const Clause*>> unnamed_;  // by what they derive
};

}  // namespace

IndicatorsOfRules Policy::indicators_of_rules() const {
  const CheckedProgram& program = state_->program.checked;
  return Reader(program, program.relation(state_->interface.indicator).attributes[1].type).read();
}

}  // namespace clusterwise::advisor
