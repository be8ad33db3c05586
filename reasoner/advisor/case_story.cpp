#include "reasoner/advisor/case_story.h"

#include <algorithm>

namespace clusterwise::advisor {
namespace {

std::set<std::string> ids_of_kinds(const kb::Store& store,
                                   std::initializer_list<std::string_view> kinds) {
  std::set<std::string> result;
  for (std::string_view kind : kinds) {
    for (std::string& id : store.ids_of_kind(kind)) result.insert(std::move(id));
  }
  return result;
}

// Adds the end of the link, or the link's claims where it is there.
void add(const kb::Link& link, Phrasebook& phrases, std::vector<Told>& to) {
  auto told =
      std::find_if(to.begin(), to.end(), [&](const Told& one) { return one.id == link.to; });
  if (told == to.end()) told = to.insert(to.end(), {link.to, phrases.label(link.to), {}});
  for (const std::string& id : link.claims) {
    const bool known = std::any_of(told->claims.begin(), told->claims.end(),
                                   [&](const ClaimRef& claim) { return claim.id == id; });
    if (!known) told->claims.push_back(phrases.claim(id));
  }
}

}  // namespace

CaseStories::CaseStories(const kb::Store& store, Phrasebook& phrases)
    : store_(store),
      phrases_(phrases),
      actions_(ids_of_kinds(store, {"role", "measure"})),
      effects_(ids_of_kinds(store, {"effect"})),
      carried_out_(store.ends_of("carried-out-by")) {}

bool CaseStories::is_deed(const std::string& id, const std::set<std::string>& participants) const {
  if (actions_.contains(id)) return true;
  return std::any_of(carried_out_.begin(), carried_out_.end(), [&](const auto& one) {
    return one.first == id && participants.contains(one.second);
  });
}

void CaseStories::tell(ComparableCase& one) {
  std::set<std::string> participants;
  for (const kb::Link& link : store_.links_to(one.id)) {
    if (link.relation == "participates-in") participants.insert(link.from);
  }
  for (const kb::Link& link : store_.links_from(one.id)) {
    const bool shows = link.relation == "illustrates";
    if (shows && is_deed(link.to, participants)) add(link, phrases_, one.done);
    const bool follows = link.relation == "leads-to" || link.relation == "causes";
    if (follows || (shows && effects_.contains(link.to))) add(link, phrases_, one.outcome);
  }
  for (const std::string& id : store_.claims_of(one.id)) {
    const auto claim = store_.find_claim(id);
    if (claim && claim->kind == "evidence") one.evidence.push_back(phrases_.claim(id));
  }
}

}  // namespace clusterwise::advisor
