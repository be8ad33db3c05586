// How a clause is evaluated: a nest of loops, written as a list of steps. Each step either passes
// control on to the next, once or many times, or does not.
//
// Variables live in registers, one per VariableId. Plans hold pointers into the checked program,
// which outlives them.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "reasoner/datalog/checked.h"
#include "reasoner/datalog/database.h"
#include "reasoner/datalog/strata.h"
#include "reasoner/datalog/table.h"

namespace clusterwise::datalog {

// Which rows of a relation a step reads, in a recursive stratum: all that were there when the round
// began, those that the round before found, or all but those.
enum class Version : std::uint8_t { kAll, kDelta, kOld };

// For every matching row: bind variables, go on.
struct ScanStep {
  RelationId relation{};
  Version version = Version::kAll;
  Columns key_columns;                 // looked up by index; none: every row
  const Index* index = nullptr;        // on key_columns; set when the plan is made ready to run
  std::vector<const Expression*> key;  // variables that are bound, or constants
  std::vector<std::pair<std::uint32_t, VariableId>> binds;
  std::vector<std::pair<std::uint32_t, VariableId>>
      repeats;              // columns that must equal what the same row has bound
  bool first_only = false;  // nothing later depends on which row it was
};

// Goes on if there is (or, negated, is not) a matching row.
struct ExistsStep {
  RelationId relation{};
  Version version = Version::kAll;
  bool negated = false;
  Columns key_columns;           // all columns, or those that are no wildcards
  const Index* index = nullptr;  // on key_columns where they are not all columns; set as above
  std::vector<const Expression*> key;
};

struct FilterStep {
  const Comparison* comparison = nullptr;
};

struct LetStep {
  VariableId variable{};
  const Expression* value = nullptr;
};

struct AggregateStep;
using Step = std::variant<ScanStep, ExistsStep, FilterStep, LetStep, AggregateStep>;

// Runs its own steps to the end, then binds the result and goes on; min, max and mean of nothing do
// not go on.
struct AggregateStep {
  const Aggregate* aggregate = nullptr;
  bool result_is_bound = false;  // then it is compared
  std::vector<Step> steps;
};

struct ClausePlan {
  std::size_t clause = 0;
  std::vector<Step> steps;
};

struct StratumPlan {
  std::vector<ClausePlan> once;    // clauses that read nothing of the stratum
  std::vector<ClausePlan> rounds;  // one per clause and recursive atom, that atom reading kDelta
};

// What the planner knows of sizes.
struct Statistics {
  double rows = 0;
  double delta_rows = 0;
  std::vector<double> distinct;  // per column, estimated
};
using StatisticsOf = std::function<const Statistics&(RelationId)>;

// In which order a body's atoms are looked up.
enum class Ordering : std::uint8_t {
  kByCost,  // as the statistics advise
  kByText   // as they are written, and nothing else is optimised either
};

StratumPlan plan(const CheckedProgram& program, const Stratum& stratum,
                 const StatisticsOf& statistics, Ordering ordering = Ordering::kByCost);

// Steps that find every solution of a body with those variables bound, each variable's value of
// interest.
std::vector<Step> plan_body(const std::vector<Literal>& body, const std::vector<bool>& bound,
                            const StatisticsOf& statistics);

// Makes the indexes that the steps look up, up to date with the tables, and points the steps at
// them. Relations of the stratum, if one is given, are still growing.
void make_ready(std::vector<Step>& steps, Database& database, const Stratum* stratum = nullptr);

// An estimate from some two hundred rows.
Statistics statistics_of(const Table& table, RowRange delta);

// Indented steps, for --explain-plan and tests.
std::string to_text(const CheckedProgram& program, const StratumPlan& plan);

}  // namespace clusterwise::datalog
