// Rules as they are listed: what the policy says of them, and where they stand.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "reasoner/advisor/rule_description.h"
#include "reasoner/datalog/source.h"

namespace clusterwise::cli {

struct ListedRule {
  advisor::RuleDescription rule;
  std::string file;
  std::size_t line = 0;  // of its clause
  std::string source;    // its text, with what stands before the clause
};

// REQUIRES: the rules' places lie in the sources.
std::vector<ListedRule> rule_list(std::vector<advisor::RuleDescription> rules,
                                  std::span<const datalog::Source> sources);

// "rules/stage.dl:38"
std::string place_of(const ListedRule& rule);

}  // namespace clusterwise::cli
