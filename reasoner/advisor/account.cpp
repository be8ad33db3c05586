// An account is put together here: the target is looked up by the known values and over the
// completions, then the rules that gave it are told, or those that could have.

#include "reasoner/advisor/account.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <utility>

#include "reasoner/advisor/attempts.h"
#include "reasoner/advisor/grounds.h"
#include "reasoner/advisor/policy_state.h"

namespace clusterwise::advisor {
namespace {

using datalog::FactRef;
using datalog::Pattern;
using datalog::RelationId;

// In the order in which an account is read, what was explained before is marked and not explained
// again; a condition that the other rules of the list speak of says so.
class Repeats {
 public:
  explicit Repeats(const std::vector<RuleUse>& listed) {
    for (const RuleUse& use : listed) listed_.insert(use.rule);
  }

  void mark(std::vector<RuleUse>& uses) {
    for (RuleUse& use : uses) {
      for (Ask& ask : use.asks) mark(ask);
    }
  }

 private:
  void mark(Ask& ask) {
    if (!ask.parts.empty()) {
      for (Ask& part : ask.parts) mark(part);
      return;
    }
    if (ask.by.empty()) return;
    if (is_listed(ask)) {
      ask.kind = Ask::Kind::kAnother;
      ask.by.clear();
    } else if (!seen_.insert(key_of(ask)).second) {
      ask.repeated = true;
    } else {
      mark(ask.by);
    }
  }

  bool is_listed(const Ask& ask) const {
    return ask.id.empty() && std::all_of(ask.by.begin(), ask.by.end(), [&](const RuleUse& use) {
             return listed_.contains(use.rule);
           });
  }

  // What is without a name is known by its rules and by what they ask for.
  static std::string key_of(const Ask& ask) {
    if (!ask.id.empty()) return ask.id;
    std::string key;
    for (const RuleUse& use : ask.by) key += fmt::format("{} {} ", use.rule, use.asks.size());
    return key;
  }

  std::set<std::string> listed_;
  std::set<std::string> seen_;
};

std::set<std::string> open_in(const Answer& answer) {
  std::set<std::string> result;
  for (const auto* findings : {&answer.features, &answer.problems, &answer.risks}) {
    for (const Finding& one : *findings) {
      if (one.verdict == Verdict::kOpen) result.insert(one.id);
    }
  }
  return result;
}

class Accountant {
 public:
  Accountant(const Policy::State& policy, const Profile& profile, Evaluation& evaluation,
             const Answer& answer)
      : policy_(policy),
        reader_(policy, profile, evaluation),
        grounds_(reader_),
        attempts_(reader_, grounds_) {
    reader_.set_open(open_in(answer));
  }

  void tell(std::string_view target, Account& account) {
    for (RelationId relation : relations_of(target)) {
      account.is_role = relation == policy_.interface.recommends;
      for (const FactRef& fact : reader_.evaluation().facts_of(relation, target))
        tell_fact(fact, account);
    }
    account.holds = !account.rules.empty();
    if (!account.holds) tell_missing(target, account);
    tell_stage(account);
    Repeats repeats(account.rules);
    repeats.mark(account.rules);
    repeats.mark(account.stage.because);
    repeats.mark(account.stage.missing);
  }

 private:
  // Those in which the target may stand.
  std::vector<RelationId> relations_of(std::string_view target) const {
    const Interface& interface = policy_.interface;
    const auto found = policy_.store.find(target);
    const std::string kind = found ? found->kind : "";
    std::vector<RelationId> result;
    for (RelationId relation : {interface.recommends, interface.stage, interface.feature,
                                interface.problem, interface.risk}) {
      if (reader_.graph().kind_in(relation, 1) == kind) result.push_back(relation);
    }
    return result;
  }

  void tell_fact(FactRef fact, Account& account) {
    const bool is_stage = fact.relation == policy_.interface.stage;
    std::vector<RuleUse> uses = is_stage ? grounds_.rules_of_stage(fact) : grounds_.rules_of(fact);
    account.rules.insert(account.rules.end(), std::make_move_iterator(uses.begin()),
                         std::make_move_iterator(uses.end()));
    const double degree = reader_.evaluation().degree_in(fact);
    if (degree <= account.degree.value_or(0)) return;
    account.degree = degree;
    account.degree_from = grounds_.degree_from(fact);
  }

  void tell_missing(std::string_view target, Account& account) {
    for (RelationId relation : relations_of(target)) {
      const std::optional<Pattern> goal = goal_of(relation, target);
      if (!goal) continue;
      std::vector<RuleUse> uses =
          relation == policy_.interface.stage ? attempts_.at_stage(*goal) : attempts_.at(*goal);
      account.rules.insert(account.rules.end(), std::make_move_iterator(uses.begin()),
                           std::make_move_iterator(uses.end()));
    }
    sort_nearest(account.rules);
  }

  // Nothing where no rule speaks of the target.
  std::optional<Pattern> goal_of(RelationId relation, std::string_view target) const {
    const datalog::SymbolTable& symbols = reader_.model().symbols();
    const auto region = symbols.find(reader_.region());
    const auto id = symbols.find(target);
    if (!region || !id) return std::nullopt;
    Pattern goal{relation, {}};
    goal.values.resize(reader_.model().table(relation).arity());
    goal.values[0] = datalog::Value::of(*region);
    goal.values[1] = datalog::Value::of(*id);
    return goal;
  }

  // The stage, which many rules rest on, is told once.
  void tell_stage(Account& account) {
    const auto& missed = attempts_.stages_missed();
    const bool matters = account.holds ? grounds_.asks_for_stage() : !missed.empty();
    StageAccount& stage = account.stage;
    for (const FactRef& fact : reader_.evaluation().facts_of(policy_.interface.stage)) {
      stage.stage = reader_.phrases().named(reader_.model().symbol(fact.relation, fact.row, 1));
      if (matters) stage.because = grounds_.rules_of_stage(fact);
    }
    for (const Pattern& goal : std::vector<Pattern>(missed)) {
      if (goal.values[1])
        stage.asked.push_back(reader_.phrases().named(reader_.symbol_text(*goal.values[1])));
      for (RuleUse& use : attempts_.at_stage(goal)) add(std::move(use), stage.missing);
    }
    sort_nearest(stage.missing);
  }

  // A rule that gives two of the stages that were asked for stands once.
  static void add(RuleUse use, std::vector<RuleUse>& to) {
    const bool known =
        std::any_of(to.begin(), to.end(), [&](const RuleUse& one) { return one.rule == use.rule; });
    if (!known) to.push_back(std::move(use));
  }

  const Policy::State& policy_;
  RuleReader reader_;
  Grounds grounds_;
  Attempts attempts_;
};

template <typename List>
std::optional<Verdict> verdict_in(const List& list, std::string_view target) {
  for (const auto& one : list) {
    if (one.id == target) return one.verdict;
  }
  return std::nullopt;
}

// What the answer says of the target. Of a stage other than the one shown it says no more than
// whether the shown one is sure.
Verdict verdict_of(const Answer& answer, const Account& account, bool is_stage) {
  const std::string& target = account.target.id;
  if (target == answer.stage.id) return answer.stage.verdict;
  for (const auto& verdict :
       {verdict_in(answer.recommendations, target), verdict_in(answer.features, target),
        verdict_in(answer.problems, target), verdict_in(answer.risks, target)}) {
    if (verdict) return *verdict;
  }
  const bool may_come =
      std::any_of(account.rules.begin(), account.rules.end(),
                  [](const RuleUse& use) { return use.state == Truth::kUnknown; });
  return is_stage && answer.stage.verdict == Verdict::kOpen && may_come ? Verdict::kOpen
                                                                        : Verdict::kNo;
}

// Whom and what the account is about.
Account start_of(const kb::Concept& target, const Mark& mark, const Profile& profile) {
  Account account;
  account.region = profile.region;
  account.region_name = profile.region_name;
  account.industry = profile.industry;
  account.period = profile.period;
  account.target = {target.id, marked(target.label, mark)};
  account.kind = target.kind;
  return account;
}

}  // namespace

kb::Result<Account> Policy::account_of(const Profile& profile, std::string_view target,
                                       const Options& options) const {
  const kb::Result<Answer> answer = recommend(profile, options);
  if (!answer) return tl::unexpected(answer.error());
  return account_of(profile, target, *answer);
}

kb::Result<Account> Policy::account_of(const Profile& profile, std::string_view target,
                                       const Answer& answer) const {
  const std::vector<std::string> known = targets();
  const auto found = state_->store.find(target);
  if (!found || !std::binary_search(known.begin(), known.end(), target)) {
    return tl::unexpected(kb::Failure{fmt::format("the rules cannot find '{}'", target),
                                      "ask about a role, risk, problem, feature or stage"});
  }
  kb::Result<Evaluation> evaluation = state_->evaluate(profile);
  if (!evaluation) return tl::unexpected(evaluation.error());
  Account account = start_of(*found, state_->outside.of_concept(target), profile);
  Accountant(*state_, profile, *evaluation, answer).tell(target, account);
  const auto stage = state_->store.find(answer.stage.id);
  account.verdict = verdict_of(answer, account, stage && stage->kind == account.kind);
  return account;
}

}  // namespace clusterwise::advisor
