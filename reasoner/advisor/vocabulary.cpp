#include "reasoner/advisor/vocabulary.h"

namespace clusterwise::advisor {

std::string kind_of_type(std::string_view type) {
  std::string kind(type);
  if (!kind.empty() && kind.front() >= 'A' && kind.front() <= 'Z')
    kind.front() = static_cast<char>(kind.front() - 'A' + 'a');
  return kind;
}

StoreVocabulary::StoreVocabulary(const kb::Store& store) : store_(store) {
  for (const kb::Kind& kind : store.kinds()) kinds_.insert(kind.id);
}

bool StoreVocabulary::covers(std::string_view type) const {
  return kinds_.contains(kind_of_type(type));
}

bool StoreVocabulary::contains(std::string_view type, std::string_view constant) const {
  const std::string kind = kind_of_type(type);
  auto found = ids_.find(kind);
  if (found == ids_.end()) {
    found = ids_.emplace(kind, std::set<std::string, std::less<>>{}).first;
    for (std::string& id : store_.ids_of_kind(kind)) found->second.insert(std::move(id));
  }
  return found->second.contains(constant);
}

std::vector<std::string> StoreVocabulary::nearest(std::string_view type,
                                                  std::string_view constant) const {
  return store_.nearest(constant, kind_of_type(type), 1);
}

bool StoreVocabulary::has_claim(std::string_view id) const {
  const auto found = claims_.find(id);
  if (found != claims_.end()) return found->second;
  return claims_.emplace(id, store_.find_claim(id).has_value()).first->second;
}

}  // namespace clusterwise::advisor
