// Smallest proofs by iterative deepening. A round of the evaluation reads only what earlier rounds
// found, so the number of the round in which a fact was found is a lower bound of its height, and
// as a rule the height itself, where what a recursion reads from below is given. So "is there a
// proof of at most this height?" is asked first with that bound, and answers no only where facts
// from lower strata are high; each no raises the bounds of all facts it looked at.
//
// The search keeps its own stack: proofs may be a million steps high.

#include "reasoner/datalog/proof.h"

#include <algorithm>
#include <functional>
#include <map>

#include "reasoner/datalog/model_solver.h"

namespace clusterwise::datalog {
namespace {

constexpr std::uint32_t kUnknown = ~std::uint32_t{0};
constexpr std::size_t kMostMatches = 1000;  // looked at of a premise with wildcards

// One way of deriving a fact; a premise with wildcards may be any of several facts.
struct Way {
  std::size_t clause = 0;
  std::vector<Word> registers;
  std::vector<std::vector<FactRef>> premises;
};

struct Node {
  std::uint32_t lower = 0;         // no proof is lower
  std::uint32_t upper = kUnknown;  // the height of the one that is known
  bool expanded = false;
  std::vector<Way> ways;
  std::size_t chosen = 0;            // of the ways; once there is an upper bound
  std::vector<std::size_t> matches;  // of the chosen way: which fact each premise is
};

class ProofSearch {
 public:
  ProofSearch(ModelSolver& solver, std::size_t effort) : solver_(solver), effort_(effort) {}

  // False where the effort was not enough.
  bool run(FactRef goal) {
    while (node_of(goal).lower < node_of(goal).upper) {
      if (!ask(goal, node_of(goal).lower)) return false;
    }
    return true;
  }

  const Node& node(FactRef fact) const { return nodes_.at(fact); }

 private:
  const Model& model() const { return solver_.model(); }

  Node& node_of(FactRef fact) {
    const auto [found, is_new] = nodes_.try_emplace(fact);
    if (is_new) {
      found->second.lower = model().round_of(fact.relation, fact.row);
      if (found->second.lower == 0) found->second.upper = 0;  // given
    }
    return found->second;
  }

  // ---- The question "is there a proof of at most this height?"

  struct Frame {
    FactRef fact;
    std::uint32_t most = 0;  // the height asked for
    std::size_t way = 0;     // at hand: its premises before `premise` are proved
    std::size_t premise = 0;
    std::size_t match = 0;
    std::vector<std::size_t> matches;
  };

  // Answers by raising the fact's lower bound, or finding an upper one. False: too much effort.
  bool ask(FactRef goal, std::uint32_t most) {
    stack_.clear();
    stack_.push_back({goal, most, 0, 0, 0, {}});
    while (!stack_.empty()) {
      Frame& frame = stack_.back();
      Node& node = node_of(frame.fact);
      if (!node.expanded && !expand(frame.fact, node)) return false;
      if (frame.way == node.ways.size()) {
        node.lower = std::max(frame.most + 1, lowest(node));
        stack_.pop_back();
      } else {
        advance(frame, node);
      }
    }
    return true;
  }

  // Goes on with the premise at hand: it is settled, or asked about, or its way is given up.
  void advance(Frame& frame, Node& node) {
    const Way& way = node.ways[frame.way];
    if (frame.premise == way.premises.size()) {
      node.chosen = frame.way;
      node.matches = std::move(frame.matches);
      node.upper = height_of(node);
      stack_.pop_back();
      return;
    }
    const std::vector<FactRef>& candidates = way.premises[frame.premise];
    if (frame.match == candidates.size()) {  // none of them will do
      ++frame.way;
      frame.premise = frame.match = 0;
      frame.matches.clear();
      return;
    }
    const FactRef candidate = candidates[frame.match];
    const Node& premise = node_of(candidate);
    if (premise.upper < frame.most) {
      frame.matches.push_back(frame.match);
      ++frame.premise;
      frame.match = 0;
    } else if (premise.lower >= frame.most) {
      ++frame.match;
    } else {
      stack_.push_back({candidate, frame.most - 1, 0, 0, 0, {}});  // `frame` is gone
    }
  }

  std::uint32_t height_of(const Node& node) {
    const Way& way = node.ways[node.chosen];
    std::uint32_t height = 0;
    for (std::size_t i = 0; i < way.premises.size(); ++i)
      height = std::max(height, node_of(way.premises[i][node.matches[i]]).upper);
    return height + 1;
  }

  // The lower bound that those of the premises give.
  std::uint32_t lowest(const Node& node) {
    std::uint32_t best = kUnknown;
    for (const Way& way : node.ways) best = std::min(best, lowest(way));
    return best;
  }

  std::uint32_t lowest(const Way& way) {
    std::uint32_t height = 0;
    for (const std::vector<FactRef>& candidates : way.premises) {
      std::uint32_t least = kUnknown;
      for (const FactRef candidate : candidates) least = std::min(least, node_of(candidate).lower);
      height = std::max(height, least);
    }
    return height == kUnknown ? kUnknown : height + 1;
  }

  // ---- The ways of deriving a fact

  bool expand(FactRef fact, Node& node) {
    node.expanded = true;
    const auto& clauses = model().program()->clauses;
    for (std::size_t i = 0; i < clauses.size(); ++i) {
      if (clauses[i].head.relation == fact.relation && !add_ways(i, fact, node.ways)) return false;
    }
    std::stable_sort(node.ways.begin(), node.ways.end(),
                     [this](const Way& a, const Way& b) { return lowest(a) < lowest(b); });
    return true;
  }

  bool add_ways(std::size_t index, FactRef fact, std::vector<Way>& ways) {
    const Clause& clause = model().program()->clauses[index];
    solver_.solve_for(fact, clause, [&](std::span<const Word> solution) {
      if (effort_ == 0) return false;
      --effort_;
      ways.push_back(way_of(index, clause, fact, solution));
      return true;
    });
    return effort_ > 0;
  }

  Way way_of(std::size_t index, const Clause& clause, FactRef fact,
             std::span<const Word> solution) {
    Way way{index, {solution.begin(), solution.end()}, {}};
    for (const Literal& literal : clause.body) {
      const auto* atom = std::get_if<Atom>(&literal);
      if (atom != nullptr) way.premises.push_back(candidates_of(*atom, fact, solution));
    }
    return way;
  }

  // The facts that the atom may be, but for the fact that is to be proved.
  std::vector<FactRef> candidates_of(const Atom& atom, FactRef fact,
                                     std::span<const Word> solution) {
    std::vector<FactRef> result;
    solver_.for_each_match(atom, solution, [&](Row row) {
      const FactRef match{atom.relation, row};
      if (match != fact && result.size() < kMostMatches) result.push_back(match);
    });
    std::stable_sort(result.begin(), result.end(),
                     [this](FactRef a, FactRef b) { return node_of(a).lower < node_of(b).lower; });
    if (!result.empty() && node_of(result.front()).lower == 0) result.resize(1);
    return result;
  }

  ModelSolver& solver_;
  std::size_t effort_;
  std::map<FactRef, Node> nodes_;
  std::vector<Frame> stack_;
};

// Lines for the facts of a proof, premises first. Keeps its own stack, like the search.
class ProofWriter {
 public:
  // The derivation of a fact in the proof; none for a given one.
  using DerivationOf = std::function<std::optional<Derivation>(FactRef)>;

  explicit ProofWriter(DerivationOf derivation_of) : derivation_of_(std::move(derivation_of)) {}

  std::vector<ProofLine> write(FactRef goal) {
    open(goal);
    while (!stack_.empty()) {
      Frame& frame = stack_.back();
      if (frame.next == frame.premises.size()) {
        close();
      } else {
        open(frame.premises[frame.next++]);
      }
    }
    return std::move(lines_);
  }

 private:
  struct Frame {
    ProofLine line;
    std::vector<FactRef> premises;
    std::size_t next = 0;
  };

  void open(FactRef fact) {
    if (heights_.contains(fact)) return;
    heights_[fact] = 0;
    Frame frame{{fact, 0, derivation_of_(fact)}, {}, 0};
    if (frame.line.by) {
      for (const Premise& premise : frame.line.by->premises) {
        if (premise.kind == Premise::Kind::kFact) frame.premises.push_back(premise.facts.front());
      }
    }
    stack_.push_back(std::move(frame));
  }

  void close() {
    ProofLine& line = stack_.back().line;
    for (const FactRef premise : stack_.back().premises)
      line.height = std::max(line.height, heights_[premise]);
    if (line.by) ++line.height;
    heights_[line.fact] = line.height;
    lines_.push_back(std::move(line));
    stack_.pop_back();
  }

  DerivationOf derivation_of_;
  std::map<FactRef, std::uint32_t> heights_;
  std::vector<Frame> stack_;
  std::vector<ProofLine> lines_;
};

}  // namespace

Proof smallest_proof(Deriver& deriver, FactRef fact, std::size_t effort) {
  ModelSolver& solver = deriver.solver();
  ProofSearch search(solver, effort);
  if (!search.run(fact)) {
    ProofWriter any([&](FactRef one) -> std::optional<Derivation> {
      std::vector<Derivation> ways = deriver.derivations(one, 1);
      if (ways.empty()) return std::nullopt;
      return std::move(ways.front());
    });
    return {any.write(fact), false};
  }
  ProofWriter smallest([&](FactRef one) -> std::optional<Derivation> {
    const Node& node = search.node(one);
    if (node.upper == 0) return std::nullopt;
    const Way& way = node.ways[node.chosen];
    return solver.describe(way.clause, way.registers, [&](const Atom&, std::size_t place) {
      return std::optional(way.premises[place][node.matches[place]]);
    });
  });
  return {smallest.write(fact), true};
}

}  // namespace clusterwise::datalog
