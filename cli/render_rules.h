// Rules, and what became of their cases: as text and as JSON.
#pragma once

#include <span>
#include <vector>

#include "cli/environment.h"
#include "cli/render_text.h"
#include "cli/rule_list.h"
#include "reasoner/advisor/run_cases.h"

namespace clusterwise::cli {

// kFull: also the text of each rule and the wording of the claims.
void render_text(const std::vector<ListedRule>& rules, Detail detail, Environment& env);
void render_json(const std::vector<ListedRule>& rules, Detail detail, Environment& env);

struct TestedCases {
  std::span<const advisor::RuleCase> cases;
  const advisor::CasesReport& report;
  std::span<const datalog::Source> files;  // that the cases' places lie in
  std::span<const ListedRule> rules;       // all of the policy
};

// The cases that fail, each expectation with the reason; then the counts and the coverage, kFull
// with every rule that the cases do not reach.
void render_text(const TestedCases& tested, Detail detail, Environment& env);
void render_json(const TestedCases& tested, Environment& env);

}  // namespace clusterwise::cli
