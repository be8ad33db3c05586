// What the rules of a policy are made of, as an author would tell it: for lists of rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kb/store.h"
#include "reasoner/advisor/answer.h"
#include "reasoner/datalog/checked.h"

namespace clusterwise::advisor {

class Outside;  // outside.h

// A relation that a rule reads or derives, with the constants in it that are ids of the knowledge:
// problem(region, "low-trust", degree) mentions problem with low-trust.
struct Mention {
  std::string relation;
  std::vector<std::string> constants;
  bool negated = false;  // the rule reads that there is no such fact

  bool operator==(const Mention&) const = default;
};

struct RuleDescription {
  std::string id;
  kb::Text text;          // its variables in braces
  std::string pack = {};  // with which it was added; empty: the policy's own
  std::string doc;
  std::vector<ClaimRef> claims;
  std::optional<double> strength;
  std::vector<Mention> derives;  // in the order of the text, each once
  std::vector<Mention> reads;
  bool is_fact = false;  // given, so that it holds whatever the profile says
  datalog::Span place;   // of its clause, without what stands before it
};

// The rules that have an id, in the order of the program.
std::vector<RuleDescription> describe_rules(const datalog::CheckedProgram& program,
                                            const kb::Store& store, const Outside& outside);

}  // namespace clusterwise::advisor
