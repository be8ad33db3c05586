#include "reasoner/advisor/comparable.h"

#include <algorithm>
#include <map>

namespace clusterwise::advisor {

std::vector<ComparableCase> comparable_cases(const std::set<std::string>& findings,
                                             const std::set<std::string>& possible,
                                             const kb::Store& store, Phrasebook& phrases) {
  std::map<std::string, std::set<std::string>> shown_by;
  for (const auto& [one, shown] : store.ends_of("illustrates")) {
    if (possible.contains(shown)) shown_by[one].insert(shown);
  }
  std::vector<ComparableCase> result;
  for (const auto& [id, shown] : shown_by) {
    ComparableCase one{id, phrases.label(id), 0, {}, {}};
    for (const std::string& finding : shown) {
      (findings.contains(finding) ? one.shared : one.differs).push_back(phrases.named(finding));
    }
    if (one.shared.empty()) continue;
    const std::size_t either = findings.size() + one.differs.size();
    one.similarity = static_cast<double>(one.shared.size()) / static_cast<double>(either);
    result.push_back(std::move(one));
  }
  std::stable_sort(
      result.begin(), result.end(),
      [](const ComparableCase& a, const ComparableCase& b) { return a.similarity > b.similarity; });
  return result;
}

}  // namespace clusterwise::advisor
