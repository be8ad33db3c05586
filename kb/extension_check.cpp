#include "kb/extension_check.h"

#include <fmt/format.h>
#include <map>
#include <set>

#include "kb/folding.h"
#include "kb/problem_kinds.h"

namespace clusterwise::kb {
namespace {

using Ids = std::vector<std::string>;

class ExtensionCheck {
 public:
  ExtensionCheck(const Pack& pack, const Surroundings& around, PackFindings& findings)
      : pack_(pack), around_(around), findings_(findings) {
    for (const Concept& one : pack.concepts) own_concepts_.insert(one.id);
    for (const Claim& claim : pack.claims) own_claims_.insert(claim.id);
  }

  void check(std::size_t index);

 private:
  // Names, folded, or claims of the concept, with the packs that give them.
  using Known = std::map<std::string, PackName, std::less<>>;

  void check_concept(const Extension& one, const Place& id);
  void check_aliases(const Extension& one, const Ids& aliases, const Place& places, Known& names);
  void check_claims(const Extension& one, const Place& places);
  void learn(std::string_view concept_id);
  std::string refused(const Extension& one, std::string_view what, std::string_view name,
                      const PackName& by) const;

  const Pack& pack_;
  const Surroundings& around_;
  PackFindings& findings_;
  std::set<std::string_view> own_concepts_;
  std::set<std::string_view> own_claims_;
  std::map<std::string_view, std::size_t> extended_;  // with the places in the list
  Known names_en_;                                    // of the concept that is being looked at
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

void ExtensionCheck::check(std::size_t index) {
  const Extension& one = pack_.extensions[index];
  const Place id{"extensions", index};
  const auto [first, is_new] = extended_.emplace(one.id, index);
  if (!is_new) {
    findings_.add_second(
        id, problem_kind::kDuplicateId, fmt::format("concept \"{}\" is extended twice", one.id),
        Place{"extensions", first->second}, "it is extended first at {}; make one of the two");
    return;
  }
  check_concept(one, id);
  learn(one.id);
  check_aliases(one, one.aliases.en, id.at("aliases", "en"), names_en_);
  check_aliases(one, one.aliases.zh, id.at("aliases", "zh"), names_zh_);
  check_claims(one, id.at("claims"));
}

void ExtensionCheck::check_concept(const Extension& one, const Place& id) {
  if (own_concepts_.contains(one.id)) {
    findings_.add(id, problem_kind::kOwnConcept,
                  fmt::format("concept \"{}\" is this pack's own, which is not extended", one.id),
                  "give the aliases and claims to the concept itself, in \"concepts\"");
  } else if (around_.kind_of(one.id).empty()) {
    findings_.add_unknown(id, problem_kind::kUnknownConcept,
                          fmt::format("there is no concept \"{}\" to extend", one.id),
                          Meant::kConceptAround, one.id,
                          "a concept of another pack is extended; import that pack first");
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

void ExtensionCheck::check_aliases(const Extension& one, const Ids& aliases, const Place& places,
                                   Known& names) {
  for (std::size_t i = 0; i < aliases.size(); ++i) {
    const auto [known, is_new] =
        names.emplace(folded(aliases[i]), PackName{pack_.id, pack_.version});
    if (is_new) continue;
    findings_.add(places.item_at(i), problem_kind::kDuplicateAlias,
                  refused(one, "name", aliases[i], known->second), "leave it out here");
  }
}

void ExtensionCheck::check_claims(const Extension& one, const Place& places) {
  for (std::size_t i = 0; i < one.claims.size(); ++i) {
    const std::string& claim = one.claims[i];
    const auto [known, is_new] = claims_.emplace(claim, PackName{pack_.id, pack_.version});
    if (!is_new) {
      findings_.add(places.item_at(i), problem_kind::kDuplicateId,
                    refused(one, "claim", claim, known->second),
                    "leave it out here; an extension rests on a claim that is new to the concept");
    } else if (!own_claims_.contains(claim) && !around_.has_claim(claim)) {
      findings_.add_unknown(
          places.item_at(i), problem_kind::kUnknownClaim,
          fmt::format("extension \"{}\": there is no claim \"{}\"", one.id, claim), Meant::kClaim,
          claim);
    }
  }
}

}  // namespace

void check_extensions(const Pack& pack, const Surroundings& around, PackFindings& findings) {
  ExtensionCheck check(pack, around, findings);
  for (std::size_t i = 0; i < pack.extensions.size(); ++i) check.check(i);
}

}  // namespace clusterwise::kb
