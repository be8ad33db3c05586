// Puts the answer together from one evaluation.

#include <algorithm>
#include <cmath>
#include <set>

#include "reasoner/advisor/comparable.h"
#include "reasoner/advisor/derivable.h"
#include "reasoner/advisor/numbers.h"
#include "reasoner/advisor/phrase.h"
#include "reasoner/advisor/policy_state.h"
#include "reasoner/advisor/reasons.h"
#include "reasoner/advisor/scope.h"
#include "reasoner/advisor/thresholds.h"
#include "reasoner/advisor/vocabulary.h"

namespace clusterwise::advisor {
namespace {

using datalog::FactRef;
using datalog::RelationId;

constexpr std::size_t kMostNeeds = 3;

class AnswerMaker {
 public:
  AnswerMaker(const Policy::State& policy, const Profile& profile, Evaluation& evaluation,
              const Decisions& decisions)
      : policy_(policy),
        profile_(profile),
        evaluation_(evaluation),
        decisions_(decisions),
        phrases_(policy.phrasebook()) {}

  Answer make() {
    const Interface& interface = policy_.interface;
    Answer answer;
    answer.region = profile_.region;
    answer.region_name = profile_.region_name;
    answer.industry = profile_.industry;
    answer.period = profile_.period;
    answer.stage = stage();
    answer.features = findings(interface.feature, ids_of_column(interface.feature));
    answer.problems = found_or_open(findings(interface.problem, decided_ids(interface.problem)));
    answer.risks = found_or_open(findings(interface.risk, decided_ids(interface.risk)));
    for (Finding& risk : answer.risks) risk.claims = phrases_.claims_of(risk.id);
    answer.recommendations = recommendations();
    answer.comparable_cases = cases(answer);
    add_values(answer);
    add_deeds(answer);
    answer.scope = scope_of(answer, profile_, policy_, phrases_);
    answer.collect_first = collect_first();
    answer.thresholds = limits(answer);
    answer.completions = coverage();
    answer.rules = policy_.rules;
    for (const kb::PackInfo& pack : policy_.store.packs())
      answer.packs.push_back({pack.id, pack.version, pack.sha256});
    return answer;
  }

 private:
  // ---- Findings

  // Every concept that the relation's second column may hold.
  std::set<std::string> ids_of_column(RelationId relation) const {
    const datalog::TypeId type = policy_.program.checked.relation(relation).attributes[1].type;
    const std::vector<std::string> ids =
        policy_.store.ids_of_kind(kind_of_type(policy_.program.checked->types[type].name));
    return {ids.begin(), ids.end()};
  }

  // What the rules can give, for some values of the indicators.
  std::set<std::string> decided_ids(RelationId relation) const {
    std::set<std::string> result;
    for (const auto& [target, outcome] : decisions_.outcomes) {
      if (target.first == relation) result.insert(target.second);
    }
    return result;
  }

  Certainty certainty(const Outcome& outcome) {
    Certainty result{outcome.stability, outcome.exact, outcome.range_exact, {}};
    if (outcome.verdict != Verdict::kOpen) return result;
    for (const Settling& one : outcome.settling) {
      if (result.needs.size() < kMostNeeds) result.needs.push_back(need(one));
    }
    return result;
  }

  Need need(const Settling& settling) {
    const std::string& id = decisions_.open[settling.open].id;
    return {id, phrases_.label(id), settling.settles, settling.moves};
  }

  Finding finding(RelationId relation, const std::string& id) {
    const Outcome& outcome = decisions_.of(relation, id);
    Finding result;
    result.id = id;
    result.label = phrases_.label(id);
    result.verdict = outcome.verdict;
    result.degree = evaluation_.degree(relation, id).value_or(0);
    result.degree_range = outcome.range;
    result.certainty = certainty(outcome);
    result.because = reasons_for(evaluation_.facts_of(relation, id), evaluation_, phrases_);
    result.pack = phrases_.mark_of(id).pack;
    return result;
  }

  std::vector<Finding> findings(RelationId relation, const std::set<std::string>& ids) {
    std::vector<Finding> result;
    for (const std::string& id : ids) result.push_back(finding(relation, id));
    std::stable_sort(result.begin(), result.end(), [](const Finding& a, const Finding& b) {
      if (a.verdict != b.verdict) return a.verdict < b.verdict;
      return a.degree != b.degree ? a.degree > b.degree
                                  : a.certainty.stability > b.certainty.stability;
    });
    return result;
  }

  static std::vector<Finding> found_or_open(std::vector<Finding> findings) {
    std::erase_if(findings, [](const Finding& f) { return f.verdict == Verdict::kNo; });
    return findings;
  }

  StageFinding stage() {
    StageFinding result;
    const std::vector<FactRef> facts = evaluation_.facts_of(policy_.interface.stage);
    if (facts.empty()) return result;  // a policy may leave a region without a stage
    result.id = evaluation_.model().symbol(policy_.interface.stage, facts.front().row, 1);
    result.label = phrases_.label(result.id);
    const Outcome& outcome = decisions_.of(policy_.interface.stage, result.id);
    result.verdict = outcome.verdict == Verdict::kYes ? Verdict::kYes : Verdict::kOpen;
    result.certainty = certainty(outcome);
    result.because = reasons_for(facts, evaluation_, phrases_);
    return result;
  }

  // ---- Roles

  std::vector<Recommendation> recommendations() {
    std::vector<Recommendation> result;
    for (const std::string& role : ids_of_column(policy_.interface.recommends))
      result.push_back(recommendation(role));
    std::stable_sort(result.begin(), result.end(),
                     [](const Recommendation& a, const Recommendation& b) {
                       if (a.verdict != b.verdict) return a.verdict < b.verdict;
                       return a.score != b.score ? a.score > b.score
                                                 : a.certainty.stability > b.certainty.stability;
                     });
    return result;
  }

  Recommendation recommendation(const std::string& role) {
    const Interface& interface = policy_.interface;
    const Outcome& outcome = decisions_.of(interface.recommends, role);
    Recommendation result;
    result.id = role;
    result.label = phrases_.label(role);
    result.verdict = outcome.verdict;
    result.score = evaluation_.degree(interface.recommends, role).value_or(0);
    result.score_range = outcome.range;
    result.certainty = certainty(outcome);
    result.because = reasons_for(evaluation_.facts_of(interface.recommends, role), evaluation_,
                                 phrases_, {interface.problem, interface.risk});
    result.measures = measures(role);
    result.risks = risks_of(role);
    return result;
  }

  // What the measure answers of what was found, strongest problem first.
  std::vector<Measure> measures(const std::string& role) {
    const Interface& interface = policy_.interface;
    std::vector<std::pair<double, Measure>> result;
    for (const FactRef& fact : evaluation_.facts_of(interface.measure, role)) {
      const std::string id(evaluation_.model().symbol(interface.measure, fact.row, 2));
      Measure measure{id, phrases_.label(id),     {},
                      {}, phrases_.claims_of(id), phrases_.mark_of(id).pack};
      double most = 0;
      for (const std::string& answered : answered_by(id)) {
        for (RelationId relation : {interface.problem, interface.risk}) {
          const std::optional<double> degree = evaluation_.degree(relation, answered);
          if (!degree) continue;
          (relation == interface.problem ? measure.addresses : measure.mitigates)
              .push_back(phrases_.named(answered));
          most = std::max(most, *degree);
        }
      }
      result.emplace_back(most, std::move(measure));
    }
    std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second.id < b.second.id;
    });
    std::vector<Measure> sorted;
    for (auto& [degree, measure] : result) sorted.push_back(std::move(measure));
    return sorted;
  }

  // The problems and risks that the measure is against, by the knowledge.
  const std::vector<std::string>& answered_by(const std::string& measure) {
    if (answers_.empty()) {
      for (const char* relation : {"addresses", "mitigates"}) {
        for (const auto& [from, to] : policy_.store.ends_of(relation)) answers_[from].push_back(to);
      }
    }
    return answers_[measure];
  }

  std::vector<RoleRisk> risks_of(const std::string& role) {
    const RelationId relation = policy_.interface.risk_of_role;
    std::map<std::string, std::vector<FactRef>> by_risk;
    for (const FactRef& fact : evaluation_.facts_of(relation, role)) {
      by_risk[std::string(evaluation_.model().symbol(relation, fact.row, 2))].push_back(fact);
    }
    std::vector<RoleRisk> result;
    for (const auto& [id, facts] : by_risk) {
      RoleRisk risk{id,
                    phrases_.label(id),
                    0,
                    reasons_for(facts, evaluation_, phrases_),
                    phrases_.claims_of(id),
                    phrases_.mark_of(id).pack};
      for (const FactRef& fact : facts)
        risk.degree = std::max(risk.degree, evaluation_.degree_in(fact));
      result.push_back(std::move(risk));
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const RoleRisk& a, const RoleRisk& b) { return a.degree > b.degree; });
    return result;
  }

  // ---- The rest

  std::vector<ComparableCase> cases(const Answer& answer) {
    const DerivableSymbols derivable(policy_.program.checked);
    std::set<std::string> possible;
    for (RelationId relation :
         {policy_.interface.feature, policy_.interface.problem, policy_.interface.risk}) {
      possible.merge(derivable.in(relation, 1, ids_of_column(relation)));
    }
    return comparable_cases(findings_of(answer), possible, policy_.store, phrases_);
  }

  void add_deeds(Answer& answer) {
    for (const Deed& deed : profile_.done) answer.done.push_back({deed.measure, deed.text, {}});
    answer.outcome = profile_.outcome;
  }

  void add_values(Answer& answer) {
    for (const auto& [id, reading] : profile_.indicators) {
      if (!reading.value) continue;
      const kb::Measurement& measurement = policy_.catalogue.at(id);
      answer.given.push_back({id, phrases_.label(id), amount(*reading.value, measurement),
                              *reading.value, measurement, reading.source});
    }
    for (const OpenIndicator& open : decisions_.open) {
      if (open.unknown) answer.unknown.push_back(phrases_.named(open.id));
    }
  }

  // Over the open roles, the more the nearer a role is to half of its completions; over all
  // findings where no role is open.
  std::vector<Need> collect_first() {
    std::map<std::size_t, Settling> sums;
    add_settling(true, sums);
    if (sums.empty()) add_settling(false, sums);
    std::vector<Settling> all;
    for (const auto& [open, sum] : sums) all.push_back(sum);
    std::stable_sort(all.begin(), all.end(), [](const Settling& a, const Settling& b) {
      return a.moves != b.moves ? a.moves > b.moves : a.settles > b.settles;
    });
    std::vector<Need> result;
    for (const Settling& one : all) {
      if (result.size() < kMostNeeds) result.push_back(need(one));
    }
    return result;
  }

  // How far a verdict is from being settled: 0 where nearly all completions agree, 1 at half.
  static double openness(const Outcome& outcome) {
    constexpr double kLeast = 1e-9;  // a single value may weigh nothing
    return std::max(kLeast, 1 - std::abs(2 * outcome.stability - 1));
  }

  // Means over the open verdicts of roles, or of findings, weighed by their openness.
  void add_settling(bool roles, std::map<std::size_t, Settling>& sums) const {
    double weights = 0;
    for (const auto& [target, outcome] : decisions_.outcomes) {
      const bool is_role = target.first == policy_.interface.recommends;
      if (outcome.verdict != Verdict::kOpen || is_role != roles) continue;
      const double weight = openness(outcome);
      weights += weight;
      for (const Settling& one : outcome.settling) {
        Settling& sum = sums.try_emplace(one.open, Settling{one.open, 0, 0}).first->second;
        sum.settles += weight * one.settles;
        sum.moves += weight * one.moves;
      }
    }
    for (auto& [open, sum] : sums) {
      sum.settles /= weights;
      sum.moves /= weights;
    }
  }

  std::vector<Threshold> limits(const Answer& answer) {
    std::set<std::string> indicators;
    for (const GivenValue& given : answer.given) indicators.insert(given.indicator);
    for (const Named& unknown : answer.unknown) indicators.insert(unknown.id);
    return thresholds(policy_, evaluation_, indicators, phrases_);
  }

  Coverage coverage() const {
    Coverage result{decisions_.exact(), true, decisions_.completions};
    for (const auto& [target, outcome] : decisions_.outcomes)
      result.range_exact &= outcome.range_exact;
    return result;
  }

  const Policy::State& policy_;
  const Profile& profile_;
  Evaluation& evaluation_;
  const Decisions& decisions_;
  Phrasebook phrases_;
  std::map<std::string, std::vector<std::string>> answers_;
};

}  // namespace

Answer make_answer(const Policy::State& policy, const Profile& profile, Evaluation& evaluation,
                   const Decisions& decisions) {
  return AnswerMaker(policy, profile, evaluation, decisions).make();
}

}  // namespace clusterwise::advisor
