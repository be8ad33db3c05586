#include "cli/explain_fact.h"

#include <fmt/format.h>
#include <map>
#include <ostream>

#include "cli/report.h"
#include "cli/terminal_text.h"
#include "reasoner/datalog/proof.h"

namespace clusterwise::cli {
namespace {

using datalog::Condition;
using datalog::FactRef;
using datalog::Premise;

class Explainer {
 public:
  Explainer(datalog::Model& model, std::span<const datalog::Source> sources, std::ostream& out)
      : model_(model), sources_(sources), out_(out) {}

  // Facts that rules give have a line with a number each, the one asked about first.
  void write(const datalog::Proof& proof) {
    std::size_t last = 0;
    for (auto line = proof.lines.rbegin(); line != proof.lines.rend(); ++line) {
      if (line->by) numbers_[line->fact] = ++last;
    }
    out_ << fmt::format("{}: {} of height {}\n", text_of(proof.lines.back().fact),
                        proof.is_smallest ? "smallest proof"
                                          : "a proof (the search for the "
                                            "smallest was given up)",
                        proof.lines.back().height);
    for (auto line = proof.lines.rbegin(); line != proof.lines.rend(); ++line) {
      if (line->by) {
        write(*line);
      } else if (proof.lines.size() == 1) {
        out_ << "  given\n";
      }
    }
  }

  void write(const datalog::Attempt& attempt) {
    out_ << fmt::format("\n{} ({} of {} conditions unmet)\n", rule_of(attempt.clause),
                        attempt.unmet, attempt.conditions.size());
    write(attempt.bindings);
    for (const Condition& condition : attempt.conditions) {
      out_ << fmt::format("  {:<7} {}\n", word_for(condition.state), printable(condition.text));
    }
  }

 private:
  void write(const datalog::ProofLine& line) {
    out_ << fmt::format("\n[{}] {}\n  {:<7} {}\n", numbers_.at(line.fact), text_of(line.fact), "by",
                        rule_of(line.by->clause));
    write(line.by->bindings);
    for (const Premise& premise : line.by->premises) write(premise);
  }

  void write(const std::vector<datalog::Binding>& bindings) {
    if (bindings.empty()) return;
    std::string text;
    for (const datalog::Binding& binding : bindings) {
      const std::string value = datalog::to_text(binding.value, binding.type, model_.symbols());
      const bool is_text = binding.type == datalog::Primitive::kSymbol;
      text += fmt::format("{}{} = {}", text.empty() ? "" : ", ", binding.name,
                          is_text ? datalog::quoted(value) : value);
    }
    out_ << fmt::format("  {:<7} {}\n", "with", printable(text));
  }

  void write(const Premise& premise) {
    static constexpr std::size_t kMostShown = 10;  // of the facts under an aggregate
    if (premise.kind != Premise::Kind::kFact) {
      const bool absent = premise.kind == Premise::Kind::kAbsence;
      out_ << fmt::format("  {:<7} {}\n", absent ? "no" : "where", printable(premise.text));
    }
    std::size_t shown = 0;
    for (const FactRef fact : premise.facts) {
      if (++shown > kMostShown) {
        out_ << fmt::format("  {:<7} … and {} more\n", "", premise.facts.size() - kMostShown);
        break;
      }
      const auto number = numbers_.find(fact);
      const char* word = premise.kind == Premise::Kind::kFact ? "from" : "over";
      out_ << fmt::format("  {:<7} {}{}\n", word,
                          number == numbers_.end() ? "" : fmt::format("[{}] ", number->second),
                          text_of(fact));
    }
  }

  std::string text_of(FactRef fact) const {
    return printable(model_.fact_text(fact.relation, fact.row));
  }

  // Its id, if it has one, and where it is.
  std::string rule_of(std::size_t clause) const {
    const datalog::Rule& rule = model_.program().rule(model_.program()->clauses[clause].rule);
    const auto& source = sources_[static_cast<std::size_t>(rule.place.file)];
    const datalog::Position at = datalog::position_of(source.text, rule.place.begin);
    return fmt::format("{}{}{}:{}:{}", rule.id, rule.id.empty() ? "" : " at ", source.name, at.line,
                       at.column);
  }

  static std::string_view word_for(Condition::State state) {
    if (state == Condition::State::kMet) return "met";
    return state == Condition::State::kFailed ? "failed" : "open";
  }

  datalog::Model& model_;
  std::span<const datalog::Source> sources_;
  std::ostream& out_;
  std::map<FactRef, std::size_t> numbers_;
};

}  // namespace

Exit explain_fact(const std::string& text, datalog::Model& model,
                  std::span<const datalog::Source> sources, Environment& env) {
  const datalog::Source question{"--why", text};
  const auto pattern = datalog::read_pattern(question, model.database());
  if (!pattern) {
    report(pattern.error(), std::span(&question, 1), env);
    return Exit::kUsage;
  }
  datalog::Deriver deriver(model);
  Explainer explainer(model, sources, env.out);
  const std::vector<FactRef> facts = datalog::find_facts(model, *pattern);
  if (!facts.empty()) {
    explainer.write(datalog::smallest_proof(deriver, facts.front()));
    if (facts.size() > 1)
      env.out << fmt::format("\n{} more facts fit {}\n", facts.size() - 1, printable(text));
    return Exit::kDone;
  }
  const std::vector<datalog::Attempt> attempts = datalog::why_not(deriver, *pattern);
  env.out << fmt::format("{}: there is no such fact\n", printable(text));
  if (attempts.empty()) env.out << "  it is not given, and no rule could give it\n";
  for (const datalog::Attempt& attempt : attempts) explainer.write(attempt);
  return Exit::kNo;
}

}  // namespace clusterwise::cli
