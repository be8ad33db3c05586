#include "reasoner/advisor/knowledge_facts.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <set>

#include "reasoner/advisor/vocabulary.h"
#include "reasoner/datalog/nearest.h"

namespace clusterwise::advisor {
namespace {

using datalog::CheckedProgram;
using datalog::Directive;

inline constexpr std::string_view kUnknownInput = "unknown-input";

bool reads_knowledge(const Directive& directive) {
  const auto io = directive.parameters.find("IO");
  return directive.kind == Directive::Kind::kInput && io != directive.parameters.end() &&
         io->second == "kb";
}

// What the directive asks for: source-of stands for the identifier source_of, which cannot hold a
// hyphen.
std::string subject_of(const CheckedProgram& program, const Directive& directive) {
  const auto named = directive.parameters.find("relation");
  if (named != directive.parameters.end()) return named->second;
  std::string name = program.relation(directive.relation).name;
  std::replace(name.begin(), name.end(), '_', '-');
  return name;
}

// Columns of the whole-knowledge relations.
constexpr std::array<std::pair<std::string_view, std::size_t>, 2> kGeneral = {
    {{"concept", 2}, {"link", 3}}};

std::optional<std::size_t> columns_for(const std::string& subject,
                                       const std::vector<std::string>& kinds,
                                       const std::vector<std::string>& relations) {
  for (const auto& [name, columns] : kGeneral) {
    if (subject == name) return columns;
  }
  if (std::find(relations.begin(), relations.end(), subject) != relations.end()) return 2;
  if (std::find(kinds.begin(), kinds.end(), subject) != kinds.end()) return 1;
  return std::nullopt;
}

std::vector<std::string> ids(const auto& records) {
  std::vector<std::string> result;
  for (const auto& record : records) result.push_back(record.id);
  return result;
}

class Filler {
 public:
  Filler(const kb::Store& store, datalog::Database& database)
      : store_(store),
        database_(database),
        program_(database.program()),
        kinds_(ids(store.kinds())) {}

  void fill(const Directive& directive) {
    const std::string subject = subject_of(program_, directive);
    if (subject == "concept") {
      for (const std::string& kind : kinds_) {
        for (const std::string& id : ids_of(kind)) database_.add(directive.relation, {id, kind});
      }
    } else if (subject == "link") {
      store_.each_edge([&](kb::Edge&& edge) {
        database_.add(directive.relation, {edge.from, edge.relation, edge.to});
      });
    } else if (program_.relation(directive.relation).attributes.size() == 1) {
      for (const std::string& id : ids_of(subject)) database_.add(directive.relation, {id});
    } else {
      links(directive, subject);
    }
  }

 private:
  void links(const Directive& directive, const std::string& relation) {
    for (const auto& [from, to] : store_.ends_of(relation)) {
      if (fits(directive, 0, from) && fits(directive, 1, to))
        database_.add(directive.relation, {from, to});
    }
  }

  // Whether the column's type admits the concept.
  bool fits(const Directive& directive, std::size_t column, const std::string& id) {
    const datalog::TypeId type = program_.relation(directive.relation).attributes[column].type;
    const std::string kind = kind_of_type(program_->types[type].name);
    if (std::find(kinds_.begin(), kinds_.end(), kind) == kinds_.end()) return true;
    return ids_of(kind).contains(id);
  }

  const std::set<std::string>& ids_of(const std::string& kind) {
    const auto found = ids_.find(kind);
    if (found != ids_.end()) return found->second;
    const std::vector<std::string> list = store_.ids_of_kind(kind);
    return ids_.emplace(kind, std::set<std::string>(list.begin(), list.end())).first->second;
  }

  const kb::Store& store_;
  datalog::Database& database_;
  const CheckedProgram& program_;
  std::vector<std::string> kinds_;
  std::map<std::string, std::set<std::string>> ids_;
};

}  // namespace

void check_knowledge_inputs(const CheckedProgram& program, const kb::Store& store,
                            datalog::Diagnostics& diagnostics) {
  const std::vector<std::string> kinds = ids(store.kinds());
  const std::vector<std::string> relations = ids(store.relations());
  for (const Directive& directive : program->directives) {
    if (!reads_knowledge(directive)) continue;
    const datalog::Relation& relation = program.relation(directive.relation);
    const std::string subject = subject_of(program, directive);
    const std::optional<std::size_t> columns = columns_for(subject, kinds, relations);
    if (!columns) {
      std::vector<std::string> known = relations;
      known.insert(known.end(), kinds.begin(), kinds.end());
      diagnostics.error(kUnknownInput, directive.place,
                        fmt::format("the knowledge has no '{}'", subject),
                        datalog::did_you_mean(subject, known));
    } else if (const bool symbols =
                   std::all_of(relation.attributes.begin(), relation.attributes.end(),
                               [](const datalog::Attribute& a) {
                                 return a.primitive == datalog::Primitive::kSymbol;
                               });
               relation.attributes.size() != *columns || !symbols) {
      diagnostics.error(kUnknownInput, directive.place,
                        fmt::format("'{}' of the knowledge fills {} column{} of symbols", subject,
                                    *columns, *columns == 1 ? "" : "s"));
    }
  }
}

void add_knowledge(const kb::Store& store, datalog::Database& database) {
  Filler filler(store, database);
  for (const Directive& directive : database.program()->directives) {
    if (reads_knowledge(directive)) filler.fill(directive);
  }
}

}  // namespace clusterwise::advisor
