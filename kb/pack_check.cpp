// Every check walks the values and the located document side by side: the values say what is wrong,
// the document says where. Records and their places correspond by index.
#include "kb/pack_check.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "kb/place.h"
#include "kb/problem_kinds.h"
#include "kb/similar.h"

namespace clusterwise::kb {
namespace {

using Ids = std::vector<std::string>;

// Ids of one sort that the pack declares, with the places of the declarations.
using Declared = std::map<std::string, const Json*, std::less<>>;

const Json& record_at(const Json& document, std::string_view list, std::size_t index) {
  return (*document.find(list)->array())[index];
}

class Check {
 public:
  Check(std::string_view text, const Json& document, const Pack& pack, const Surroundings& around)
      : text_(text), document_(document), pack_(pack), around_(around) {}

  Problems run() {
    declare_all();
    check_relations();
    check_claims();
    check_concepts();
    check_links();
    check_claims_used();
    return std::move(problems_);
  }

 private:
  void declare_all();
  template <typename Records, typename IsAround>
  void declare(std::string_view list, std::string_view noun, const Records& records,
               IsAround is_around, Declared& declared);
  void check_relations();
  void check_claims();
  void check_concepts();
  void check_concept(const Concept& concept_, const Json& place);
  void check_fields_of_kind(const Concept& concept_, const Json& place);
  void check_display(const Concept& concept_, const Json& place);
  void check_links();
  void check_link(const Link& link, const Json& place);
  void check_end(const Json& end, std::string_view id, std::string_view end_name,
                 const Relation* relation, const Ids& allowed);
  void check_cited(const std::string& who, const Ids& claims, const Json& places);
  void check_source(const std::string& who, const std::string& id, const Json& place);
  void check_claims_used();
  void check_kind(const std::string& who, const std::string& kind, const Json& place);

  const Relation* relation_of(std::string_view id) const;
  std::string kind_of(std::string_view concept_id) const;
  std::string proposal(std::string_view name, const Declared& declared, Ids others) const;
  void add(const Json& place, std::string_view kind, std::string message, std::string note = {}) {
    problems_.push_back(
        {place.begin, place.end, std::string(kind), std::move(message), std::move(note)});
  }

  std::string_view text_;
  const Json& document_;
  const Pack& pack_;
  const Surroundings& around_;
  Declared kinds_;
  Declared relations_;
  Declared claims_;
  Declared concepts_;
  std::map<std::string, const Concept*, std::less<>> concept_of_;
  std::set<std::string, std::less<>> used_claims_;
  Problems problems_;
};

void Check::declare_all() {
  const auto& around = around_;
  declare(
      "kinds", "kind", pack_.kinds, [&](auto& id) { return around.has_kind(id); }, kinds_);
  declare(
      "relations", "relation", pack_.relations,
      [&](auto& id) { return around.find_relation(id) != nullptr; }, relations_);
  declare(
      "claims", "claim", pack_.claims, [&](auto& id) { return around.has_claim(id); }, claims_);
  declare(
      "concepts", "concept", pack_.concepts, [&](auto& id) { return !around.kind_of(id).empty(); },
      concepts_);
  for (const Concept& one : pack_.concepts) concept_of_.emplace(one.id, &one);
}

template <typename Records, typename IsAround>
void Check::declare(std::string_view list, std::string_view noun, const Records& records,
                    IsAround is_around, Declared& declared) {
  for (std::size_t i = 0; i < records.size(); ++i) {
    const std::string& id = records[i].id;
    const Json& place = *record_at(document_, list, i).find("id");
    const auto [first, is_new] = declared.emplace(id, &place);
    if (!is_new) {
      add(place, problem_kind::kDuplicateId, fmt::format("{} \"{}\" is declared twice", noun, id),
          fmt::format("it is declared first at {}", place_of(text_, first->second->begin)));
    } else if (is_around(id)) {
      add(place, problem_kind::kDuplicateId,
          fmt::format("{} \"{}\" is declared by another pack of the store", noun, id),
          "use that one, or choose another id");
    }
  }
}

std::string Check::proposal(std::string_view name, const Declared& declared, Ids others) const {
  for (const auto& [id, place] : declared) others.push_back(id);
  std::sort(others.begin(), others.end());
  others.erase(std::unique(others.begin(), others.end()), others.end());
  return did_you_mean(most_similar(name, others, 2));
}

const Relation* Check::relation_of(std::string_view id) const {
  const auto own = std::find_if(pack_.relations.begin(), pack_.relations.end(),
                                [&](const Relation& one) { return one.id == id; });
  return own != pack_.relations.end() ? &*own : around_.find_relation(id);
}

std::string Check::kind_of(std::string_view concept_id) const {
  const auto own = concept_of_.find(concept_id);
  return own != concept_of_.end() ? own->second->kind : around_.kind_of(concept_id);
}

void Check::check_kind(const std::string& who, const std::string& kind, const Json& place) {
  if (kinds_.contains(kind) || around_.has_kind(kind)) return;
  std::string note = proposal(kind, kinds_, around_.kind_ids());
  if (note.empty()) note = "declare it in \"kinds\"";
  add(place, problem_kind::kUnknownKind, fmt::format("{}: there is no kind \"{}\"", who, kind),
      std::move(note));
}

void Check::check_relations() {
  for (std::size_t i = 0; i < pack_.relations.size(); ++i) {
    const Relation& relation = pack_.relations[i];
    const Json& place = record_at(document_, "relations", i);
    const std::string who = fmt::format("relation \"{}\"", relation.id);
    const JsonArray& from = *place.find("from")->array();
    const JsonArray& to = *place.find("to")->array();
    for (std::size_t k = 0; k < from.size(); ++k) check_kind(who, relation.from[k], from[k]);
    for (std::size_t k = 0; k < to.size(); ++k) check_kind(who, relation.to[k], to[k]);
  }
}

void Check::check_source(const std::string& who, const std::string& id, const Json& place) {
  const std::string kind = kind_of(id);
  if (kind.empty()) {
    std::string note = proposal(id, concepts_, around_.concept_ids());
    if (note.empty()) note = "the source is a concept of kind \"source\" with a citation";
    add(place, problem_kind::kUnknownConcept, fmt::format("{}: there is no source \"{}\"", who, id),
        std::move(note));
  } else if (kind != kSourceKind) {
    add(place, problem_kind::kWrongKind,
        fmt::format("{}: \"{}\" is a concept of kind \"{}\", not a source", who, id, kind));
  }
}

void Check::check_claims() {
  check_source("the pack", pack_.source, *document_.find("source"));
  for (std::size_t i = 0; i < pack_.claims.size(); ++i) {
    const Json* source = record_at(document_, "claims", i).find("source");
    if (source == nullptr) continue;  // then it is the pack's
    check_source(fmt::format("claim \"{}\"", pack_.claims[i].id), pack_.claims[i].source, *source);
  }
}

void Check::check_cited(const std::string& who, const Ids& claims, const Json& places) {
  std::set<std::string_view> cited;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Json& place = (*places.array())[i];
    used_claims_.insert(claims[i]);
    if (!cited.insert(claims[i]).second) {
      add(place, problem_kind::kDuplicateId,
          fmt::format("{} cites claim \"{}\" twice", who, claims[i]), "remove one of the two");
    } else if (!claims_.contains(claims[i]) && !around_.has_claim(claims[i])) {
      add(place, problem_kind::kUnknownClaim,
          fmt::format("{}: there is no claim \"{}\"", who, claims[i]),
          proposal(claims[i], claims_, around_.claim_ids()));
    }
  }
}

void Check::check_concepts() {
  for (std::size_t i = 0; i < pack_.concepts.size(); ++i) {
    check_concept(pack_.concepts[i], record_at(document_, "concepts", i));
  }
}

void Check::check_concept(const Concept& concept_, const Json& place) {
  const std::string who = fmt::format("concept \"{}\"", concept_.id);
  check_kind(who, concept_.kind, *place.find("kind"));
  check_cited(who, concept_.claims, *place.find("claims"));
  check_fields_of_kind(concept_, place);
}

void Check::check_fields_of_kind(const Concept& concept_, const Json& place) {
  struct Field {
    std::string_view name;
    std::string_view kind;
    bool required;
  };
  static constexpr Field kFields[] = {
      {"citation", kSourceKind, true},    {"unit", kIndicatorKind, true},
      {"minimum", kIndicatorKind, false}, {"maximum", kIndicatorKind, false},
      {"better", kIndicatorKind, false},  {"display", kIndicatorKind, false}};
  for (const Field& field : kFields) {
    const Json* value = place.find(field.name);
    if (concept_.kind == field.kind && field.required && value == nullptr) {
      add(*place.find("id"), problem_kind::kMissingField,
          fmt::format("concept \"{}\" has no {}", concept_.id, field.name),
          fmt::format("every concept of kind \"{}\" has one", field.kind));
    } else if (concept_.kind != field.kind && value != nullptr) {
      add(*value, problem_kind::kMisplacedField,
          fmt::format("concept \"{}\" of kind \"{}\" cannot have the field \"{}\"", concept_.id,
                      concept_.kind, field.name),
          fmt::format("only concepts of kind \"{}\" have it", field.kind));
    }
  }
  const auto& measured = concept_.measurement;
  if (measured && measured->minimum && measured->maximum &&
      *measured->minimum >= *measured->maximum) {
    add(*place.find("maximum"), problem_kind::kBadRange,
        fmt::format("concept \"{}\": the maximum {} is not above the minimum {}", concept_.id,
                    *measured->maximum, *measured->minimum));
  }
  check_display(concept_, place);
}

void Check::check_display(const Concept& concept_, const Json& place) {
  if (!concept_.measurement || !concept_.measurement->display) return;
  const Display& display = *concept_.measurement->display;
  for (const auto& [language, factor] :
       {std::pair("en", display.factor_en), std::pair("zh", display.factor_zh)}) {
    if (factor > 0) continue;
    add(*place.find("display")->find(language)->find("factor"), problem_kind::kBadRange,
        fmt::format("concept \"{}\": the factor {} of its display is not above 0", concept_.id,
                    factor));
  }
}

void Check::check_links() {
  std::map<std::string, const Json*> seen;
  for (std::size_t i = 0; i < pack_.links.size(); ++i) {
    const Link& link = pack_.links[i];
    const Json& place = record_at(document_, "links", i);
    const auto [first, is_new] =
        seen.emplace(fmt::format("{} {} {}", link.from, link.relation, link.to), &place);
    if (!is_new) {
      add(*place.find("relation"), problem_kind::kDuplicateLink,
          fmt::format("the link \"{}\" {} \"{}\" stands twice", link.from, link.relation, link.to),
          fmt::format("it stands first at {}; give that one the claims of both",
                      place_of(text_, first->second->begin)));
    } else {
      check_link(link, place);
    }
  }
}

void Check::check_link(const Link& link, const Json& place) {
  const std::string who = fmt::format("link from \"{}\" to \"{}\"", link.from, link.to);
  const Relation* relation = relation_of(link.relation);
  if (relation == nullptr) {
    add(*place.find("relation"), problem_kind::kUnknownRelation,
        fmt::format("{}: there is no relation \"{}\"", who, link.relation),
        proposal(link.relation, relations_, around_.relation_ids()));
  }
  if (link.from == link.to) {
    add(*place.find("to"), problem_kind::kSelfLink,
        fmt::format("\"{}\" is linked to itself", link.from), "a link joins two concepts");
  }
  const Ids& near_kinds = relation != nullptr ? relation->from : Ids{};
  const Ids& far_kinds = relation != nullptr ? relation->to : Ids{};
  check_end(*place.find("from"), link.from, "near", relation, near_kinds);
  check_end(*place.find("to"), link.to, "far", relation, far_kinds);
  check_cited(who, link.claims, *place.find("claims"));
}

void Check::check_end(const Json& end, std::string_view id, std::string_view end_name,
                      const Relation* relation, const Ids& allowed) {
  const std::string kind = kind_of(id);
  if (kind.empty()) {
    add(end, problem_kind::kUnknownConcept, fmt::format("there is no concept \"{}\"", id),
        proposal(id, concepts_, around_.concept_ids()));
  } else if (relation != nullptr &&
             std::find(allowed.begin(), allowed.end(), kind) == allowed.end()) {
    add(end, problem_kind::kWrongKind,
        fmt::format("\"{}\" is a concept of kind \"{}\", which cannot be the {} end of \"{}\"", id,
                    kind, end_name, relation->id),
        fmt::format("kinds that can: {}", fmt::join(allowed, ", ")));
  }
}

void Check::check_claims_used() {
  for (const auto& [id, place] : claims_) {
    if (used_claims_.contains(id)) continue;
    add(*place, problem_kind::kUnusedClaim,
        fmt::format("claim \"{}\" is used by no concept and no link", id),
        "name it in the claims of a concept or link that rests on it");
  }
}

}  // namespace

Problems check_pack(std::string_view text, const Json& document, const Pack& pack,
                    const Surroundings& around) {
  return Check(text, document, pack, around).run();
}

}  // namespace clusterwise::kb
