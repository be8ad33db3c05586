// What an export takes from the store.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>
#include <utility>

#include "kb/exchange.h"

namespace clusterwise::kb {
namespace {

using Ids = std::unordered_set<std::string>;

Ids concept_ids(const Excerpt& excerpt) {
  Ids ids;
  for (const Pack& pack : excerpt.packs) {
    for (const Concept& one : pack.concepts) ids.insert(one.id);
  }
  return ids;
}

// In the order in which extensions and links name them.
void find_others(const Store& store, Excerpt& excerpt) {
  Ids known = concept_ids(excerpt);
  const auto add = [&](const std::string& id) {
    if (!known.insert(id).second) return;
    if (auto other = store.find(id)) excerpt.others.push_back(*std::move(other));
  };
  for (const Pack& pack : excerpt.packs) {
    for (const Extension& one : pack.extensions) add(one.id);
    for (const Link& link : pack.links) {
      add(link.from);
      add(link.to);
    }
  }
}

// The packs that an excerpt has a part of, by id, as they come up.
class Parts {
 public:
  explicit Parts(const Store& store) : store_(store) {
    for (Extension& one : store.extensions()) extensions_[one.id].push_back(std::move(one));
  }

  // What extensions add to it stands with the packs that add it.
  void add(Concept one) {
    const auto extensions = extensions_.find(one.id);
    if (extensions != extensions_.end()) {
      if (auto own = store_.find_unextended(one.id)) one = *std::move(own);
      for (const Extension& extension : extensions->second) {
        cite(extension.claims);
        of(extension.pack).extensions.push_back(extension);
      }
    }
    cite(one.claims);
    of(one.pack).concepts.push_back(std::move(one));
  }
  void add(Link link) {
    cite(link.claims);
    of(link.pack).links.push_back(std::move(link));
  }

  // In the order of the store.
  Result<std::vector<Pack>> take() {
    for (const std::string& id : claims_) {
      if (auto claim = store_.find_claim(id)) of(claim->pack).claims.push_back(*std::move(claim));
    }
    std::vector<Pack> packs;
    for (const PackInfo& info : store_.packs()) {
      if (!parts_.contains(info.id)) continue;
      const Result<std::optional<Pack>> head = store_.pack_head(info.id);
      if (!head) return tl::unexpected(head.error());
      packs.push_back(whole(**head, std::move(parts_.at(info.id))));
    }
    return packs;
  }

 private:
  Pack& of(const std::string& pack) { return parts_[pack]; }
  void cite(const std::vector<std::string>& claims) {
    claims_.insert(claims.begin(), claims.end());
  }
  static Pack whole(Pack head, Pack part) {
    head.claims = std::move(part.claims);
    head.concepts = std::move(part.concepts);
    head.links = std::move(part.links);
    head.extensions = std::move(part.extensions);
    return head;
  }

  const Store& store_;
  std::map<std::string, Pack> parts_;
  std::map<std::string, std::vector<Extension>> extensions_;  // by the concept
  std::set<std::string> claims_;
};

}  // namespace

Result<Excerpt> whole_packs(const Store& store, std::span<const std::string> ids) {
  Excerpt excerpt;
  for (const std::string& id : ids) {
    Result<std::optional<Pack>> pack = store.pack(id);
    if (!pack) return tl::unexpected(pack.error());
    excerpt.packs.push_back(**std::move(pack));
  }
  excerpt.relations = store.relations();
  find_others(store, excerpt);
  if (store.failure()) return tl::unexpected(*store.failure());
  return excerpt;
}

Result<Excerpt> part_of(const Store& store, std::vector<Concept> concepts,
                        std::vector<Link> links) {
  Parts parts(store);
  for (Concept& one : concepts) parts.add(std::move(one));
  for (Link& link : links) parts.add(std::move(link));
  Excerpt excerpt;
  excerpt.is_part = true;
  Result<std::vector<Pack>> packs = parts.take();
  if (!packs) return tl::unexpected(packs.error());
  excerpt.packs = *std::move(packs);
  excerpt.relations = store.relations();
  find_others(store, excerpt);
  if (store.failure()) return tl::unexpected(*store.failure());
  return excerpt;
}

}  // namespace clusterwise::kb
