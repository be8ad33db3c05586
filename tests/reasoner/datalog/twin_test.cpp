// The evaluator against its slow twin, on random programs. CLUSTERWISE_SEEDS says how many.
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "fixtures.h"
#include "naive_evaluator.h"
#include "random_program.h"

namespace clusterwise::datalog {
namespace {

using namespace test;

constexpr std::size_t kMostFacts = 400;
constexpr std::size_t kMostSteps = 100'000;

std::string row_text(const CheckedProgram& program, RelationId id, const Tuple& tuple,
                     const SymbolTable& symbols) {
  const Relation& relation = program.relation(id);
  std::string out = relation.name + "(";
  for (std::size_t i = 0; i < tuple.size(); ++i) {
    out += i == 0 ? "" : ", ";
    out += to_text(Value{tuple[i]}, relation.attributes[i].primitive, symbols);
  }
  return out + ")\n";
}

std::string facts_in(const CheckedProgram& program, const NaiveEvaluator& twin) {
  std::set<std::string> lines;
  for (std::size_t i = 0; i < program->relations.size(); ++i) {
    const auto id = static_cast<RelationId>(i);
    for (const Tuple& tuple : twin.tuples(id))
      lines.insert(row_text(program, id, tuple, twin.symbols()));
  }
  return fmt::format("{}", fmt::join(lines, ""));
}

std::string facts_in(const Model& model) {
  std::set<std::string> lines;
  for (std::size_t i = 0; i < model.program()->relations.size(); ++i) {
    const auto id = static_cast<RelationId>(i);
    for (Row row = 0; row < model.table(id).size(); ++row) {
      Tuple tuple;
      for (std::size_t c = 0; c < model.program().relation(id).attributes.size(); ++c)
        tuple.push_back(model.value(id, row, c).bits);
      lines.insert(row_text(model.program(), id, tuple, model.symbols()));
    }
  }
  return fmt::format("{}", fmt::join(lines, ""));
}

struct Tally {
  std::size_t refused = 0;
  std::size_t too_large = 0;  // for the twin, or the limits
  std::size_t compared = 0;
  std::size_t derived = 0;  // facts
};

void compare(std::uint64_t seed, Tally& tally) {
  const std::string text = random_program(seed);
  INFO("seed " << seed << "\n" << text);
  const std::vector<Source> sources = source(text);
  const auto program = load(sources);
  if (!program) {
    ++tally.refused;
    return;
  }
  Limits limits;
  limits.facts = kMostFacts;
  const auto model = run(*program, Database(program->checked), {limits});
  NaiveEvaluator twin(program->checked, kMostSteps);
  if (!model || !twin.run()) {
    ++tally.too_large;
    return;
  }
  ++tally.compared;
  std::size_t facts = 0;
  for (std::size_t i = 0; i < program->checked->relations.size(); ++i)
    facts += model->table(static_cast<RelationId>(i)).size();
  tally.derived += facts - Database(program->checked).facts();
  const std::string fast = facts_in(*model);
  const std::string slow = facts_in(program->checked, twin);
  if (fast != slow) CHECK(fast == slow);
  const auto by_text = run(*program, Database(program->checked), {limits, Ordering::kByText, {}});
  REQUIRE(by_text);
  if (facts_in(*by_text) != fast) CHECK(facts_in(*by_text) == fast);
}

}  // namespace

TEST_CASE("twin: random programs have the same model as in the slow evaluator") {
  const std::size_t first = number_from("CLUSTERWISE_FIRST_SEED", 1);
  const std::size_t seeds = number_from("CLUSTERWISE_SEEDS", 400);
  Tally tally;
  for (std::size_t i = 0; i < seeds; ++i) compare(first + i, tally);
  const std::string summary =
      fmt::format("{} compared, {} refused, {} too large, {} facts derived", tally.compared,
                  tally.refused, tally.too_large, tally.derived);
  INFO(summary);
  if (seeds > 400) WARN(summary);
  CHECK(tally.refused * 2 < seeds);
  CHECK(tally.too_large * 5 < seeds);
  CHECK(tally.derived > tally.compared);
}

TEST_CASE("twin: the generator gives the same program for the same seed") {
  CHECK(random_program(7) == random_program(7));
  CHECK(random_program(7) != random_program(8));
}

}  // namespace clusterwise::datalog
