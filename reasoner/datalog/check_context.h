// What the parts of the checker share. Private to the checker's files.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "reasoner/datalog/ast.h"
#include "reasoner/datalog/check.h"
#include "reasoner/datalog/checked.h"
#include "reasoner/datalog/diagnostics.h"
#include "reasoner/datalog/flatten.h"

namespace clusterwise::datalog {

struct CheckContext {
  const Vocabulary* vocabulary = nullptr;
  CheckedParts& parts;
  Diagnostics& diagnostics;
  std::map<std::string, RelationId, std::less<>> relations_by_name;
  std::set<std::pair<RelationId, std::size_t>> unknown_types;  // attributes of undeclared types

  const Relation& relation(RelationId id) const { return parts.relations[index_of(id)]; }
  // Reports an unknown name.
  std::optional<RelationId> find_relation(const ast::Name& name);
  std::optional<TypeId> find_type(const ast::Name& name);
  bool type_is_known(RelationId relation, std::size_t column) const {
    return !unknown_types.contains({relation, column});
  }
  // Reports a constant that its type does not hold.
  void check_constant(TypeId type, const std::string& constant, Span span);
};

// check_declarations.cpp
void check_types(const ast::Program& program, CheckContext& context);
void check_relations(const ast::Program& program, CheckContext& context);
void check_directives(const ast::Program& program, CheckContext& context);

// check_annotations.cpp: what the clause's annotations say; ids that came before are in `seen`.
Rule check_rule(const ast::Clause& clause, std::map<std::string, Span>& seen,
                CheckContext& context);
// Annotations at declarations: only doc is allowed.
void check_plain_preamble(const ast::Preamble& preamble, CheckContext& context);

// check_texts.cpp
// Every {variable} of the rule's texts must be one of the clause.
void check_text_variables(const ast::Clause& clause, const Rule& rule, CheckContext& context);
// Every {variable*factor} must stand for a number in the clause's alternatives as checked.
void check_text_numbers(const ast::Clause& clause, std::span<const Clause> checked,
                        CheckContext& context);

// check_clause.cpp: nothing where an error was reported.
std::optional<Clause> check_clause(const ast::Atom& head, const FlatBody& body, RuleId rule,
                                   Span span, CheckContext& context);

// check_grounding.cpp: reports the variables that no literal can bind.
void check_grounding(const Clause& clause, CheckContext& context);

}  // namespace clusterwise::datalog
