// The circuit is specialised to the known values first, so what is settled by them is a constant
// and what does not matter any more is gone.

#include "reasoner/advisor/decide.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "reasoner/datalog/cells.h"

namespace clusterwise::advisor {
namespace {

using datalog::CellDiagrams;
using datalog::Circuit;
using datalog::Diagrams;
using datalog::GateId;
using datalog::InputId;
using datalog::NodeId;
using datalog::Value;

class Decider {
 public:
  Decider(const PolicyCircuit& policy, const Readings& readings, const Catalogue& catalogue,
          const DecideOptions& options, const std::vector<Range>& limits)
      : policy_(policy), options_(options) {
    specialise(readings, limits);
    result_.open = open_indicators(readings, policy, catalogue, all_cuts(), limits);
    order_levels();
  }

  Decisions run() {
    std::vector<datalog::CellVariable> variables;
    for (std::size_t open : level_to_open_) {
      datalog::CellVariable& variable = variables.emplace_back();
      variable.input = result_.open[open].input;
      for (const Cell& cell : result_.open[open].cells) variable.points.push_back(cell.first);
    }
    CellDiagrams diagrams(circuit_, std::move(variables), options_.most_nodes);
    for (const Job& job : jobs_) decide_verdict(job, diagrams);
    look_at_degrees();
    return std::move(result_);
  }

 private:
  struct Job {
    GateId holds{};
    GateId degree{};
    Outcome* outcome = nullptr;
  };

  // ---- The circuit of this profile

  void specialise(const Readings& readings, const std::vector<Range>& limits) {
    std::vector<std::optional<Value>> values(policy_.inputs());
    for (std::size_t i = 0; i < limits.size(); ++i) {
      if (limits[i].low == limits[i].high)
        values[policy_.input_of_limit(i)] = Value::of(limits[i].low);
    }
    for (const auto& [id, reading] : readings) {
      const bool exact = reading.value && reading.value->low == reading.value->high;
      if (exact) values[policy_.input_of(id)] = Value::of(reading.value->low);
    }
    std::vector<GateId> roots;
    for (const auto& [target, gates] : policy_.targets) {
      roots.push_back(gates.holds);
      roots.push_back(gates.degree);
    }
    circuit_ = datalog::specialise(policy_.circuit, values, roots);
    std::size_t at = 0;
    for (const auto& [target, gates] : policy_.targets) {
      jobs_.push_back({roots[at], roots[at + 1], &result_.outcomes[target]});
      at += 2;
    }
  }

  // Those of the policy, and those that known values make where a limit is an input.
  Cuts all_cuts() const {
    Cuts result = policy_.cuts;
    std::vector<GateId> roots;
    for (const Job& job : jobs_) {
      roots.push_back(job.holds);
      roots.push_back(job.degree);
    }
    for (const auto& [input, cuts] : datalog::cuts_of(circuit_, roots)) {
      std::vector<double>& all = result[input];
      all.insert(all.end(), cuts.begin(), cuts.end());
      std::sort(all.begin(), all.end());
      all.erase(std::unique(all.begin(), all.end()), all.end());
    }
    return result;
  }

  // In the order in which the rules come to them: what is asked together lies together.
  void order_levels() {
    std::map<InputId, std::size_t> places;
    for (std::size_t i = 0; i < result_.open.size(); ++i) places[result_.open[i].input] = i;
    for (std::size_t i = 0; i < circuit_.size(); ++i) {
      const datalog::Gate& gate = circuit_[GateId{static_cast<std::uint32_t>(i)}];
      if (gate.op != datalog::GateOp::kInput) continue;
      const std::size_t open = places.at(gate.input());
      level_to_open_.push_back(open);
      std::vector<double>& weights = weights_.emplace_back();
      for (const Cell& cell : result_.open[open].cells) weights.push_back(cell.weight);
    }
  }

  // ---- Verdicts

  void decide_verdict(const Job& job, CellDiagrams& cells) {
    const std::optional<NodeId> node = cells.diagram_of(job.holds);
    Outcome& outcome = *job.outcome;
    outcome.exact = node.has_value();
    if (!node) return;
    Diagrams& diagrams = cells.diagrams();
    if (diagrams.is_leaf(*node)) {
      const bool holds = *node == diagrams.truth(true);
      outcome.verdict = holds ? Verdict::kYes : Verdict::kNo;
      outcome.stability = holds ? 1 : 0;
      return;
    }
    outcome.verdict = Verdict::kOpen;
    outcome.stability = diagrams.share(*node, weights_);
    for (datalog::Level level : diagrams.support(*node))
      outcome.settling.push_back(settling(*node, level, outcome.stability, diagrams));
    sort_settling(outcome.settling);
  }

  Settling settling(NodeId node, datalog::Level level, double share, Diagrams& diagrams) const {
    Settling result{level_to_open_[level], 0, 0};
    for (std::uint32_t cell = 0; cell < diagrams.choices(level); ++cell) {
      const double weight = weights_[level][cell];
      const NodeId known = diagrams.restricted(node, level, cell);
      if (diagrams.is_leaf(known)) result.settles += weight;
      result.moves += weight * std::abs(diagrams.share(known, weights_) - share);
    }
    return result;
  }

  // ---- Degrees, and verdicts without a diagram

  // What can be looked at in all its completions is; the others share a sample. So do verdicts
  // without a diagram: they may change within a cell.
  void look_at_degrees() {
    std::vector<Job> by_cells;
    std::vector<Job> sampled;
    for (const Job& job : jobs_) (job.outcome->exact ? by_cells : sampled).push_back(job);
    if (ends_count(open_below(by_cells), options_.budget) <= options_.budget) {
      look(by_cells, at_ends(open_below(by_cells), policy_.inputs()), true);
    } else {
      look_at_small_sets(by_cells, sampled);
    }
    if (sampled.empty()) return;
    look(sampled, sample(open_below(sampled), policy_.inputs(), options_.budget, options_.seed),
         false);
  }

  // A few small sets cost less than one large one. What is in none goes to `others`.
  void look_at_small_sets(const std::vector<Job>& jobs, std::vector<Job>& others) {
    const std::size_t small = options_.budget / 20;
    std::map<std::vector<InputId>, std::vector<Job>> by_inputs;
    for (const Job& job : jobs) {
      const bool few = ends_count(open_below({job}), small) <= small;
      (few ? by_inputs[inputs_below({job})] : others).push_back(job);
    }
    for (const auto& [inputs, same] : by_inputs)
      look(same, at_ends(open_below(same), policy_.inputs()), true);
  }

  std::vector<InputId> inputs_below(const std::vector<Job>& jobs) const {
    std::vector<GateId> roots;
    for (const Job& job : jobs) {
      roots.push_back(job.holds);
      roots.push_back(job.degree);
    }
    return circuit_.inputs_below(roots);
  }

  std::vector<OpenIndicator> open_below(const std::vector<Job>& jobs) const {
    const std::vector<InputId> inputs = inputs_below(jobs);
    std::vector<OpenIndicator> result;
    for (const OpenIndicator& open : result_.open) {
      if (std::binary_search(inputs.begin(), inputs.end(), open.input)) result.push_back(open);
    }
    return result;
  }

  void look(const std::vector<Job>& jobs, const Completions& completions, bool all) {
    result_.completions = std::max(result_.completions, completions.count);
    std::vector<GateId> degrees;
    std::vector<GateId> without_diagram;
    for (const Job& job : jobs) {
      degrees.push_back(job.degree);
      if (!job.outcome->exact) without_diagram.push_back(job.holds);
    }
    const std::vector<Range> ranges = ranges_of(degrees, completions);
    const std::vector<datalog::Column> holds = datalog::evaluate_columns(
        circuit_, without_diagram, completions.columns, completions.count);
    auto sampled = holds.begin();
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      Outcome& outcome = *jobs[i].outcome;
      outcome.range = ranges[i];
      outcome.range_exact = all;
      if (!outcome.exact) judge_by_sample(outcome, *sampled++, completions);
    }
  }

  std::vector<Range> ranges_of(const std::vector<GateId>& degrees,
                               const Completions& completions) const {
    constexpr double kFar = std::numeric_limits<double>::infinity();
    std::vector<Range> result(degrees.size(), {kFar, -kFar});
    datalog::evaluate_blocks(
        circuit_, degrees, completions.columns, completions.count,
        [&](std::size_t, std::size_t count, std::span<const Value* const> blocks) {
          for (std::size_t i = 0; i < blocks.size(); ++i) {
            for (std::size_t row = 0; row < count; ++row) {
              result[i].low = std::min(result[i].low, blocks[i][row].real());
              result[i].high = std::max(result[i].high, blocks[i][row].real());
            }
          }
        });
    return result;
  }

  void judge_by_sample(Outcome& outcome, const datalog::Column& holds,
                       const Completions& completions) const {
    const std::span<const Value> fair = std::span(holds).first(completions.weighing);
    const std::size_t all = count_in(holds);
    outcome.verdict = all == holds.size() ? Verdict::kYes
                      : all == 0          ? Verdict::kNo
                                          : Verdict::kOpen;
    outcome.stability = static_cast<double>(count_in(fair)) / static_cast<double>(fair.size());
    if (outcome.verdict != Verdict::kOpen) return;
    for (std::size_t i = 0; i < result_.open.size(); ++i) {
      const datalog::Column& values = completions.columns[result_.open[i].input];
      if (!values.empty())
        outcome.settling.push_back(settling_in(i, fair, values, outcome.stability));
    }
    sort_settling(outcome.settling);
  }

  static std::size_t count_in(std::span<const Value> holds) {
    std::size_t result = 0;
    for (Value one : holds) result += one.bits;
    return result;
  }

  Settling settling_in(std::size_t open, std::span<const Value> holds,
                       const datalog::Column& values, double share) const {
    const std::vector<Cell>& cells = result_.open[open].cells;
    std::vector<std::pair<std::size_t, std::size_t>> counts(cells.size());  // all, of them yes
    for (std::size_t i = 0; i < holds.size(); ++i) {
      std::size_t cell = cells.size() - 1;
      while (cell > 0 && values[i].real() < cells[cell].first) --cell;
      ++counts[cell].first;
      counts[cell].second += holds[i].bits;
    }
    Settling result{open, 0, 0};
    for (std::size_t cell = 0; cell < cells.size(); ++cell) {
      const auto [all, yes] = counts[cell];
      if (all == 0) continue;
      if (yes == 0 || yes == all) result.settles += cells[cell].weight;
      const double known = static_cast<double>(yes) / static_cast<double>(all);
      result.moves += cells[cell].weight * std::abs(known - share);
    }
    return result;
  }

  const PolicyCircuit& policy_;
  const DecideOptions& options_;
  Decisions result_;
  Circuit circuit_;
  std::vector<Job> jobs_;
  std::vector<std::size_t> level_to_open_;
  std::vector<std::vector<double>> weights_;  // by level
};

}  // namespace

const Outcome& Decisions::of(datalog::RelationId relation, const std::string& id) const {
  static const Outcome never;
  const auto found = outcomes.find({relation, id});
  return found == outcomes.end() ? never : found->second;
}

bool Decisions::exact() const {
  return std::all_of(outcomes.begin(), outcomes.end(),
                     [](const auto& one) { return one.second.exact; });
}

Decisions decide(const PolicyCircuit& policy, const Readings& readings, const Catalogue& catalogue,
                 const DecideOptions& options, const std::vector<Range>& limits) {
  return Decider(policy, readings, catalogue, options, limits).run();
}

void sort_settling(std::vector<Settling>& settling) {
  std::stable_sort(settling.begin(), settling.end(), [](const Settling& a, const Settling& b) {
    return a.settles != b.settles ? a.settles > b.settles : a.moves > b.moves;
  });
}

}  // namespace clusterwise::advisor
