// Plans as text: one step a line, indented by the depth of the loop.

#include <array>
#include <fmt/format.h>

#include "reasoner/datalog/plan.h"

namespace clusterwise::datalog {
namespace {

class Writer {
 public:
  Writer(const CheckedProgram& program, const Clause& clause)
      : program_(program), clause_(clause) {}

  std::string write(const ClausePlan& plan) {
    std::string out;
    steps(plan.steps, 1, out);
    std::string head;
    for (const Expression& argument : clause_.head.arguments) {
      head += (head.empty() ? "" : ", ") + to_text(program_, clause_, argument);
    }
    return fmt::format("{}({})\n{}", program_.relation(clause_.head.relation).name, head, out);
  }

 private:
  void steps(const std::vector<Step>& steps, std::size_t depth, std::string& out) {
    for (const Step& step : steps) {
      out += fmt::format("{:{}}", "", depth * 2);
      std::visit([&](const auto& s) { this->step(s, depth, out); }, step);
      if (std::holds_alternative<ScanStep>(step)) ++depth;
    }
  }

  static std::string_view words_for(Version version) {
    static constexpr std::array<std::string_view, 3> kWords = {"", "delta ", "old "};
    return kWords[static_cast<std::size_t>(version)];
  }

  std::string key(RelationId relation, const Columns& columns,
                  const std::vector<const Expression*>& key) const {
    std::string out;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string& name = program_.relation(relation).attributes[columns[i]].name;
      out +=
          fmt::format("{}{} = {}", i == 0 ? "" : ", ", name, to_text(program_, clause_, *key[i]));
    }
    return out;
  }

  void step(const ScanStep& s, std::size_t, std::string& out) const {
    const Relation& relation = program_.relation(s.relation);
    out += fmt::format("for {}{}{}", s.first_only ? "one of " : "", words_for(s.version),
                       relation.name);
    if (!s.key.empty()) out += fmt::format(" with {}", key(s.relation, s.key_columns, s.key));
    for (const auto& [column, variable] : s.binds) {
      out += fmt::format("; {} := {}", name(variable), relation.attributes[column].name);
    }
    for (const auto& [column, variable] : s.repeats) {
      out += fmt::format("; if {} = {}", relation.attributes[column].name, name(variable));
    }
    out += '\n';
  }

  void step(const ExistsStep& s, std::size_t, std::string& out) const {
    const std::string condition = key(s.relation, s.key_columns, s.key);
    out += fmt::format("if {} {}{}{}{}\n", s.negated ? "no" : "any", words_for(s.version),
                       program_.relation(s.relation).name, condition.empty() ? "" : " with ",
                       condition);
  }

  void step(const FilterStep& s, std::size_t, std::string& out) const {
    out += fmt::format("if {}\n", to_text(program_, clause_, Literal(*s.comparison)));
  }

  void step(const LetStep& s, std::size_t, std::string& out) const {
    out += fmt::format("let {} := {}\n", name(s.variable), to_text(program_, clause_, *s.value));
  }

  void step(const AggregateStep& s, std::size_t depth, std::string& out) {
    const Aggregate& a = *s.aggregate;
    const std::string target =
        a.target.empty() ? "" : " " + to_text(program_, clause_, a.target.front());
    out += fmt::format("{} {} := {}{}{} over\n", s.result_is_bound ? "if" : "let", name(a.result),
                       name_of(a.op), target, a.distinct ? " of distinct" : "");
    steps(s.steps, depth + 1, out);
  }

  std::string name(VariableId id) const {
    return to_text(program_, clause_, Expression{id, Primitive::kNumber, {}});
  }

  const CheckedProgram& program_;
  const Clause& clause_;
};

}  // namespace

std::string to_text(const CheckedProgram& program, const StratumPlan& plan) {
  std::string out;
  for (const ClausePlan& clause : plan.once)
    out += Writer(program, program->clauses[clause.clause]).write(clause);
  if (!plan.rounds.empty()) out += "until nothing is new:\n";
  for (const ClausePlan& clause : plan.rounds)
    out += Writer(program, program->clauses[clause.clause]).write(clause);
  return out;
}

}  // namespace clusterwise::datalog
