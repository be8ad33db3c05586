// Two diagrams. The first says, by the cells of all indicators that matter, whether the target
// comes out as wanted. The second says the same by what is done with each indicator: kept, or put
// into a cell. Where an indicator is kept and not exactly known, the wanted must come about in all
// the cells in which it may lie; that is a conjunction over the children of its nodes, and because
// a conjunction of conjunctions is one, it can be taken node by node from the leaves up.
//
// What is cheapest is then a shortest path, and the next cheapest are the next shortest.

#include "reasoner/advisor/flip.h"

#include <algorithm>
#include <cmath>
#include <compare>
#include <queue>
#include <set>

#include "reasoner/datalog/cells.h"

namespace clusterwise::advisor {
namespace {

using datalog::CellDiagrams;
using datalog::Diagrams;
using datalog::GateId;
using datalog::InputId;
using datalog::Level;
using datalog::NodeId;

constexpr std::size_t kMostNodes = 1'000'000;

struct Cost {
  std::size_t changes = 0;
  double distance = 0;

  Cost operator+(const Cost& other) const {
    return {changes + other.changes, distance + other.distance};
  }
  auto operator<=>(const Cost&) const = default;
};

// What can be done with an indicator: choice 0 keeps it, choice i + 1 puts it into cell i.
struct Variable {
  InputId input{};
  std::vector<std::size_t> present;  // the cells in which it may lie now
  std::vector<double> distances;     // to each cell
};

double distance_to(const Cell& cell, const Range& present, double width) {
  const double away = std::max({0.0, cell.first - present.high, present.low - cell.last});
  return width > 0 ? away / width : 0;
}

class FlipFinder {
 public:
  FlipFinder(const PolicyCircuit& policy, const Readings& readings, const Catalogue& catalogue)
      : policy_(policy), readings_(readings), catalogue_(catalogue) {}

  kb::Result<FlipSearch> run(const Target& target, Verdict wanted, std::size_t most) {
    const auto gates = policy_.targets.find(target);
    if (gates == policy_.targets.end()) return FlipSearch{wanted == Verdict::kNo, {}, {}};
    const GateId holds = gates->second.holds;
    add_variables(holds);
    CellDiagrams cells(policy_.circuit, cell_variables(), kMostNodes);
    const std::optional<NodeId> node = cells.diagram_of(holds);
    if (!node) return tl::unexpected(no_function());
    Diagrams by_action(choices(), kMostNodes);
    Diagrams& by_cell = cells.diagrams();
    const NodeId hoped = wanted == Verdict::kYes ? *node : by_cell.negate(*node);
    const NodeId root = by_actions(by_cell, hoped, by_action);
    if (by_cell.is_full() || by_action.is_full()) return tl::unexpected(no_function());
    add_flips(by_action, root, most);
    return std::move(result_);
  }

 private:
  static kb::Failure no_function() {
    return {
        "what turns this verdict cannot be found: a rule compares numbers that it computes, or "
        "there are too many cells",
        "compare indicators with limits, one by one, where a verdict is to be turned"};
  }

  // ---- The indicators, in the order in which the rules come to them

  void add_variables(GateId holds) {
    for (GateId id : policy_.circuit.below(std::span(&holds, 1))) {
      const datalog::Gate& gate = policy_.circuit[id];
      if (gate.op == datalog::GateOp::kInput) add_variable(gate.input());
    }
  }

  void add_variable(InputId input) {
    const std::string& id = policy_.indicators[input];
    const std::optional<Range> value = value_of(readings_, id);
    const std::vector<double>& cuts = policy_.cuts.at(input);
    const kb::Measurement& measurement = catalogue_.at(id);
    const Range usual = range_of(measurement, cuts);
    const Range present = value ? *value : usual;
    const Range range = {std::min(usual.low, present.low), std::max(usual.high, present.high)};
    OpenIndicator indicator{id,     input, range, cells_of(range, cuts, true), measurement.better,
                            !value, false};
    Variable variable{input, {}, {}};
    for (std::size_t i = 0; i < indicator.cells.size(); ++i) {
      const Cell& cell = indicator.cells[i];
      if (cell.last >= present.low && cell.first <= present.high) variable.present.push_back(i);
      variable.distances.push_back(distance_to(cell, present, range.high - range.low));
    }
    variables_.push_back(std::move(variable));
    result_.indicators.emplace(input, std::move(indicator));
  }

  std::vector<datalog::CellVariable> cell_variables() const {
    std::vector<datalog::CellVariable> result;
    for (const Variable& variable : variables_) {
      datalog::CellVariable& one = result.emplace_back();
      one.input = variable.input;
      for (const Cell& cell : result_.indicators.at(variable.input).cells)
        one.points.push_back(cell.first);
    }
    return result;
  }

  std::vector<std::uint32_t> choices() const {
    std::vector<std::uint32_t> result;
    for (const Variable& variable : variables_)
      result.push_back(static_cast<std::uint32_t>(variable.distances.size() + 1));
    return result;
  }

  NodeId by_actions(const Diagrams& by_cell, NodeId root, Diagrams& by_action) const {
    std::map<NodeId, NodeId> results;
    for (NodeId id : by_cell.below(root)) {
      if (by_cell.is_leaf(id)) {
        results[id] = by_action.truth(by_cell.value(id).bits != 0);
        continue;
      }
      const Level level = by_cell.level(id);
      std::vector<NodeId> children;
      for (NodeId child : by_cell.children(id)) children.push_back(results.at(child));
      NodeId kept = by_action.truth(true);
      for (std::size_t cell : variables_[level].present)
        kept = by_action.conjoin(kept, children[cell]);
      children.insert(children.begin(), kept);
      results[id] = by_action.node(level, children);
    }
    return results.at(root);
  }

  // ---- Shortest paths

  Cost cost_of(Level level, std::size_t choice) const {
    if (choice == 0) return {};
    return {1, variables_[level].distances[choice - 1]};
  }

  // Of the cheapest way from each node to the leaf 1; nodes without one are left out.
  std::map<NodeId, Cost> cheapest(const Diagrams& diagrams, NodeId root) const {
    std::map<NodeId, Cost> result;
    for (NodeId id : diagrams.below(root)) {
      if (diagrams.is_leaf(id)) {
        if (id == diagrams.truth(true)) result[id] = {};
        continue;
      }
      const auto children = diagrams.children(id);
      for (std::size_t choice = 0; choice < children.size(); ++choice) {
        const auto below = result.find(children[choice]);
        if (below == result.end()) continue;
        const Cost cost = cost_of(diagrams.level(id), choice) + below->second;
        const auto [mine, is_first] = result.emplace(id, cost);
        if (!is_first) mine->second = std::min(mine->second, cost);
      }
    }
    return result;
  }

  // A variable put into one of a few neighbouring cells.
  struct Change {
    Level level{};
    std::size_t first = 0;
    std::size_t last = 0;
  };

  struct Path {
    Cost least;  // of all ways on from here
    Cost so_far;
    NodeId node{};
    std::vector<Change> changes;

    bool operator<(const Path& other) const { return other.least < least; }  // cheapest on top
  };

  // Best first; of the ways that change the same indicators only the nearest is told.
  void add_flips(const Diagrams& diagrams, NodeId root, std::size_t most) {
    const std::map<NodeId, Cost> least = cheapest(diagrams, root);
    if (!least.contains(root)) return;
    const std::size_t changes = least.at(root).changes;
    result_.already = changes == 0;
    if (result_.already) return;
    std::priority_queue<Path> open;
    std::set<std::vector<InputId>> told;
    open.push({least.at(root), {}, root, {}});
    while (!open.empty() && result_.flips.size() < most) {
      const Path path = open.top();
      open.pop();
      if (diagrams.is_leaf(path.node)) {
        tell(diagrams, root, path, told);
        continue;
      }
      const Level level = diagrams.level(path.node);
      const auto children = diagrams.children(path.node);
      for (std::size_t choice = 0; choice < children.size(); ++choice) {
        const auto below = least.find(children[choice]);
        if (below == least.end()) continue;
        const Cost so_far = path.so_far + cost_of(level, choice);
        const Cost total = so_far + below->second;
        if (total.changes > changes) continue;
        Path next{total, so_far, children[choice], path.changes};
        if (choice > 0) {
          next.changes.push_back({level, choice - 1, choice - 1});
        }
        open.push(std::move(next));
      }
    }
  }

  void tell(const Diagrams& diagrams, NodeId root, const Path& path,
            std::set<std::vector<InputId>>& told) {
    std::vector<Change> changes = path.changes;
    std::sort(changes.begin(), changes.end(), [&](const Change& a, const Change& b) {
      return variables_[a.level].input < variables_[b.level].input;
    });
    std::vector<InputId> inputs;
    for (const Change& change : changes) inputs.push_back(variables_[change.level].input);
    if (!told.insert(std::move(inputs)).second) return;
    widen(diagrams, root, changes);
    CellFlip& flip = result_.flips.emplace_back();
    flip.distance = path.so_far.distance;
    for (const Change& change : changes) {
      const Variable& variable = variables_[change.level];
      double nearest = 1;
      for (std::size_t cell = change.first; cell <= change.last; ++cell)
        nearest = std::min(nearest, variable.distances[cell]);
      flip.changes.push_back({variable.input, change.first, change.last, nearest});
    }
  }

  // Takes in the neighbouring cells that would do as well.
  void widen(const Diagrams& diagrams, NodeId root, std::vector<Change>& changes) const {
    for (Change& change : changes) {
      const std::size_t cells = variables_[change.level].distances.size();
      for (bool wider = true; wider;) {
        const Change was = change;
        if (change.first > 0) --change.first;
        if (!all_lead_to_true(diagrams, root, changes)) change.first = was.first;
        if (change.last + 1 < cells) ++change.last;
        if (!all_lead_to_true(diagrams, root, changes)) change.last = was.last;
        wider = change.first != was.first || change.last != was.last;
      }
    }
  }

  bool all_lead_to_true(const Diagrams& diagrams, NodeId node,
                        const std::vector<Change>& changes) const {
    if (diagrams.is_leaf(node)) return node == diagrams.truth(true);
    const Level level = diagrams.level(node);
    const auto children = diagrams.children(node);
    const auto change = std::find_if(changes.begin(), changes.end(),
                                     [&](const Change& one) { return one.level == level; });
    if (change == changes.end()) return all_lead_to_true(diagrams, children[0], changes);
    for (std::size_t cell = change->first; cell <= change->last; ++cell) {
      if (!all_lead_to_true(diagrams, children[cell + 1], changes)) return false;
    }
    return true;
  }

  const PolicyCircuit& policy_;
  const Readings& readings_;
  const Catalogue& catalogue_;
  FlipSearch result_;
  std::vector<Variable> variables_;  // by level
};

}  // namespace

kb::Result<FlipSearch> find_flips(const PolicyCircuit& policy, const Target& target, Verdict wanted,
                                  const Readings& readings, const Catalogue& catalogue,
                                  std::size_t most) {
  return FlipFinder(policy, readings, catalogue).run(target, wanted, most);
}

}  // namespace clusterwise::advisor
