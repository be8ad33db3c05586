// One grounding: what the clauses of a program share while they are worked out. Private to
// ground.cpp and ground_clause.cpp.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "reasoner/datalog/ground.h"
#include "reasoner/datalog/run_values.h"

namespace clusterwise::datalog {

// The rows of a relation as they come, by columns, each with the conditions of its solutions.
class RowCollector {
 public:
  void add(std::vector<GateId> columns, GateId present) {
    const auto [found, is_new] = places_.emplace(columns, rows_.size());
    if (is_new) rows_.push_back({std::move(columns), {}});
    rows_[found->second].second.push_back(present);
  }

  std::vector<GroundRow> take(Circuit& circuit) {
    std::vector<GroundRow> result;
    for (auto& [columns, present] : rows_) {
      const GateId gate = circuit.any(std::move(present));
      if (!circuit.is_false(gate)) result.push_back({std::move(columns), gate});
    }
    return result;
  }

 private:
  std::map<std::vector<GateId>, std::size_t> places_;
  std::vector<std::pair<std::vector<GateId>, std::vector<GateId>>> rows_;
};

class Grounder {
 public:
  Grounder(const Program& program, Model& model, const OpenRows& opened, std::size_t most_gates)
      : program_(program), model_(model), opened_(opened), most_gates_(most_gates) {}

  tl::expected<Grounding, NotGrounded> run(std::span<const RelationId> wanted);

  // ---- For the clauses

  Circuit& circuit() { return result_.circuit; }
  Model& model() { return model_; }
  const CheckedProgram& program() const { return program_.checked; }
  Patterns& patterns() { return patterns_; }
  bool is_open(RelationId relation) const { return open_.contains(relation); }
  const std::vector<GroundRow>& rows_of(RelationId relation) { return result_.rows[relation]; }
  // The same rows; one whose columns equal an earlier one's for some inputs is absent there.
  const std::vector<GroundRow>& different_rows_of(RelationId relation);

  // The first reason counts; grounding ends with the clause.
  void fail(std::string message, Span place);
  bool failed() const { return failure_.has_value(); }
  // Called for every solution of a part of a body.
  void step(Span place);

 private:
  void find_open();
  void find_needed(std::span<const RelationId> wanted);
  bool depends_on_open(const Clause& clause) const;
  void open_input(RelationId relation, const std::vector<OpenRow>& rows);
  GroundRow constant_row(RelationId relation, Row row);
  std::vector<GroundRow> closed_rows(RelationId relation);
  GateId same_row(const GroundRow& a, const GroundRow& b, RelationId relation);
  void ground_stratum(const Stratum& stratum);
  std::size_t ground_once(const Stratum& stratum, const std::vector<RelationId>& relations);
  void add_given(RelationId relation, RowCollector& rows);

  const Program& program_;
  Model& model_;
  const OpenRows& opened_;
  std::size_t most_gates_;
  std::size_t steps_ = 0;
  Grounding result_;
  Patterns patterns_;
  std::optional<NotGrounded> failure_;
  std::set<RelationId> open_;
  std::set<RelationId> needed_;
  std::map<RelationId, std::vector<GroundRow>> different_;
};

// Adds the rows that the clause gives. (ground_clause.cpp)
void ground_clause(Grounder& grounder, const Clause& clause, RowCollector& rows);

}  // namespace clusterwise::datalog
