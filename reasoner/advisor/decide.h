// Decisions: what holds in all completions of a profile, in none, or in some.
//
// A finding's condition is a function of the cells in which the open indicators lie; its decision
// diagram gives verdict, share of completions and what would settle it, exactly, however many
// completions there are. Degrees are looked at in completions at the ends of the cells, where a
// degree that rises or falls throughout each cell has its extremes: in all of them within the
// budget, otherwise in a seeded sample. A condition that compares computed numbers of open
// indicators may change within a cell and has no diagram: its verdict comes from the sample too.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "reasoner/advisor/completions.h"
#include "reasoner/advisor/policy_circuit.h"

namespace clusterwise::advisor {

// What it does to a verdict to know an open indicator, over the cells in which it may turn out.
struct Settling {
  std::size_t open = 0;  // index into Decisions::open
  double settles = 0;    // how often the verdict is settled then, 0..1
  double moves = 0;      // by how much the share of completions changes, on average, 0..1
};

struct Outcome {
  Verdict verdict = Verdict::kNo;
  double stability = 0;  // share of completions in which it holds
  bool exact = true;     // verdict, stability and settling are, not seen in a sample
  Range range;           // of the degree; 0 where it does not hold
  bool range_exact = true;
  std::vector<Settling> settling;  // open verdicts: indicators that matter, the most telling first
};

struct DecideOptions {
  std::size_t budget = 10'000;       // completions looked at
  std::uint64_t seed = 1;            // of the sampling
  std::size_t most_nodes = 500'000;  // of the diagrams; beyond, verdicts are sampled
};

struct Decisions {
  std::vector<OpenIndicator> open;
  std::map<Target, Outcome> outcomes;  // of everything that can hold
  std::size_t completions = 1;         // looked at

  // A target that no rule can give does not hold.
  const Outcome& of(datalog::RelationId relation, const std::string& id) const;
  bool exact() const;
};

// `limits`: where the policy's limits are inputs, a range for each. REQUIRES: budget >= 2.
Decisions decide(const PolicyCircuit& policy, const Readings& readings, const Catalogue& catalogue,
                 const DecideOptions& options = {}, const std::vector<Range>& limits = {});

// The most telling first: by how often they settle, then by how far they move.
void sort_settling(std::vector<Settling>& settling);

}  // namespace clusterwise::advisor
