// Running rule cases: what the rules say of each, against what it expects, and which rules the
// cases reach.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "reasoner/advisor/advisor.h"
#include "reasoner/advisor/rule_cases.h"
#include "reasoner/datalog/proof.h"

namespace clusterwise::advisor {

// An expectation that is not met, and what can be said of the reason.
struct Mismatch {
  Expectation expected;
  Verdict got = Verdict::kNo;           // of rules: kYes where it fires
  std::string got_stage;                // of Topic::kStage: the stage by the known values, or ""
  std::vector<Reason> because;          // the rules that give it, with their values
  std::vector<std::string> candidates;  // where none does: the rules that could
  std::vector<datalog::Condition> conditions;  // of a rule that is silent, where it gets furthest
};

struct CaseResult {
  std::vector<Mismatch> mismatches;  // empty: the case passes
  std::vector<std::string> fired;    // rules, by the known values; sorted
};

struct CasesReport {
  std::vector<CaseResult> results;  // one for each case, in their order
  std::size_t passed = 0;
  // That coverage speaks of: those with an id and a body; where rules were added, these alone.
  std::size_t rules = 0;
  std::vector<std::string> never_fire;    // in no case; in the order of the program
  std::vector<std::string> never_silent;  // they fire in every case
};

// Fails only where an evaluation meets a limit.
kb::Result<CasesReport> run_cases(const Policy& policy, std::span<const RuleCase> cases,
                                  const Options& options = {});

}  // namespace clusterwise::advisor
