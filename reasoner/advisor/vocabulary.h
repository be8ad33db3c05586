// The knowledge as the rule checker asks for it: types named after kinds, and claims.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "kb/store.h"
#include "reasoner/datalog/check.h"

namespace clusterwise::advisor {

// The kind that a type is named after: "Role" -> "role".
std::string kind_of_type(std::string_view type);

class StoreVocabulary : public datalog::Vocabulary {
 public:
  // REQUIRES: the store outlives the vocabulary.
  explicit StoreVocabulary(const kb::Store& store);

  bool covers(std::string_view type) const override;
  bool contains(std::string_view type, std::string_view constant) const override;
  std::vector<std::string> nearest(std::string_view type, std::string_view constant) const override;
  bool has_claim(std::string_view id) const override;

 private:
  const kb::Store& store_;
  std::set<std::string, std::less<>> kinds_;
  mutable std::map<std::string, std::set<std::string, std::less<>>, std::less<>>
      ids_;  // by kind, as asked for
  mutable std::map<std::string, bool, std::less<>> claims_;
};

}  // namespace clusterwise::advisor
