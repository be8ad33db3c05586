#include "plain_policy.h"

#include <algorithm>
#include <fmt/format.h>
#include <stdexcept>

#include "fixtures.h"
#include "reasoner/advisor/knowledge_facts.h"

namespace clusterwise::advisor::test {
namespace {

using datalog::RelationId;

datalog::Program load(const std::vector<datalog::Source>& sources) {
  auto loaded = datalog::load(sources);
  if (!loaded) throw std::runtime_error(datalog::render(loaded.error(), sources));
  return *std::move(loaded);
}

Interface interface_of(const datalog::Program& program) {
  datalog::Diagnostics diagnostics;
  return find_interface(program.checked, diagnostics).value();
}

}  // namespace

PlainPolicy::PlainPolicy(const std::vector<datalog::Source>& sources)
    : program_(load(sources)), interface_(interface_of(program_)) {}

std::vector<Holding> PlainPolicy::evaluate(const std::vector<Values>& profiles) const {
  datalog::Database database(program_.checked);
  add_knowledge(store(), database);
  std::map<std::string, std::size_t, std::less<>> places;
  for (std::size_t i = 0; i < profiles.size(); ++i) {
    const std::string region = fmt::format("region {}", i);
    places[region] = i;
    database.add(interface_.region, {region});
    for (const auto& [indicator, value] : profiles[i])
      database.add(interface_.indicator, {region, indicator, value});
  }
  const auto model = datalog::run(program_, std::move(database));
  if (!model) throw std::runtime_error(model.error().message);
  std::vector<Holding> result(profiles.size());
  const std::vector<std::pair<RelationId, std::string>> relations = {
      {interface_.recommends, "role"},
      {interface_.stage, "stage"},
      {interface_.feature, "feature"},
      {interface_.problem, "problem"},
      {interface_.risk, "risk"}};
  for (const auto& [relation, word] : relations) {
    const datalog::Table& table = model->table(relation);
    for (datalog::Row row = 0; row < table.size(); ++row) {
      const std::size_t place = places.find(model->symbol(relation, row, 0))->second;
      const double degree = table.arity() == 3 ? model->value(relation, row, 2).real() : 1;
      double& mine = result[place][word + " " + std::string(model->symbol(relation, row, 1))];
      mine = std::max(mine, degree);
    }
  }
  return result;
}

const PlainPolicy& plain_shipped_policy() {
  static const PlainPolicy made(shipped_rules());
  return made;
}

// The number after the name of an indicator in a row of threshold_table or level_table.
const std::map<std::string, std::vector<double>>& shipped_limits() {
  static const std::map<std::string, std::vector<double>> made = [] {
    const std::string text = read_file("rules/thresholds.dl");
    std::map<std::string, std::vector<double>> limits;
    for (const std::string row : {"threshold_table(\"", "level_table(\""}) {
      for (std::size_t at = text.find("\n" + row); at != std::string::npos;
           at = text.find("\n" + row, at + 1)) {
        std::size_t begin = at + 1 + row.size();
        if (row.starts_with("level")) begin = text.find(", \"", begin) + 3;
        const std::size_t end = text.find('"', begin);
        limits[text.substr(begin, end - begin)].push_back(std::stod(text.substr(end + 2)));
      }
    }
    for (auto& [id, all] : limits) std::sort(all.begin(), all.end());
    return limits;
  }();
  return made;
}

}  // namespace clusterwise::advisor::test
