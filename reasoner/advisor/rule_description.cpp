#include "reasoner/advisor/rule_description.h"

#include <algorithm>
#include <functional>
#include <map>

#include "reasoner/advisor/phrase.h"

namespace clusterwise::advisor {
namespace {

using datalog::CheckedProgram;

class Describer {
 public:
  Describer(const CheckedProgram& program, const kb::Store& store, const Outside& outside)
      : program_(program), store_(store), outside_(outside), phrases_(store) {}

  std::vector<RuleDescription> describe() {
    std::map<datalog::RuleId, RuleDescription> found;
    for (std::size_t i = 0; i < program_->rules.size(); ++i) {
      const auto id = static_cast<datalog::RuleId>(i);
      if (!program_.rule(id).id.empty()) found.emplace(id, annotation_of(program_.rule(id)));
    }
    for (const datalog::Clause& clause : program_->clauses) {
      const auto rule = found.find(clause.rule);
      if (rule != found.end()) add_clause(clause, rule->second);
    }
    for (const datalog::Fact& fact : program_->facts) {
      const auto rule = found.find(fact.rule);
      if (rule != found.end())
        add({program_.relation(fact.relation).name, {}, false}, rule->second.derives);
    }
    std::vector<RuleDescription> result;
    for (auto& [id, rule] : found) result.push_back(std::move(rule));
    return result;
  }

 private:
  RuleDescription annotation_of(const datalog::Rule& rule) {
    RuleDescription result;
    result.id = rule.id;
    const Mark& mark = outside_.of_rule(rule);
    result.text = marked({rule.en, rule.zh}, mark);
    result.pack = mark.pack;
    result.doc = rule.doc;
    result.claims = phrases_.claims(rule.claims);
    result.strength = rule.strength;
    result.is_fact = rule.is_fact;
    result.place = rule.place;
    return result;
  }

  void add_clause(const datalog::Clause& clause, RuleDescription& rule) {
    add(mention(clause.head), rule.derives);
    datalog::for_each_literal(clause.body, [&](const datalog::Literal& literal) {
      if (const auto* atom = std::get_if<datalog::Atom>(&literal)) add(mention(*atom), rule.reads);
      if (const auto* negation = std::get_if<datalog::Negation>(&literal)) {
        Mention absent = mention(negation->atom);
        absent.negated = true;
        add(std::move(absent), rule.reads);
      }
    });
  }

  static void add(Mention mention, std::vector<Mention>& to) {
    if (std::find(to.begin(), to.end(), mention) == to.end()) to.push_back(std::move(mention));
  }

  Mention mention(const datalog::Atom& atom) {
    const datalog::Relation& relation = program_.relation(atom.relation);
    Mention result;
    result.relation = relation.name;
    for (std::size_t i = 0; i < atom.arguments.size(); ++i) {
      const auto* constant = std::get_if<datalog::Value>(&atom.arguments[i].node);
      if (constant == nullptr) continue;
      if (relation.attributes[i].primitive != datalog::Primitive::kSymbol) continue;
      const std::string_view text = program_->symbols.text(constant->symbol());
      if (is_concept(text)) result.constants.emplace_back(text);
    }
    return result;
  }

  bool is_concept(std::string_view text) {
    const auto known = concepts_.find(text);
    if (known != concepts_.end()) return known->second;
    return concepts_.emplace(text, store_.label_of(text).has_value()).first->second;
  }

  const CheckedProgram& program_;
  const kb::Store& store_;
  const Outside& outside_;
  Phrasebook phrases_;
  std::map<std::string, bool, std::less<>> concepts_;  // as asked for
};

}  // namespace

std::vector<RuleDescription> describe_rules(const CheckedProgram& program, const kb::Store& store,
                                            const Outside& outside) {
  return Describer(program, store, outside).describe();
}

}  // namespace clusterwise::advisor
