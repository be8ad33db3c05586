// As in pack_check.cpp, the values say what is wrong and the document says where.
#include "kb/extension_check.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "kb/folding.h"
#include "kb/place.h"
#include "kb/problem_kinds.h"
#include "kb/similar.h"

namespace clusterwise::kb {
namespace {

using Ids = std::vector<std::string>;

class ExtensionCheck {
 public:
  ExtensionCheck(std::string_view text, const Pack& pack, const Surroundings& around,
                 Problems& problems)
      : text_(text), pack_(pack), around_(around), problems_(problems) {
    for (const Concept& one : pack.concepts) own_concepts_.insert(one.id);
    for (const Claim& claim : pack.claims) own_claims_.insert(claim.id);
  }

  void check(const Extension& one, const Json& record);

 private:
  // Names, folded, or claims of the concept, with the packs that give them.
  using Known = std::map<std::string, PackName, std::less<>>;

  void check_concept(const Extension& one, const Json& id);
  void check_aliases(const Extension& one, const Ids& aliases, const Json& places, Known& names);
  void check_claims(const Extension& one, const Json& places);
  void learn(std::string_view concept_id);
  std::string refused(const Extension& one, std::string_view what, std::string_view name,
                      const PackName& by) const;
  void add(const Json& place, std::string_view kind, std::string message, std::string note) {
    problems_.push_back(
        {place.begin, place.end, std::string(kind), std::move(message), std::move(note)});
  }

  std::string_view text_;
  const Pack& pack_;
  const Surroundings& around_;
  Problems& problems_;
  std::set<std::string_view> own_concepts_;
  std::set<std::string_view> own_claims_;
  std::map<std::string, const Json*> extended_;  // with the places of their ids
  Known names_en_;                               // of the concept that is being looked at
  Known names_zh_;
  Known claims_;
};

// What is said of the concept before this pack adds to it.
void ExtensionCheck::learn(std::string_view concept_id) {
  names_en_.clear();
  names_zh_.clear();
  claims_.clear();
  for (const Saying& said : around_.said_of(concept_id)) {
    for (const std::string& name : said.names.en) names_en_.emplace(folded(name), said.pack);
    for (const std::string& name : said.names.zh) names_zh_.emplace(folded(name), said.pack);
    for (const std::string& claim : said.claims) claims_.emplace(claim, said.pack);
  }
}

void ExtensionCheck::check(const Extension& one, const Json& record) {
  const Json& id = *record.find("id");
  const auto [first, is_new] = extended_.emplace(one.id, &id);
  if (!is_new) {
    add(id, problem_kind::kDuplicateId, fmt::format("concept \"{}\" is extended twice", one.id),
        fmt::format("it is extended first at {}; make one of the two",
                    place_of(text_, first->second->begin)));
    return;
  }
  check_concept(one, id);
  learn(one.id);
  if (const Json* aliases = record.find("aliases")) {
    const Json* en = aliases->find("en");
    const Json* zh = aliases->find("zh");
    if (en != nullptr) check_aliases(one, one.aliases.en, *en, names_en_);
    if (zh != nullptr) check_aliases(one, one.aliases.zh, *zh, names_zh_);
  }
  check_claims(one, *record.find("claims"));
}

void ExtensionCheck::check_concept(const Extension& one, const Json& id) {
  if (own_concepts_.contains(one.id)) {
    add(id, problem_kind::kOwnConcept,
        fmt::format("concept \"{}\" is this pack's own, which is not extended", one.id),
        "give the aliases and claims to the concept itself, in \"concepts\"");
  } else if (around_.kind_of(one.id).empty()) {
    std::string note = did_you_mean(most_similar(one.id, around_.concept_ids(), 2));
    if (note.empty()) note = "a concept of another pack is extended; import that pack first";
    add(id, problem_kind::kUnknownConcept,
        fmt::format("there is no concept \"{}\" to extend", one.id), std::move(note));
  }
}

std::string ExtensionCheck::refused(const Extension& one, std::string_view what,
                                    std::string_view name, const PackName& by) const {
  if (by.id == pack_.id) {
    return fmt::format("extension \"{}\" gives the {} \"{}\" twice", one.id, what, name);
  }
  return fmt::format(
      "concept \"{}\" has the {} \"{}\" from pack \"{}\" {} already; this pack, \"{}\" {}, cannot "
      "add it again",
      one.id, what, name, by.id, by.version, pack_.id, pack_.version);
}

void ExtensionCheck::check_aliases(const Extension& one, const Ids& aliases, const Json& places,
                                   Known& names) {
  for (std::size_t i = 0; i < aliases.size(); ++i) {
    const auto [known, is_new] =
        names.emplace(folded(aliases[i]), PackName{pack_.id, pack_.version});
    if (is_new) continue;
    add((*places.array())[i], problem_kind::kDuplicateAlias,
        refused(one, "name", aliases[i], known->second), "leave it out here");
  }
}

void ExtensionCheck::check_claims(const Extension& one, const Json& places) {
  for (std::size_t i = 0; i < one.claims.size(); ++i) {
    const std::string& claim = one.claims[i];
    const Json& place = (*places.array())[i];
    const auto [known, is_new] = claims_.emplace(claim, PackName{pack_.id, pack_.version});
    if (!is_new) {
      add(place, problem_kind::kDuplicateId, refused(one, "claim", claim, known->second),
          "leave it out here; an extension rests on a claim that is new to the concept");
    } else if (!own_claims_.contains(claim) && !around_.has_claim(claim)) {
      Ids all = around_.claim_ids();
      all.insert(all.end(), own_claims_.begin(), own_claims_.end());
      std::sort(all.begin(), all.end());
      add(place, problem_kind::kUnknownClaim,
          fmt::format("extension \"{}\": there is no claim \"{}\"", one.id, claim),
          did_you_mean(most_similar(claim, all, 2)));
    }
  }
}

}  // namespace

void check_extensions(std::string_view text, const Json& document, const Pack& pack,
                      const Surroundings& around, Problems& problems) {
  if (pack.extensions.empty()) return;
  ExtensionCheck check(text, pack, around, problems);
  const JsonArray& records = *document.find("extensions")->array();
  for (std::size_t i = 0; i < records.size(); ++i) check.check(pack.extensions[i], records[i]);
}

}  // namespace clusterwise::kb
