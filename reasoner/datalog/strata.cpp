// Strata are the strongly connected components of the dependency graph, in reverse topological
// order, which is the order in which Tarjan's algorithm finds them.

#include "reasoner/datalog/strata.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>
#include <fmt/format.h>
#include <map>

#include "reasoner/datalog/kinds.h"

namespace clusterwise::datalog {
namespace {

// from's clauses read to.
struct Dependency {
  RelationId from{};
  RelationId to{};
  bool strict = false;  // through negation or an aggregate
  Span place;
};

std::vector<Dependency> dependencies_of(const CheckedProgram& program) {
  std::vector<Dependency> result;
  for (const Clause& clause : program->clauses) {
    const RelationId head = clause.head.relation;
    for (const Literal& literal : clause.body) {
      if (const auto* atom = std::get_if<Atom>(&literal))
        result.push_back({head, atom->relation, false, atom->span});
      if (const auto* no = std::get_if<Negation>(&literal)) {
        result.push_back({head, no->atom.relation, true, no->atom.span});
      }
      const auto* aggregate = std::get_if<Aggregate>(&literal);
      if (aggregate == nullptr) continue;
      for_each_literal(aggregate->body, [&](const Literal& inner) {
        if (const auto* atom = std::get_if<Atom>(&inner))
          result.push_back({head, atom->relation, true, atom->span});
        if (const auto* no = std::get_if<Negation>(&inner)) {
          result.push_back({head, no->atom.relation, true, no->atom.span});
        }
      });
    }
  }
  return result;
}

std::vector<std::size_t> components_of(std::size_t relations,
                                       const std::vector<Dependency>& dependencies) {
  boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> graph(relations);
  for (const Dependency& d : dependencies) boost::add_edge(index_of(d.from), index_of(d.to), graph);
  std::vector<std::size_t> component(relations);
  if (relations > 0) {
    boost::strong_components(graph, boost::make_iterator_property_map(
                                        component.begin(), boost::get(boost::vertex_index, graph)));
  }
  return component;
}

constexpr std::size_t kMostSteps = 12;  // shown of a circle

// What each relation reads.
using Reads = std::vector<std::vector<RelationId>>;

// "a reads b reads a": from the relation of the clause through the one that it reads, the shortest
// way back.
std::string circle(const CheckedProgram& program, const Dependency& d, const Reads& reads) {
  std::map<RelationId, RelationId> reader = {{d.to, d.to}};
  std::vector<RelationId> found = {d.to};
  for (std::size_t i = 0; i < found.size() && !reader.contains(d.from); ++i) {
    for (RelationId next : reads[index_of(found[i])]) {
      if (reader.emplace(next, found[i]).second) found.push_back(next);
    }
  }
  std::string out = program.relation(d.from).name;
  std::size_t steps = 0;
  for (RelationId id = d.from; id != d.to && steps <= kMostSteps; ++steps) {
    id = reader.at(id);
    out = (steps < kMostSteps ? program.relation(id).name : "…") + " reads " + out;
  }
  return program.relation(d.from).name + " reads " + out;
}

void report(const CheckedProgram& program, const Dependency& d, const Reads& reads,
            Diagnostics& diagnostics) {
  const std::string& read = program.relation(d.to).name;
  const std::string& head = program.relation(d.from).name;
  diagnostics.error(
      kinds::kUnstratifiable, d.place,
      read == head ? fmt::format("'{}' would depend on its own negation or aggregate", head)
                   : fmt::format("'{}' is negated or aggregated here, but depends on '{}' itself",
                                 read, head),
      fmt::format("a relation that is negated or aggregated must be complete before; break the "
                  "circle: {}",
                  circle(program, d, reads)));
}

}  // namespace

tl::expected<Strata, Diagnostics> stratify(const CheckedProgram& program) {
  const std::vector<Dependency> dependencies = dependencies_of(program);
  const std::vector<std::size_t> component = components_of(program->relations.size(), dependencies);
  std::size_t count = 0;
  for (std::size_t c : component) count = std::max(count, c + 1);
  Strata strata(count);
  for (std::size_t i = 0; i < component.size(); ++i) {
    strata[component[i]].relations.push_back(static_cast<RelationId>(i));
  }
  for (std::size_t i = 0; i < program->clauses.size(); ++i) {
    strata[component[index_of(program->clauses[i].head.relation)]].clauses.push_back(i);
  }
  Diagnostics diagnostics;
  Reads reads(component.size());
  for (const Dependency& d : dependencies) reads[index_of(d.from)].push_back(d.to);
  for (const Dependency& d : dependencies) {
    if (component[index_of(d.from)] != component[index_of(d.to)]) continue;
    strata[component[index_of(d.from)]].recursive = true;
    if (d.strict) report(program, d, reads, diagnostics);
  }
  if (diagnostics.has_errors()) return tl::unexpected(std::move(diagnostics));
  return strata;
}

std::string to_text(const CheckedProgram& program, const Strata& strata) {
  std::string out;
  for (const Stratum& stratum : strata) {
    if (!out.empty()) out += '\n';
    if (stratum.recursive) out += "recursive:";
    for (RelationId id : stratum.relations)
      out += (out.empty() || out.back() == '\n' ? "" : " ") + program.relation(id).name;
  }
  return out + '\n';
}

}  // namespace clusterwise::datalog
