// The relations that the advisor reads: found, missing, with other columns.
#include "reasoner/advisor/interface.h"

#include <catch2/catch.hpp>
#include <set>

#include "fixtures.h"
#include "reasoner/datalog/datalog.h"

namespace clusterwise::advisor::test {
namespace {

struct Relation {
  std::string name;
  std::string declared;  // its columns in a declaration
  std::string told;      // its columns in a message
};

const std::vector<Relation> kRelations = {
    {"region", "r: symbol", "symbol"},
    {"indicator", "r: symbol, i: symbol, v: float", "symbol, symbol, float"},
    {"feature", "r: symbol, f: symbol, d: float", "symbol, symbol, float"},
    {"stage", "r: symbol, s: symbol", "symbol, symbol"},
    {"problem", "r: symbol, p: symbol, d: float", "symbol, symbol, float"},
    {"recommends", "r: symbol, o: symbol, d: float", "symbol, symbol, float"},
    {"measure", "r: symbol, o: symbol, m: symbol", "symbol, symbol, symbol"},
    {"risk", "r: symbol, k: symbol, d: float", "symbol, symbol, float"},
    {"risk_of_role", "r: symbol, o: symbol, k: symbol, d: float", "symbol, symbol, symbol, float"},
};

std::string all_but(const std::string& left_out) {
  std::string result;
  for (const Relation& relation : kRelations) {
    if (relation.name != left_out)
      result += ".decl " + relation.name + "(" + relation.declared + ")\n";
  }
  return result;
}

std::string complaints_about_program(const std::string& text) {
  const std::vector<datalog::Source> sources = {{"one.dl", text}};
  const auto policy = Policy::load(sources, store());
  return policy ? "" : datalog::render(policy.error(), sources);
}

}  // namespace

TEST_CASE("each relation of the interface is found by its name") {
  const std::vector<datalog::Source> sources = {{"one.dl", all_but("")}};
  const auto program = datalog::load(sources);
  REQUIRE(program);
  datalog::Diagnostics diagnostics;
  const auto interface = find_interface(program->checked, diagnostics);
  REQUIRE(interface);
  CHECK(diagnostics.empty());
  const auto name = [&](datalog::RelationId id) { return program->checked.relation(id).name; };
  CHECK(name(interface->region) == "region");
  CHECK(name(interface->indicator) == "indicator");
  CHECK(name(interface->feature) == "feature");
  CHECK(name(interface->stage) == "stage");
  CHECK(name(interface->problem) == "problem");
  CHECK(name(interface->recommends) == "recommends");
  CHECK(name(interface->measure) == "measure");
  CHECK(name(interface->risk) == "risk");
  CHECK(name(interface->risk_of_role) == "risk_of_role");
}

TEST_CASE("each relation that is missing is told with its columns") {
  for (const Relation& relation : kRelations) {
    INFO(relation.name);
    CHECK(complaints_about_program(all_but(relation.name))
              .find("error: these rules declare no relation '" + relation.name + "(" +
                    relation.told + ")' [missing-relation]\n") != std::string::npos);
  }
}

TEST_CASE("each relation with other columns is told where it is declared") {
  for (const Relation& relation : kRelations) {
    INFO(relation.name);
    const std::string program = ".decl " + relation.name + "(" + relation.declared +
                                ", more: number)\n" + all_but(relation.name);
    const std::string complaints = complaints_about_program(program);
    CHECK(complaints.starts_with("one.dl:1:7: error: '" + relation.name +
                                 "' must have the columns (" + relation.told +
                                 ") [missing-relation]\n"));
  }
}

TEST_CASE("a degree must be a float") {
  const std::string complaints = complaints_about_program(
      ".decl problem(r: symbol, p: symbol, d: number)\n" + all_but("problem"));
  CHECK(
      complaints.starts_with("one.dl:1:7: error: 'problem' must have the columns (symbol, symbol, "
                             "float) [missing-relation]\n"));
}

TEST_CASE("all that is missing is told together, with the way out") {
  const std::string complaints = complaints_about_program(".decl region(r: symbol)\n");
  std::size_t told = 0;
  for (std::size_t at = complaints.find("declare no relation"); at != std::string::npos;
       at = complaints.find("declare no relation", at + 1))
    ++told;
  CHECK(told == kRelations.size() - 1);
  CHECK(complaints.find("note: recommendations need the whole interface: give the folder of the "
                        "rules, not a single file") != std::string::npos);
}

TEST_CASE("what the policy can be asked about is what its columns may hold") {
  const Policy policy = policy_of("");
  const std::vector<std::string> targets = policy.targets();
  CHECK(std::is_sorted(targets.begin(), targets.end()));
  const std::set<std::string> set(targets.begin(), targets.end());
  CHECK(set.size() == targets.size());
  for (const char* id :
       {"regional-brand-strategy", "no-cluster", "lemons-market", "opportunism", "regional-layout"})
    CHECK(set.contains(id));
  CHECK_FALSE(set.contains("counterfeit_cases"));
  CHECK_FALSE(set.contains("metrology"));
}

}  // namespace clusterwise::advisor::test
