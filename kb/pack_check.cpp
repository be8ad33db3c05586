#include "kb/pack_check.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>
#include <unordered_set>

#include "kb/extension_check.h"
#include "kb/pack_findings.h"
#include "kb/problem_kinds.h"

namespace clusterwise::kb {
namespace {

using Ids = std::vector<std::string>;

// Ids of one sort that the pack declares, with their places in the list.
using Declared = std::unordered_map<std::string_view, std::size_t>;

struct Field {
  std::string_view name;
  std::string_view kind;
  bool required;
};
constexpr Field kFields[] = {
    {"citation", kSourceKind, true},    {"unit", kIndicatorKind, true},
    {"minimum", kIndicatorKind, false}, {"maximum", kIndicatorKind, false},
    {"better", kIndicatorKind, false},  {"display", kIndicatorKind, false}};

class Check {
 public:
  Check(std::string_view text, const Json& document, const RecordPlaces& places, const Pack& pack,
        const Surroundings& around)
      : document_(document),
        places_(places),
        pack_(pack),
        around_(around),
        findings_(text, places, pack, around) {}

  Problems run() {
    declare_all();
    check_relations();
    check_claims();
    check_concepts();
    check_links();
    check_extensions(pack_, around_, findings_);
    check_claims_used();
    return findings_.take();
  }

 private:
  // Of the concept or link at a place, for messages.
  using Who = std::string (*)(const Check&, std::size_t index);

  void declare_all();
  template <typename Records, typename IsAround>
  void declare(std::string_view list, RecordSort sort, const Records& records, IsAround is_around,
               Declared& declared);
  void check_relations();
  void check_claims();
  void check_concepts();
  void check_fields_of_kind(std::size_t index);
  void check_display(const Concept& concept_, const Json& record);
  void check_links();
  void check_link(std::size_t index);
  void check_elsewhere(std::size_t index);
  void check_end(const Place& end, std::string_view id, std::string_view end_name,
                 const Relation* relation, const Ids& allowed);
  void check_cited(Who who, const Ids& claims, const Place& places);
  void check_source(const std::string& who, const std::string& id, const Json& place);
  void check_claims_used();
  void check_kinds(const std::string& who, const Ids& kinds, const Place& places);
  bool is_kind(const std::string& kind) const {
    return kinds_.contains(kind) || around_.has_kind(kind);
  }

  const Relation* relation_of(std::string_view id) const;
  std::string kind_of(std::string_view concept_id) const;
  // "…by pack "paper" 1.0 already; this pack, "mine" 0.1, cannot do that again".
  std::string already_in(std::string what, const std::optional<PackName>& owner) const;

  const Json& document_;
  const RecordPlaces& places_;
  const Pack& pack_;
  const Surroundings& around_;
  Declared kinds_;
  Declared relations_;
  Declared claims_;
  Declared concepts_;
  std::vector<bool> is_used_;  // claim by claim
  PackFindings findings_;
};

void Check::declare_all() {
  const auto& around = around_;
  declare(
      "kinds", RecordSort::kKind, pack_.kinds, [&](auto& id) { return around.has_kind(id); },
      kinds_);
  declare(
      "relations", RecordSort::kRelation, pack_.relations,
      [&](auto& id) { return around.find_relation(id) != nullptr; }, relations_);
  declare(
      "claims", RecordSort::kClaim, pack_.claims, [&](auto& id) { return around.has_claim(id); },
      claims_);
  declare(
      "concepts", RecordSort::kConcept, pack_.concepts,
      [&](auto& id) { return !around.kind_of(id).empty(); }, concepts_);
  is_used_.assign(pack_.claims.size(), false);
}

template <typename Records, typename IsAround>
void Check::declare(std::string_view list, RecordSort sort, const Records& records,
                    IsAround is_around, Declared& declared) {
  const std::string_view noun = list.substr(0, list.size() - 1);
  declared.reserve(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    const std::string& id = records[i].id;
    const auto [first, is_new] = declared.emplace(id, i);
    if (!is_new) {
      findings_.add_second(Place{list, i}, problem_kind::kDuplicateId,
                           fmt::format("{} \"{}\" is declared twice", noun, id),
                           Place{list, first->second}, "it is declared first at {}");
    } else if (is_around(id)) {
      findings_.add(
          Place{list, i}, problem_kind::kDuplicateId,
          already_in(fmt::format("{} \"{}\" is declared", noun, id), around_.owner_of(sort, id)),
          sort == RecordSort::kConcept
              ? "choose another id; names and claims are added to that one by \"extensions\""
              : "use that one, or choose another id");
    }
  }
}

std::string Check::already_in(std::string what, const std::optional<PackName>& owner) const {
  const std::string who =
      owner ? fmt::format("pack \"{}\" {}", owner->id, owner->version) : "another pack";
  return fmt::format("{} by {} already; this pack, \"{}\" {}, cannot do that again",
                     std::move(what), who, pack_.id, pack_.version);
}

const Relation* Check::relation_of(std::string_view id) const {
  const auto own = relations_.find(id);
  return own != relations_.end() ? &pack_.relations[own->second] : around_.find_relation(id);
}

std::string Check::kind_of(std::string_view concept_id) const {
  const auto own = concepts_.find(concept_id);
  return own != concepts_.end() ? pack_.concepts[own->second].kind : around_.kind_of(concept_id);
}

void Check::check_kinds(const std::string& who, const Ids& kinds, const Place& places) {
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    if (is_kind(kinds[i])) continue;
    findings_.add_unknown(places.item_at(i), problem_kind::kUnknownKind,
                          fmt::format("{}: there is no kind \"{}\"", who, kinds[i]), Meant::kKind,
                          kinds[i], "declare it in \"kinds\"");
  }
}

void Check::check_relations() {
  for (std::size_t i = 0; i < pack_.relations.size(); ++i) {
    const Relation& relation = pack_.relations[i];
    const std::string who = fmt::format("relation \"{}\"", relation.id);
    check_kinds(who, relation.from, Place{"relations", i, "from"});
    check_kinds(who, relation.to, Place{"relations", i, "to"});
  }
}

void Check::check_source(const std::string& who, const std::string& id, const Json& place) {
  const std::string kind = kind_of(id);
  if (kind.empty()) {
    findings_.add_unknown(place, problem_kind::kUnknownConcept,
                          fmt::format("{}: there is no source \"{}\"", who, id), Meant::kConcept,
                          id, "the source is a concept of kind \"source\" with a citation");
  } else if (kind != kSourceKind) {
    findings_.add(
        place, problem_kind::kWrongKind,
        fmt::format("{}: \"{}\" is a concept of kind \"{}\", not a source", who, id, kind));
  }
}

void Check::check_claims() {
  check_source("the pack", pack_.source, *document_.find("source"));
  for (std::size_t i = 0; i < pack_.claims.size(); ++i) {
    const Claim& claim = pack_.claims[i];
    if (kind_of(claim.source) == kSourceKind) continue;
    const Json record = findings_.record_at("claims", i);
    const Json* source = record.find("source");
    if (source == nullptr) continue;  // then it is the pack's
    check_source(fmt::format("claim \"{}\"", claim.id), claim.source, *source);
  }
}

void Check::check_cited(Who who, const Ids& claims, const Place& places) {
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const std::string& id = claims[i];
    const auto own = claims_.find(id);
    if (own != claims_.end()) is_used_[own->second] = true;
    const auto before = claims.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(claims.begin(), before, id) != before) {
      findings_.add(places.item_at(i), problem_kind::kDuplicateId,
                    fmt::format("{} cites claim \"{}\" twice", who(*this, places.index), id),
                    "remove one of the two");
    } else if (own == claims_.end() && !around_.has_claim(id)) {
      findings_.add_unknown(
          places.item_at(i), problem_kind::kUnknownClaim,
          fmt::format("{}: there is no claim \"{}\"", who(*this, places.index), id), Meant::kClaim,
          id);
    }
  }
}

void Check::check_concepts() {
  const Who who = [](const Check& check, std::size_t index) {
    return fmt::format("concept \"{}\"", check.pack_.concepts[index].id);
  };
  for (std::size_t i = 0; i < pack_.concepts.size(); ++i) {
    const Concept& one = pack_.concepts[i];
    const Place place{"concepts", i};
    if (!is_kind(one.kind)) {
      findings_.add_unknown(place.at("kind"), problem_kind::kUnknownKind,
                            fmt::format("{}: there is no kind \"{}\"", who(*this, i), one.kind),
                            Meant::kKind, one.kind, "declare it in \"kinds\"");
    }
    check_cited(who, one.claims, place.at("claims"));
  }
  for (const std::size_t index : places_.with_own_fields) check_fields_of_kind(index);
}

void Check::check_fields_of_kind(std::size_t index) {
  const Concept& concept_ = pack_.concepts[index];
  const Json record = findings_.record_at("concepts", index);
  for (const Field& field : kFields) {
    const Json* value = record.find(field.name);
    if (concept_.kind == field.kind && field.required && value == nullptr) {
      findings_.add_missing(*record.find("id"), field.name,
                            fmt::format("concept \"{}\" has no {}", concept_.id, field.name),
                            fmt::format("every concept of kind \"{}\" has one", field.kind));
    } else if (concept_.kind != field.kind && value != nullptr) {
      findings_.add(*value, problem_kind::kMisplacedField,
                    fmt::format("concept \"{}\" of kind \"{}\" cannot have the field \"{}\"",
                                concept_.id, concept_.kind, field.name),
                    fmt::format("only concepts of kind \"{}\" have it", field.kind));
    }
  }
  const auto& measured = concept_.measurement;
  if (measured && measured->minimum && measured->maximum &&
      *measured->minimum >= *measured->maximum) {
    findings_.add(*record.find("maximum"), problem_kind::kBadRange,
                  fmt::format("concept \"{}\": the maximum {} is not above the minimum {}",
                              concept_.id, *measured->maximum, *measured->minimum));
  }
  check_display(concept_, record);
}

void Check::check_display(const Concept& concept_, const Json& record) {
  if (!concept_.measurement || !concept_.measurement->display) return;
  const Display& display = *concept_.measurement->display;
  for (const auto& [language, factor] :
       {std::pair("en", display.factor_en), std::pair("zh", display.factor_zh)}) {
    if (factor > 0) continue;
    findings_.add(*record.find("display")->find(language)->find("factor"), problem_kind::kBadRange,
                  fmt::format("concept \"{}\": the factor {} of its display is not above 0",
                              concept_.id, factor));
  }
}

void Check::check_links() {
  const auto& links = pack_.links;
  const auto hash = [&](std::size_t i) {
    const std::hash<std::string> of;
    return of(links[i].from) * 31 + of(links[i].relation) * 17 + of(links[i].to);
  };
  const auto same = [&](std::size_t a, std::size_t b) {
    return links[a].from == links[b].from && links[a].to == links[b].to &&
           links[a].relation == links[b].relation;
  };
  std::unordered_set<std::size_t, decltype(hash), decltype(same)> seen(links.size(), hash, same);
  for (std::size_t i = 0; i < links.size(); ++i) {
    const auto [first, is_new] = seen.insert(i);
    if (is_new) {
      check_link(i);
      check_elsewhere(i);
      continue;
    }
    const Link& link = links[i];
    findings_.add_second(
        Place{"links", i, "relation"}, problem_kind::kDuplicateLink,
        fmt::format("the link \"{}\" {} \"{}\" stands twice", link.from, link.relation, link.to),
        Place{"links", *first, ""}, "it stands first at {}; give that one the claims of both");
  }
}

void Check::check_link(std::size_t index) {
  const Link& link = pack_.links[index];
  const Place place{"links", index};
  const Who who = [](const Check& check, std::size_t i) {
    const Link& one = check.pack_.links[i];
    return fmt::format("link from \"{}\" to \"{}\"", one.from, one.to);
  };
  const Relation* relation = relation_of(link.relation);
  if (relation == nullptr) {
    findings_.add_unknown(
        place.at("relation"), problem_kind::kUnknownRelation,
        fmt::format("{}: there is no relation \"{}\"", who(*this, index), link.relation),
        Meant::kRelation, link.relation);
  }
  if (link.from == link.to) {
    findings_.add(place.at("to"), problem_kind::kSelfLink,
                  fmt::format("\"{}\" is linked to itself", link.from),
                  "a link joins two concepts");
  }
  static const Ids kNoKinds;
  check_end(place.at("from"), link.from, "near", relation,
            relation != nullptr ? relation->from : kNoKinds);
  check_end(place.at("to"), link.to, "far", relation,
            relation != nullptr ? relation->to : kNoKinds);
  check_cited(who, link.claims, place.at("claims"));
}

// That no other pack asserts the link.
void Check::check_elsewhere(std::size_t index) {
  const Link& link = pack_.links[index];
  const std::optional<PackName> owner = around_.owner_of(link);
  if (!owner) return;
  findings_.add(Place{"links", index, "relation"}, problem_kind::kDuplicateLink,
                already_in(fmt::format("the link \"{}\" {} \"{}\" is asserted", link.from,
                                       link.relation, link.to),
                           owner),
                "leave it out here");
}

void Check::check_end(const Place& end, std::string_view id, std::string_view end_name,
                      const Relation* relation, const Ids& allowed) {
  const std::string kind = kind_of(id);
  if (kind.empty()) {
    findings_.add_unknown(end, problem_kind::kUnknownConcept,
                          fmt::format("there is no concept \"{}\"", id), Meant::kConcept, id);
  } else if (relation != nullptr &&
             std::find(allowed.begin(), allowed.end(), kind) == allowed.end()) {
    findings_.add(
        end, problem_kind::kWrongKind,
        fmt::format("\"{}\" is a concept of kind \"{}\", which cannot be the {} end of \"{}\"", id,
                    kind, end_name, relation->id),
        fmt::format("kinds that can: {}", fmt::join(allowed, ", ")));
  }
}

void Check::check_claims_used() {
  for (const Extension& one : pack_.extensions) {
    for (const std::string& claim : one.claims) {
      const auto own = claims_.find(claim);
      if (own != claims_.end()) is_used_[own->second] = true;
    }
  }
  for (std::size_t i = 0; i < pack_.claims.size(); ++i) {
    const std::string& id = pack_.claims[i].id;
    if (is_used_[i] || claims_.at(id) != i) continue;
    findings_.add(Place{"claims", i}, problem_kind::kUnusedClaim,
                  fmt::format("claim \"{}\" is used by no concept, no link and no extension", id),
                  "name it in the claims of what rests on it");
  }
}

}  // namespace

bool has_own_fields(const Json& record) {
  const std::string& kind = *record.find("kind")->string();
  return kind == kSourceKind || kind == kIndicatorKind ||
         std::any_of(std::begin(kFields), std::end(kFields),
                     [&](const Field& field) { return record.find(field.name) != nullptr; });
}

Problems check_pack(std::string_view text, const Json& document, const RecordPlaces& places,
                    const Pack& pack, const Surroundings& around) {
  return Check(text, document, places, pack, around).run();
}

}  // namespace clusterwise::kb
