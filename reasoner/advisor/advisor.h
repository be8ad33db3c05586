// The advisor: from a profile, the policy rules and the knowledge to an answer. The one place that
// sees both kb and datalog. Read answer.h for what comes out, profile.h for what goes in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kb/store.h"
#include "reasoner/advisor/account.h"
#include "reasoner/advisor/answer.h"
#include "reasoner/advisor/flip_answer.h"
#include "reasoner/advisor/profile.h"
#include "reasoner/advisor/proof.h"
#include "reasoner/advisor/rule_description.h"
#include "reasoner/datalog/diagnostics.h"
#include "reasoner/datalog/source.h"

namespace clusterwise::advisor {

// The kind of a warning: a rule with an id lacks a text, claims or its strength.
inline constexpr std::string_view kIncompleteRule = "incomplete-rule";

struct Options {
  std::size_t budget = 10'000;         // completions looked at, at most
  std::uint64_t seed = 1;              // of the sampling beyond the budget
  std::optional<Variation> vary = {};  // tell what moving values and limits does to the verdicts
};

// Rules that are added to a policy, about the concepts of a pack. What comes from these files, and
// what the pack declares, bears the pack's title wherever an answer shows it.
struct Addition {
  std::string pack;             // its id; the store should have it
  std::set<std::string> files;  // names of the sources
};

// The indicators that each rule with an id looks at, sorted.
using IndicatorsOfRules = std::map<std::string, std::vector<std::string>>;

struct RuleCase;    // rule_cases.h
struct CaseResult;  // run_cases.h

// A policy: the rule program, checked against the knowledge. Immutable.
class Policy {
 public:
  // Reads and checks the rule files as one program; types named after kinds, claims and the
  // relations that the advisor reads are checked against the store. Diagnostics may hold warnings
  // on success too. REQUIRES: the store outlives the policy.
  static tl::expected<Policy, datalog::Diagnostics> load(
      std::vector<datalog::Source> sources, const kb::Store& store,
      const std::vector<Addition>& additions = {});

  Policy(Policy&&) noexcept;
  Policy& operator=(Policy&&) noexcept;
  ~Policy();

  const datalog::Diagnostics& warnings() const;
  // What the rules allow but most likely do not mean.
  datalog::Diagnostics lint() const;

  // Fails only where the evaluation meets a limit (a program that grows without end).
  kb::Result<Answer> recommend(const Profile& profile, const Options& options = {}) const;

  // The proofs by the known values of the finding with that id (a role, risk, problem, feature or
  // stage). Empty where it does not hold. An id that no rule can give is a failure.
  kb::Result<std::vector<ProofStep>> why(const Profile& profile, std::string_view target) const;

  // The same as an account in sentences: the rules that gave it, or where it does not hold by the
  // known values, those that could have, and what each of them lacks. Fails as recommend and why.
  kb::Result<Account> account_of(const Profile& profile, std::string_view target,
                                 const Options& options = {}) const;
  // The same beside the answer to the profile, which says what the verdict is.
  kb::Result<Account> account_of(const Profile& profile, std::string_view target,
                                 const Answer& answer) const;

  // The smallest changes of indicators after which the target's verdict is the wanted one (kYes or
  // kNo); without one, the opposite of what it is, an open one settled as yes. Fails as `why`, and
  // where a rule compares numbers that it computes.
  kb::Result<FlipAnswer> flip(const Profile& profile, std::string_view target,
                              std::optional<Verdict> wanted = std::nullopt) const;

  // The ids that `why`, `account_of` and `flip` can be asked about, sorted.
  std::vector<std::string> targets() const;

  // The rules that have an id, in the order of the program.
  std::vector<RuleDescription> rules() const;

  // Those that a rule's conditions name, or that stand behind them by way of rules without an id.
  IndicatorsOfRules indicators_of_rules() const;

  // What the rules say of the case's profile, against what the case expects. Fails as recommend.
  kb::Result<CaseResult> test(const RuleCase& one, const Options& options = {}) const;

  struct State;  // for the advisor's own source files

 private:
  explicit Policy(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace clusterwise::advisor
