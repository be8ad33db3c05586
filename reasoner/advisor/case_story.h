// What the knowledge tells of a case beyond what it shows: what was done, and what came of it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "kb/store.h"
#include "reasoner/advisor/answer.h"
#include "reasoner/advisor/phrase.h"

namespace clusterwise::advisor {

// Done: the roles and measures that the case illustrates, and whatever else it illustrates that one
// of its participants carried out. Outcome: the effects that it illustrates, and what it leads to
// or causes. Evidence: the claims of kind evidence among those that the case rests on.
class CaseStories {
 public:
  // REQUIRES: store and phrasebook outlive it.
  CaseStories(const kb::Store& store, Phrasebook& phrases);

  void tell(ComparableCase& one);

 private:
  bool is_deed(const std::string& id, const std::set<std::string>& participants) const;

  const kb::Store& store_;
  Phrasebook& phrases_;
  std::set<std::string> actions_;  // roles and measures
  std::set<std::string> effects_;
  std::vector<std::pair<std::string, std::string>> carried_out_;  // what, by whom
};

}  // namespace clusterwise::advisor
