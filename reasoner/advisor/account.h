// Why something holds of a region, or why it does not: what an analyst defends line by line.
//
// An account is made of rules and of what each asks for, down to values held against limits. Where
// the target holds, these are the rules that gave it, and all they ask for is met; where it does
// not, the rules that could have given it, the nearest first. Complete in itself, like an answer.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "kb/knowledge.h"
#include "reasoner/advisor/answer.h"

namespace clusterwise::advisor {

// A value that is not known, and an interval that a limit cuts, meet nothing and fail nothing.
enum class Truth { kMet, kUnknown, kFailed };

// A value of the profile, held against a limit.
struct Test {
  std::string indicator;
  kb::Text label;
  std::optional<Range> value;  // none: not in the profile
  kb::Text amount;             // the value with its unit; empty where there is none
  kb::Text source;             // as the profile gives it, may be empty
  std::string comparison;  // "<", ">=", …: what the value must be to the limit; empty: be known
  std::optional<Limit> limit;
  bool is_yes_or_no = false;  // 1 and 0
};

struct RuleUse;

// What a rule asks for.
struct Ask {
  enum class Kind {
    kTest,       // a value on one side of its limit
    kFinding,    // something that other rules find: `by`
    kStage,      // the stage is one of those that `text` names; the account tells of it once
    kCount,      // so many things hold: `parts`
    kAbsence,    // something does not hold; where it does, `by` says why
    kKnowledge,  // a link of the knowledge
    kAnother,    // another rule of the same list speaks for the target, too
    kOther       // any other condition, as the rules write it
  };
  Kind kind = Kind::kOther;
  Truth state = Truth::kMet;
  std::string id;                // of the concept, if it is about one
  kb::Text text;                 // empty where the rules in `by` say it all
  std::optional<Test> test;      // kTest
  double have = 0;               // kCount: by the known values
  std::string comparison;        // kCount
  double need = 0;               // kCount
  std::vector<Ask> parts;        // kCount; kAbsence: of what holds by rules without an id
  std::vector<RuleUse> by;       // strongest first, or nearest first
  std::vector<ClaimRef> claims;  // kKnowledge
  bool repeated = false;         // `by` or `parts` stand where the same was asked for first
};

// A rule with an id, in one way of applying it.
struct RuleUse {
  std::string rule;
  kb::Text text;  // its sentence; values that are missing or do not suffice read "…"
  std::vector<ClaimRef> claims;
  std::string pack = {};  // with which the rule was added; empty: the policy's own
  Truth state = Truth::kMet;
  std::optional<double> degree;  // of what it gave
  std::vector<Ask> asks;
  std::size_t unmet = 0;  // how many conditions failed or are unknown, those of findings included
  double distance = 0;    // of failed values from their limits, in parts of the limit, summed up
};

// How a rule without an id makes a degree of other degrees: "0.9 = min(1, 0.8 × 1 + …)".
struct Arithmetic {
  std::string text;
  // What numbers in it are: "1 the largest, 3.6 the sum of …".
  struct Part {
    std::string operation;  // max, sum, min, mean or count
    double value = 0;
  };
  std::vector<Part> parts;
};

// The stage by the known values, and what there is to say of it once for all rules that ask for it.
struct StageAccount {
  Named stage;
  std::vector<RuleUse> because;  // the rules that gave it, where one rests on it or misses another
  std::vector<Named> asked;      // the stages that rules ask for in vain
  std::vector<RuleUse> missing;  // the rules that could have given one of them
};

struct Account {
  std::string region;
  kb::Text region_name;
  kb::Text industry;
  std::string period;
  Named target;
  std::string kind;                // of the target: role, problem, …
  bool is_role = false;            // verdicts on it are recommendations
  bool holds = false;              // by the known values
  Verdict verdict = Verdict::kNo;  // over all completions
  std::optional<double> degree;    // by the known values, where what holds has one
  std::optional<Arithmetic> degree_from;
  std::vector<RuleUse> rules;  // that gave it, or that could have
  StageAccount stage;
};

}  // namespace clusterwise::advisor
