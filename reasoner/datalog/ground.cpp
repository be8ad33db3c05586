// Strata in order, clauses one by one, bodies by backtracking: a clause is solved like any join,
// but a comparison that depends on an input, instead of deciding, becomes a condition of the
// solution. Rows with the same columns are one row, present where any of their solutions is.
//
// A recursion is gone through until no new row turns up and as many rounds more as there are rows:
// no derivation without a detour is longer.

#include "reasoner/datalog/ground.h"

#include <algorithm>

#include "reasoner/datalog/grounder.h"

namespace clusterwise::datalog {
namespace {

std::optional<RelationId> relation_of(const Literal& literal) {
  if (const auto* atom = std::get_if<Atom>(&literal)) return atom->relation;
  if (const auto* negation = std::get_if<Negation>(&literal)) return negation->atom.relation;
  return std::nullopt;
}

}  // namespace

tl::expected<Grounding, NotGrounded> Grounder::run(std::span<const RelationId> wanted) {
  find_open();
  find_needed(wanted);
  for (const auto& [relation, rows] : opened_) open_input(relation, rows);
  for (const Stratum& stratum : program_.strata) ground_stratum(stratum);
  if (failure_) return tl::unexpected(std::move(*failure_));
  for (RelationId relation : wanted) {
    if (!is_open(relation)) result_.rows[relation] = closed_rows(relation);
  }
  return std::move(result_);
}

const std::vector<GroundRow>& Grounder::different_rows_of(RelationId relation) {
  const auto found = different_.find(relation);
  if (found != different_.end()) return found->second;
  std::vector<GroundRow> rows = rows_of(relation);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::vector<GateId> conditions = {rows_of(relation)[i].present};
    for (std::size_t j = 0; j < i; ++j) {
      const GateId same = same_row(rows_of(relation)[i], rows_of(relation)[j], relation);
      conditions.push_back(circuit().negate(circuit().all({rows_of(relation)[j].present, same})));
    }
    rows[i].present = circuit().all(std::move(conditions));
  }
  return different_[relation] = std::move(rows);
}

void Grounder::fail(std::string message, Span place) {
  if (!failure_) failure_ = {std::move(message), place};
}

void Grounder::step(Span place) {
  constexpr std::size_t kStepsPerGate = 20;
  if (++steps_ > kStepsPerGate * most_gates_ || circuit().size() > most_gates_)
    fail("the rules give too much to be worked out for all values at once", place);
}

void Grounder::find_open() {
  for (const auto& [relation, rows] : opened_) open_.insert(relation);
  for (const Stratum& stratum : program_.strata) {
    for (std::size_t clause : stratum.clauses) {
      if (depends_on_open((*program_.checked).clauses[clause]))
        open_.insert(stratum.relations.begin(), stratum.relations.end());
    }
  }
}

bool Grounder::depends_on_open(const Clause& clause) const {
  bool result = false;
  for_each_literal(clause.body, [&](const Literal& literal) {
    const std::optional<RelationId> relation = relation_of(literal);
    result |= relation && is_open(*relation);
  });
  return result;
}

void Grounder::find_needed(std::span<const RelationId> wanted) {
  needed_.insert(wanted.begin(), wanted.end());
  for (auto stratum = program_.strata.rbegin(); stratum != program_.strata.rend(); ++stratum) {
    const bool needed = std::any_of(stratum->relations.begin(), stratum->relations.end(),
                                    [&](RelationId id) { return needed_.contains(id); });
    if (!needed) continue;
    needed_.insert(stratum->relations.begin(), stratum->relations.end());
    for (std::size_t clause : stratum->clauses) {
      for_each_literal((*program_.checked).clauses[clause].body, [&](const Literal& literal) {
        if (const auto relation = relation_of(literal)) needed_.insert(*relation);
      });
    }
  }
}

void Grounder::open_input(RelationId relation, const std::vector<OpenRow>& rows) {
  const auto& attributes = program().relation(relation).attributes;
  std::vector<GroundRow>& result = result_.rows[relation];
  for (const OpenRow& row : rows) {
    GroundRow ground{{}, circuit().truth(true)};
    for (std::size_t i = 0; i < row.size(); ++i) {
      const auto* value = std::get_if<Value>(&row[i]);
      ground.columns.push_back(
          value != nullptr ? circuit().constant(*value, attributes[i].primitive)
                           : circuit().input(std::get<InputId>(row[i]), attributes[i].primitive));
    }
    result.push_back(std::move(ground));
  }
}

GroundRow Grounder::constant_row(RelationId relation, Row row) {
  const auto& attributes = program().relation(relation).attributes;
  GroundRow result{{}, circuit().truth(true)};
  for (std::size_t i = 0; i < attributes.size(); ++i)
    result.columns.push_back(
        circuit().constant(model_.value(relation, row, i), attributes[i].primitive));
  return result;
}

std::vector<GroundRow> Grounder::closed_rows(RelationId relation) {
  std::vector<GroundRow> result;
  for (Row row = 0; row < model_.table(relation).size(); ++row)
    result.push_back(constant_row(relation, row));
  return result;
}

GateId Grounder::same_row(const GroundRow& a, const GroundRow& b, RelationId relation) {
  const auto& attributes = program().relation(relation).attributes;
  std::vector<GateId> same;
  for (std::size_t i = 0; i < attributes.size(); ++i)
    same.push_back(
        circuit().compare(Compare::kEqual, attributes[i].primitive, a.columns[i], b.columns[i]));
  return circuit().all(std::move(same));
}

// ---- Strata

void Grounder::ground_stratum(const Stratum& stratum) {
  std::vector<RelationId> mine;
  for (RelationId relation : stratum.relations) {
    if (is_open(relation) && needed_.contains(relation) && !opened_.contains(relation))
      mine.push_back(relation);
  }
  if (mine.empty()) return;
  std::size_t rounds_left = 0;
  for (std::size_t known = 0; !failure_;) {
    const std::size_t rows = ground_once(stratum, mine);
    if (!stratum.recursive) return;
    if (rows > known) rounds_left = rows + 1;
    known = rows;
    if (rounds_left-- == 0) return;
  }
}

// Rows that were there before any rule: facts of the text, and of other inputs.
void Grounder::add_given(RelationId relation, RowCollector& rows) {
  for (Row row = 0; row < model_.table(relation).size(); ++row) {
    if (model_.epoch_of(relation, row) != 0) continue;
    GroundRow given = constant_row(relation, row);
    rows.add(std::move(given.columns), given.present);
  }
}

std::size_t Grounder::ground_once(const Stratum& stratum,
                                  const std::vector<RelationId>& relations) {
  std::map<RelationId, RowCollector> collectors;
  for (RelationId relation : relations) add_given(relation, collectors[relation]);
  for (std::size_t clause_index : stratum.clauses) {
    if (failure_) return 0;
    const Clause& clause = (*program_.checked).clauses[clause_index];
    ground_clause(*this, clause, collectors[clause.head.relation]);
  }
  std::size_t rows = 0;
  for (auto& [relation, collector] : collectors) {
    result_.rows[relation] = collector.take(circuit());
    rows += result_.rows[relation].size();
  }
  return rows;
}

tl::expected<Grounding, NotGrounded> ground(const Program& program, Model& model,
                                            const OpenRows& opened,
                                            std::span<const RelationId> wanted,
                                            std::size_t most_gates) {
  return Grounder(program, model, opened, most_gates).run(wanted);
}

}  // namespace clusterwise::datalog
