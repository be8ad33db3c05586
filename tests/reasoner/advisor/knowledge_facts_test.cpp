// The knowledge as facts, by the directives of small programs.
#include "reasoner/advisor/knowledge_facts.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "fixtures.h"
#include "reasoner/datalog/datalog.h"

namespace clusterwise::advisor::test {
namespace {

using Rows = std::set<std::vector<std::string>>;

// The rows of relation r of the program after the knowledge has been added.
Rows rows_of_r(const std::string& text) {
  const std::vector<datalog::Source> sources = {{"one.dl", text}};
  const auto program = datalog::load(sources);
  if (!program) throw std::runtime_error(datalog::render(program.error(), sources));
  datalog::Diagnostics diagnostics;
  check_knowledge_inputs(program->checked, store(), diagnostics);
  if (!diagnostics.empty()) throw std::runtime_error(datalog::render(diagnostics, sources));
  datalog::Database database(program->checked);
  add_knowledge(store(), database);
  const datalog::RelationId r = *program->checked.find_relation("r");
  Rows rows;
  for (datalog::Row row = 0; row < database.table(r).size(); ++row) {
    std::vector<std::string> columns;
    for (std::size_t i = 0; i < database.table(r).arity(); ++i)
      columns.emplace_back(database.symbols().text(database.value(r, row, i).symbol()));
    rows.insert(columns);
  }
  return rows;
}

std::string complaints_about_input(const std::string& text) {
  const std::vector<datalog::Source> sources = {{"one.dl", text}};
  const auto program = datalog::load(sources);
  if (!program) throw std::runtime_error(datalog::render(program.error(), sources));
  datalog::Diagnostics diagnostics;
  check_knowledge_inputs(program->checked, store(), diagnostics);
  return datalog::render(diagnostics, sources);
}

}  // namespace

TEST_CASE("a kind fills one column with its ids") {
  CHECK(rows_of_r(".decl r(x: symbol)\n.input r(IO=kb, relation=\"stage\")\n") ==
        Rows{{"no-cluster"}, {"emerging-cluster"}, {"established-cluster"}});
}

TEST_CASE("a relation's own name asks where the directive names none") {
  const std::vector<datalog::Source> sources = {
      {"one.dl", ".decl stage(x: symbol)\n.input stage(IO=kb)\n"}};
  const auto program = datalog::load(sources);
  REQUIRE(program);
  datalog::Database database(program->checked);
  add_knowledge(store(), database);
  CHECK(database.table(*program->checked.find_relation("stage")).size() == 3);
}

TEST_CASE("underscores of a name stand for the hyphens of a relation") {
  const std::vector<datalog::Source> sources = {
      {"one.dl",
       ".decl innovation_source_of(x: symbol, y: symbol)\n"
       ".input innovation_source_of(IO=kb)\n"}};
  const auto program = datalog::load(sources);
  REQUIRE(program);
  datalog::Diagnostics diagnostics;
  check_knowledge_inputs(program->checked, store(), diagnostics);
  CHECK(diagnostics.empty());
  datalog::Database database(program->checked);
  add_knowledge(store(), database);
  CHECK(database.table(*program->checked.find_relation("innovation_source_of")).size() ==
        store().ends_of("innovation-source-of").size());
}

TEST_CASE("concept and link hold all that there is") {
  const Rows concepts =
      rows_of_r(".decl r(id: symbol, kind: symbol)\n.input r(IO=kb, relation=\"concept\")\n");
  CHECK(concepts.size() == store().all_concepts().size());
  CHECK(concepts.contains({"lemons-market", "problem"}));
  CHECK(concepts.contains({"counterfeit_cases", "indicator"}));
  const Rows links = rows_of_r(
      ".decl r(a: symbol, verb: symbol, b: symbol)\n.input r(IO=kb, relation=\"link\")\n");
  CHECK(links.size() == store().all_links().size());
  CHECK(links.contains({"metrology", "addresses", "lemons-market"}));
}

TEST_CASE("of a relation's links those are taken whose ends have the kinds of the columns") {
  const std::string types = ".type Role <: symbol\n.type Risk <: symbol\n.type Measure <: symbol\n";
  const std::string input = ".input r(IO=kb, relation=\"exposed-to\")\n";
  const Rows of_roles = rows_of_r(types + ".decl r(x: Role, y: Risk)\n" + input);
  CHECK(of_roles.contains({"regional-brand-strategy", "brand-collapse"}));
  CHECK_FALSE(of_roles.contains({"market-access", "market-disturbance"}));
  const Rows of_measures = rows_of_r(types + ".decl r(x: Measure, y: Risk)\n" + input);
  CHECK(of_measures.contains({"market-access", "market-disturbance"}));
  CHECK_FALSE(of_measures.contains({"regional-brand-strategy", "brand-collapse"}));
  const Rows of_any = rows_of_r(types + ".decl r(x: symbol, y: Risk)\n" + input);
  CHECK(of_any.contains({"market-access", "market-disturbance"}));
  CHECK(of_any.contains({"regional-brand-strategy", "brand-collapse"}));
  CHECK(of_any.contains({"lemons-market", "opportunism"}));
  CHECK(of_any.size() == store().ends_of("exposed-to").size());
  CHECK(rows_of_r(types + ".decl r(x: Risk, y: Role)\n" + input).empty());
}

TEST_CASE("the far end is held against its column's kind as the near end is") {
  CHECK(rows_of_r(".type Role <: symbol\n.decl r(x: symbol, y: Role)\n"
                  ".input r(IO=kb, relation=\"illustrates\")\n") ==
        Rows{{"hsinchu", "build-innovation-network"},
             {"silicon-valley", "build-innovation-network"},
             {"wenzhou-shoes", "regional-brand-strategy"}});
}

TEST_CASE("what the knowledge does not have is told with what comes near") {
  CHECK(complaints_about_input(".decl r(x: symbol, y: symbol)\n"
                               ".input r(IO=kb, relation=\"adresses\")\n") ==
        "one.dl:2:8: error: the knowledge has no 'adresses' [unknown-input]\n"
        "  .input r(IO=kb, relation=\"adresses\")\n"
        "         ^\n"
        "  note: did you mean 'addresses'?\n");
}

TEST_CASE("as many columns of symbols as the knowledge fills, no more, no less") {
  CHECK(complaints_about_input(".decl r(x: symbol)\n.input r(IO=kb, relation=\"addresses\")\n")
            .find("'addresses' of the knowledge fills 2 columns of symbols [unknown-input]") !=
        std::string::npos);
  CHECK(complaints_about_input(".decl r(x: symbol, y: symbol)\n.input r(IO=kb, "
                               "relation=\"role\")\n")
            .find("'role' of the knowledge fills 1 column of symbols [unknown-input]") !=
        std::string::npos);
  CHECK(complaints_about_input(".decl r(x: symbol, y: float)\n"
                               ".input r(IO=kb, relation=\"addresses\")\n")
            .find("fills 2 columns of symbols") != std::string::npos);
  CHECK(complaints_about_input(".decl link(x: symbol, y: symbol)\n.input link(IO=kb)\n")
            .find("'link' of the knowledge fills 3 columns of symbols") != std::string::npos);
}

TEST_CASE("other inputs are none of its business") {
  CHECK(complaints_about_input(".decl r(x: symbol)\n.input r(IO=file, relation=\"nothing\")\n")
            .empty());
  CHECK(complaints_about_input(".decl r(x: symbol)\n.input r\n").empty());
  CHECK(rows_of_r(".decl r(x: symbol)\n.input r(IO=profile)\n").empty());
}

}  // namespace clusterwise::advisor::test
