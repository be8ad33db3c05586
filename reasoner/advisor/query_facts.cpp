#include "reasoner/advisor/query_facts.h"

#include <functional>
#include <map>
#include <set>
#include <vector>

#include "reasoner/advisor/query_atoms.h"

namespace clusterwise::advisor {
namespace {

namespace ast = datalog::ast;

using Constants = std::set<std::string>;

// For each column of a predicate the constants in it, where every place that names the predicate
// has one there.
using Fixed = std::vector<std::optional<Constants>>;

std::map<std::string, Fixed> fixed_columns(const ast::Disjunction& body) {
  std::map<std::string, Fixed> result;
  for_each_atom(body, [&](const ast::Atom& atom) {
    const auto [at, is_new] =
        result.try_emplace(atom.relation.text, Fixed(atom.arguments.size(), Constants{}));
    for (std::size_t i = 0; i < at->second.size(); ++i) {
      std::optional<Constants>& column = at->second[i];
      const auto* text = std::get_if<ast::StringLiteral>(&atom.arguments[i].node);
      if (text == nullptr) {
        column.reset();
      } else if (column) {
        column->insert(text->text);
      }
    }
  });
  return result;
}

class Filler {
 public:
  Filler(const QueryPredicates& predicates, const kb::Store& store, const datalog::Limits& limits,
         datalog::Database& database)
      : predicates_(predicates), store_(store), limits_(limits), database_(database) {}

  void fill(const std::string& name, const Fixed& fixed) {
    relation_ = *database_.program().find_relation(name);
    fixed_ = &fixed;
    const Predicate& predicate = *predicates_.find(name);
    if (predicate.of == Predicate::Of::kKind) return concepts_of(predicate.subject);
    if (predicate.of == Predicate::Of::kRelation) {
      each_edge(column(0), column(1), Constants{predicate.subject}, [&](const kb::Edge& edge) {
        add({edge.from, edge.to});
      });
    } else {
      general(name);
    }
  }

  const std::optional<std::string>& beyond() const { return beyond_; }

 private:
  const std::optional<Constants>& column(std::size_t i) const { return (*fixed_)[i]; }

  void add(std::initializer_list<datalog::Datum> tuple) {
    constexpr std::size_t kOften = 4096;
    if (beyond_) return;
    database_.add(relation_, tuple);
    if (++added_ % kOften == 0) beyond_ = datalog::beyond(limits_, database_);
  }

  void general(const std::string& name) {
    if (name == "concept") return concepts();
    if (name == "link") {
      return each_edge(column(0), column(2), column(1), [&](const kb::Edge& edge) {
        add({edge.from, edge.relation, edge.to});
      });
    }
    if (name == "label" || name == "definition" || name == "alias") return texts(name);
    if (name == "rests_on") return rests_on();
    if (name == "link_rests_on") {
      return store_.each_claim_of_link([&](kb::Edge&& edge, std::string&& claim) {
        add({std::move(edge.from), std::move(edge.relation), std::move(edge.to), std::move(claim)});
      });
    }
    if (name == "pack_of") {
      return store_.each_pack([&](std::string&& id, std::string&& pack) {
        add({std::move(id), std::move(pack)});
      });
    }
    claims(name);
  }

  void concepts() {
    if (column(0)) {
      for (const std::string& id : *column(0)) {
        if (auto kind = store_.kind_of(id)) add({id, *std::move(kind)});
      }
      return;
    }
    for (const std::string& kind : predicates_.kinds()) {
      if (column(1) && !column(1)->contains(kind)) continue;
      for (std::string& id : store_.ids_of_kind(kind)) add({std::move(id), kind});
    }
  }

  void concepts_of(const std::string& kind) {
    if (column(0)) {
      for (const std::string& id : *column(0)) {
        if (store_.kind_of(id) == kind) add({id});
      }
    } else {
      for (std::string& id : store_.ids_of_kind(kind)) add({std::move(id)});
    }
  }

  // By the ends where they are fixed, else by relation, else all.
  void each_edge(const std::optional<Constants>& from, const std::optional<Constants>& to,
                 const std::optional<Constants>& relations,
                 const std::function<void(const kb::Edge&)>& visit) const {
    const auto visit_wanted = [&](const kb::Edge& edge) {
      if (!relations || relations->contains(edge.relation)) visit(edge);
    };
    if (from || to) {
      for (const std::string& id : from ? *from : *to) {
        for (const kb::Edge& edge : from ? store_.edges_from(id) : store_.edges_to(id)) {
          visit_wanted(edge);
        }
      }
    } else if (relations) {
      for (const std::string& relation : *relations) {
        for (auto& [near, far] : store_.ends_of(relation)) visit({near, relation, far});
      }
    } else {
      store_.each_edge(visit);
    }
  }

  void add_both(const std::string& id, kb::Text text) {
    const std::optional<Constants>& wanted = column(1);
    if (!wanted || wanted->contains("en")) add({id, "en", std::move(text.en)});
    if (!wanted || wanted->contains("zh")) add({id, "zh", std::move(text.zh)});
  }

  void texts(const std::string& name) {
    const auto both = [&](std::string&& id, kb::Text&& text) { add_both(id, std::move(text)); };
    if (column(0)) {
      for (const std::string& id : *column(0)) texts_of(name, id);
    } else if (name == "label") {
      store_.each_label(both);
    } else if (name == "definition") {
      store_.each_definition(both);
    } else {
      store_.each_alias([&](std::string&& id, std::string&& language, std::string&& text) {
        add({std::move(id), std::move(language), std::move(text)});
      });
    }
  }

  void texts_of(const std::string& name, const std::string& id) {
    const auto one = store_.find(id);
    if (!one) return;
    if (name == "label") return add_both(id, one->label);
    if (name == "definition") return add_both(id, one->definition);
    for (const std::string& text : one->aliases.en) add({id, "en", text});
    for (const std::string& text : one->aliases.zh) add({id, "zh", text});
  }

  void rests_on() {
    if (!column(0)) {
      return store_.each_claim_of_concept([&](std::string&& id, std::string&& claim) {
        add({std::move(id), std::move(claim)});
      });
    }
    for (const std::string& id : *column(0)) {
      for (std::string& claim : store_.claims_of(id)) add({id, std::move(claim)});
    }
  }

  void claims(const std::string& name) {
    std::vector<kb::Claim> found;
    if (column(0)) {
      for (const std::string& id : *column(0)) {
        if (auto claim = store_.find_claim(id)) found.push_back(*std::move(claim));
      }
    } else {
      found = store_.all_claims();
    }
    for (kb::Claim& one : found) {
      if (name == "claim") add({one.id, one.section, one.kind});
      if (name == "claim_text") add_both(one.id, std::move(one.text));
      if (name == "claim_source") add({one.id, one.source});
    }
  }

  const QueryPredicates& predicates_;
  const kb::Store& store_;
  const datalog::Limits& limits_;
  datalog::Database& database_;
  datalog::RelationId relation_{};
  const Fixed* fixed_ = nullptr;
  std::size_t added_ = 0;
  std::optional<std::string> beyond_;
};

}  // namespace

std::optional<std::string> add_facts(const ast::Disjunction& body,
                                     const QueryPredicates& predicates, const kb::Store& store,
                                     const datalog::Limits& limits, datalog::Database& database) {
  Filler filler(predicates, store, limits, database);
  for (const auto& [name, fixed] : fixed_columns(body)) filler.fill(name, fixed);
  if (filler.beyond()) return filler.beyond();
  return datalog::beyond(limits, database);
}

}  // namespace clusterwise::advisor
