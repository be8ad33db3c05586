#include "reasoner/advisor/comparable.h"

#include <algorithm>
#include <map>

#include "reasoner/advisor/case_story.h"

namespace clusterwise::advisor {
namespace {

std::set<std::string> ids_of(const std::vector<Named>& findings) {
  std::set<std::string> result;
  for (const Named& one : findings) result.insert(one.id);
  return result;
}

// Sorts what the region shows and what the case shows into what both show, and what one does.
void compare(const std::vector<Named>& region, const std::vector<Named>& shown,
             ComparableCase& one) {
  const std::set<std::string> here = ids_of(region);
  const std::set<std::string> there = ids_of(shown);
  for (const Named& finding : shown)
    (here.contains(finding.id) ? one.shared : one.differs).push_back(finding);
  for (const Named& finding : region) {
    if (!there.contains(finding.id)) one.only_here.push_back(finding);
  }
  const std::size_t either = one.shared.size() + one.differs.size() + one.only_here.size();
  if (either > 0)
    one.similarity = static_cast<double>(one.shared.size()) / static_cast<double>(either);
}

ComparableCase case_of(const Answer& profile) {
  ComparableCase one;
  one.id = profile.region;
  one.label = profile.region_name;
  one.is_profile = true;
  one.industry = profile.industry;
  one.period = profile.period;
  one.done = profile.done;
  if (!profile.outcome.en.empty()) one.outcome.push_back({"", profile.outcome, {}});
  return one;
}

bool is_same(const Answer& a, const Answer& b) {
  return a.region == b.region && a.industry == b.industry && a.period == b.period;
}

}  // namespace

std::vector<Named> findings_of(const Answer& answer) {
  std::vector<Named> result;
  for (const auto* findings : {&answer.features, &answer.problems, &answer.risks}) {
    for (const Finding& finding : *findings) {
      if (finding.verdict == Verdict::kYes) result.push_back({finding.id, finding.label});
    }
  }
  return result;
}

void sort_by_similarity(std::vector<ComparableCase>& cases) {
  std::stable_sort(
      cases.begin(), cases.end(),
      [](const ComparableCase& a, const ComparableCase& b) { return a.similarity > b.similarity; });
}

std::vector<ComparableCase> comparable_cases(const std::vector<Named>& findings,
                                             const std::set<std::string>& possible,
                                             const kb::Store& store, Phrasebook& phrases) {
  std::map<std::string, std::set<std::string>> shown_by;
  std::set<std::string> spoken_of;
  for (const auto& [one, shown] : store.ends_of("illustrates")) {
    if (!possible.contains(shown)) continue;
    shown_by[one].insert(shown);
    spoken_of.insert(shown);
  }
  std::vector<Named> region = findings;
  std::erase_if(region, [&](const Named& finding) { return !spoken_of.contains(finding.id); });
  std::vector<ComparableCase> result;
  CaseStories stories(store, phrases);
  for (const auto& [id, ids] : shown_by) {
    std::vector<Named> shown;
    for (const std::string& finding : ids) shown.push_back(phrases.named(finding));
    ComparableCase one{id, phrases.label(id), 0, {}, {}};
    compare(region, shown, one);
    if (one.shared.empty()) continue;
    stories.tell(one);
    result.push_back(std::move(one));
  }
  sort_by_similarity(result);
  return result;
}

std::vector<ComparableCase> comparable_profiles(const Answer& answer,
                                                std::span<const Answer> cases) {
  const std::vector<Named> region = findings_of(answer);
  std::vector<ComparableCase> result;
  for (const Answer& profile : cases) {
    if (is_same(profile, answer)) continue;
    ComparableCase one = case_of(profile);
    compare(region, findings_of(profile), one);
    if (!one.shared.empty()) result.push_back(std::move(one));
  }
  sort_by_similarity(result);
  return result;
}

}  // namespace clusterwise::advisor
