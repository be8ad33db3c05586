// What a question may ask of the knowledge: predicates with typed columns, made from the kinds and
// relations that the store holds.
//
//   concept(concept, kind)                     label, alias, definition(concept, language, text)
//   link(from, relation, to)                   rests_on(concept, claim)
//   KIND(concept)      theorist(t)             link_rests_on(from, relation, to, claim)
//   RELATION(from, to) implements(m, r)        claim(claim, section, kind)
//                                              claim_text(claim, language, text),
//                                              claim_source(claim, source) pack_of(concept, pack)
//
// A hyphen in the name of a kind or a relation is an underscore in its predicate. Of several that
// would have the same name, those above have it before relations, relations before kinds; the
// others are asked for by concept() or link().
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kb/store.h"
#include "reasoner/datalog/ast.h"
#include "reasoner/datalog/check.h"

namespace clusterwise::advisor {

struct Predicate {
  enum class Of { kGeneral, kRelation, kKind };
  std::string name;
  Of of = Of::kGeneral;
  std::string subject;               // the relation or the kind
  std::vector<std::string> columns;  // the names of their types
};

class QueryPredicates {
 public:
  explicit QueryPredicates(const kb::Store& store);

  const Predicate* find(std::string_view name) const;
  const std::vector<Predicate>& all() const { return predicates_; }
  const std::vector<std::string>& kinds() const { return kinds_; }
  const std::vector<std::string>& relations() const { return relations_; }
  // The kinds that a type stands for; empty where it is not one of concepts. Of all concepts: all
  // kinds.
  std::vector<std::string> kinds_of_type(std::string_view type) const;

  // Declarations of all types and predicates, at no place in a text.
  void declare(datalog::ast::Program& program) const;

 private:
  void add(std::string name, Predicate::Of of, std::string subject,
           std::vector<std::string> columns);
  std::string type_of_kind(const std::string& kind) const;
  std::string type_of_end(const std::vector<std::string>& kinds);

  std::vector<std::string> kinds_;
  std::vector<std::string> relations_;
  std::vector<Predicate> predicates_;                       // sorted by name
  std::map<std::string, std::vector<std::string>> unions_;  // types of ends, with their kinds
};

// The types of these predicates as the checker asks for them.
class QueryVocabulary : public datalog::Vocabulary {
 public:
  // REQUIRES: both outlive the vocabulary.
  QueryVocabulary(const QueryPredicates& predicates, const kb::Store& store)
      : predicates_(predicates), store_(store) {}

  bool covers(std::string_view type) const override;
  bool contains(std::string_view type, std::string_view constant) const override;
  std::vector<std::string> nearest(std::string_view type, std::string_view constant) const override;
  std::string known_as(std::string_view constant) const override;
  bool has_claim(std::string_view id) const override;

 private:
  // All values of a type that is not one of concepts or claims.
  const std::set<std::string, std::less<>>& values(std::string_view type) const;

  const QueryPredicates& predicates_;
  const kb::Store& store_;
  mutable std::map<std::string, std::set<std::string, std::less<>>, std::less<>> values_;
};

}  // namespace clusterwise::advisor
