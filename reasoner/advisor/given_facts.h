// Facts that were given, as people read them: rows of the tables of numbers, and the knowledge.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "reasoner/advisor/account.h"
#include "reasoner/advisor/phrase.h"
#include "reasoner/advisor/policy_state.h"

namespace clusterwise::advisor {

// A row of a table of numbers: what it is about, the number, and where it is from.
struct NumberRow {
  std::string subject;    // the indicator that it limits; else the name of a setting
  bool is_limit = false;  // of an indicator
  Limit limit;
};

struct Sentence {
  kb::Text text;
  std::vector<ClaimRef> claims;
};

class GivenFacts {
 public:
  // REQUIRES: all of them outlive it.
  GivenFacts(const Policy::State& policy, const datalog::Model& model, Phrasebook& phrases);

  // A value of the indicator as people read it; the number alone where the knowledge has no such
  // indicator.
  kb::Text amount_of(std::string_view indicator, const Range& value) const;
  bool is_yes_or_no(std::string_view indicator) const;

  // Whether the relation holds rows of the knowledge.
  bool is_knowledge(datalog::RelationId relation) const { return inputs_.contains(relation); }
  // "X implements Y", with the claims of that link; "X is a role".
  Sentence knowledge(datalog::FactRef fact) const;

  // Columns are told by their types and names: a text column "c_zh" is the Chinese of column "c".
  NumberRow number(datalog::FactRef fact) const;

 private:
  std::string symbol(datalog::FactRef fact, std::size_t column) const;
  std::string subject_of(datalog::RelationId relation) const;
  kb::Text membership(const std::string& id, const std::string& kind) const;
  void find_added();
  const Mark& mark_of(datalog::FactRef fact) const;

  const Policy::State& policy_;
  const datalog::Model& model_;
  Phrasebook& phrases_;
  std::map<datalog::RelationId, const datalog::Directive*> inputs_;
  std::map<std::string, kb::Text> relation_labels_;
  std::map<std::string, kb::Text> kind_labels_;
  std::map<datalog::FactRef, const Mark*> added_;  // rows of added files
};

// The word for what a limit rests on; what is not known stays as it is.
kb::Text basis_text(std::string_view basis);

}  // namespace clusterwise::advisor
