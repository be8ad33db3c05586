// Grounding and circuits, against evaluation: what a circuit gives for some values of its inputs is
// what the program gives with those values among its facts.
#include "reasoner/datalog/ground.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <random>
#include <set>

#include "fixtures.h"
#include "random_program.h"
#include "reasoner/datalog/columns.h"

namespace clusterwise::datalog {
namespace {

using namespace test;

// The rows of `relation` in the program's text, taken out of it, with some numbers open.
struct Opened {
  RelationId relation{};
  std::vector<std::vector<Datum>> rows;
  std::vector<std::tuple<std::size_t, std::size_t>> inputs;  // row, column
};

Datum datum(Value value, Primitive type, const SymbolTable& symbols) {
  switch (type) {
    case Primitive::kNumber:
      return value.number();
    case Primitive::kUnsigned:
      return value.natural();
    case Primitive::kFloat:
      return value.real();
    case Primitive::kSymbol:
      break;
  }
  return std::string(symbols.text(value.symbol()));
}

std::string without_facts(const std::string& text, const std::string& relation) {
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = text.find('\n', at);
    const std::string line = text.substr(at, end - at);
    const bool is_fact = line.starts_with(relation + "(") && line.find(":-") == std::string::npos;
    if (!is_fact) out += line + "\n";
    at = end + 1;
  }
  return out;
}

// A relation with facts that no rule adds to, and up to three of its numbers.
std::optional<Opened> choose(const Program& program, std::mt19937_64& random) {
  std::set<RelationId> derived;
  for (const Clause& clause : program.checked->clauses) derived.insert(clause.head.relation);
  const Database facts(program.checked);
  for (std::size_t r = 0; r < program.checked->relations.size(); ++r) {
    const auto id = static_cast<RelationId>(r);
    const auto& attributes = program.checked->relations[r].attributes;
    if (derived.contains(id) || facts.table(id).size() == 0) continue;
    Opened result{id, {}, {}};
    for (Row row = 0; row < facts.table(id).size(); ++row) {
      std::vector<Datum>& tuple = result.rows.emplace_back();
      for (std::size_t c = 0; c < attributes.size(); ++c) {
        tuple.push_back(datum(facts.value(id, row, c), attributes[c].primitive, facts.symbols()));
        const bool number = attributes[c].primitive != Primitive::kSymbol;
        if (number && result.inputs.size() < 3 && random() % 3 == 0)
          result.inputs.emplace_back(row, c);
      }
    }
    if (!result.inputs.empty()) return result;
  }
  return std::nullopt;
}

Database database_of(const Program& program, const Opened& opened) {
  Database database(program.checked);
  for (const auto& row : opened.rows) database.add(opened.relation, row);
  return database;
}

OpenRows open_rows(const Opened& opened, Model& model) {
  std::vector<OpenRow> rows;
  for (const auto& tuple : opened.rows) {
    OpenRow& row = rows.emplace_back();
    for (const Datum& one : tuple) {
      if (const auto* text = std::get_if<std::string>(&one))
        row.emplace_back(Value::of(model.database().symbols().intern(*text)));
      if (const auto* number = std::get_if<std::int64_t>(&one))
        row.emplace_back(Value::of(*number));
      if (const auto* number = std::get_if<std::uint64_t>(&one))
        row.emplace_back(Value::of(*number));
      if (const auto* number = std::get_if<double>(&one)) row.emplace_back(Value::of(*number));
    }
  }
  for (std::size_t i = 0; i < opened.inputs.size(); ++i) {
    const auto [row, column] = opened.inputs[i];
    rows[row][column] = static_cast<InputId>(i);
  }
  return {{opened.relation, rows}};
}

void set_value(Datum& datum, std::uint64_t chance, Value& value) {
  const auto small = static_cast<std::int64_t>(chance % 6) - 1;
  if (std::holds_alternative<double>(datum)) {
    datum = static_cast<double>(small) * 0.5;
    value = Value::of(std::get<double>(datum));
  } else if (std::holds_alternative<std::uint64_t>(datum)) {
    datum = static_cast<std::uint64_t>(small + 1);
    value = Value::of(std::get<std::uint64_t>(datum));
  } else {
    datum = small;
    value = Value::of(small);
  }
}

using Facts = std::set<std::string>;

std::string fact_text(const CheckedProgram& program, RelationId id, std::span<const Value> values,
                      const SymbolTable& symbols) {
  std::string out = program.relation(id).name;
  for (std::size_t i = 0; i < values.size(); ++i)
    out += " " + to_text(values[i], program.relation(id).attributes[i].primitive, symbols);
  return out;
}

Facts facts_in(const Model& model, std::span<const RelationId> relations) {
  Facts result;
  for (RelationId id : relations) {
    for (Row row = 0; row < model.table(id).size(); ++row) {
      std::vector<Value> values;
      for (std::size_t c = 0; c < model.table(id).arity(); ++c)
        values.push_back(model.value(id, row, c));
      result.insert(fact_text(model.program(), id, values, model.symbols()));
    }
  }
  return result;
}

// The facts that the circuit gives, for each row of inputs.
std::vector<Facts> facts_in(const Grounding& grounding, const Model& model,
                            std::span<const RelationId> relations, std::span<const Column> inputs,
                            std::size_t rows) {
  std::vector<Facts> result(rows);
  for (RelationId id : relations) {
    for (const GroundRow& row : grounding.rows_of(id)) {
      std::vector<GateId> roots = row.columns;
      roots.push_back(row.present);
      const auto columns = evaluate_columns(grounding.circuit, roots, inputs, rows);
      for (std::size_t i = 0; i < rows; ++i) {
        if (columns.back()[i].bits == 0) continue;
        std::vector<Value> values;
        for (std::size_t c = 0; c + 1 < columns.size(); ++c) values.push_back(columns[c][i]);
        result[i].insert(fact_text(model.program(), id, values, model.symbols()));
      }
    }
  }
  return result;
}

struct Tally {
  std::size_t compared = 0;
  std::size_t too_large = 0;
  std::size_t with_conditions = 0;  // something depends on the inputs
};

constexpr std::size_t kRows = 6;  // of inputs, for each program

void compare(std::uint64_t seed, Tally& tally) {
  std::mt19937_64 random(seed);
  const std::string whole = random_program(seed);
  const auto first = load(source(whole));
  if (!first) return;
  std::optional<Opened> opened = choose(*first, random);
  if (!opened) return;
  const std::string text = without_facts(whole, first->checked.relation(opened->relation).name);
  const Program program = loaded(text);
  Limits limits;
  limits.facts = 400;
  auto model = run(program, database_of(program, *opened), {limits});
  if (!model) return;
  std::vector<RelationId> all;
  for (std::size_t r = 0; r < program.checked->relations.size(); ++r) {
    if (static_cast<RelationId>(r) != opened->relation) all.push_back(static_cast<RelationId>(r));
  }
  const auto grounding = ground(program, *model, open_rows(*opened, *model), all, 3000);
  if (!grounding) {
    ++tally.too_large;
    return;
  }
  ++tally.compared;
  std::vector<Column> inputs(opened->inputs.size(), Column(kRows));
  std::vector<Opened> cases(kRows, *opened);
  for (std::size_t i = 0; i < kRows; ++i) {
    for (std::size_t k = 0; k < inputs.size(); ++k) {
      const auto [row, column] = opened->inputs[k];
      set_value(cases[i].rows[row][column], random(), inputs[k][i]);
    }
  }
  const std::vector<Facts> given = facts_in(*grounding, *model, all, inputs, kRows);
  tally.with_conditions += given[0] != given[1];
  for (std::size_t i = 0; i < kRows; ++i) {
    const auto expected = run(program, database_of(program, cases[i]), {limits});
    if (!expected) continue;
    const Facts facts = facts_in(*expected, all);
    if (facts == given[i]) continue;
    INFO("seed " << seed << ", inputs " << i << "\n" << text);
    CHECK(fmt::format("{}", fmt::join(given[i], "\n")) ==
          fmt::format("{}", fmt::join(facts, "\n")));
  }
}

}  // namespace

TEST_CASE("ground: circuits of random programs give what evaluation gives") {
  const std::size_t first = number_from("CLUSTERWISE_FIRST_SEED", 1);
  const std::size_t seeds = number_from("CLUSTERWISE_SEEDS", 600);
  Tally tally;
  for (std::size_t i = 0; i < seeds; ++i) compare(first + i, tally);
  const std::string summary = fmt::format("{} compared, {} not grounded, {} with conditions",
                                          tally.compared, tally.too_large, tally.with_conditions);
  INFO(summary);
  if (seeds > 600) WARN(summary);
  CHECK(tally.compared * 4 > seeds);
  CHECK(tally.with_conditions * 20 > tally.compared);
}

}  // namespace clusterwise::datalog
