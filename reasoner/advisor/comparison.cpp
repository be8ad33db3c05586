#include "reasoner/advisor/comparison.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "reasoner/advisor/natural_order.h"

namespace clusterwise::advisor {
namespace {

Standing standing_of(const Finding& one) {
  return {one.verdict, one.degree, one.degree_range, one.certainty.stability};
}

Standing standing_of(const Recommendation& one) {
  return {one.verdict, one.score, one.score_range, one.certainty.stability};
}

// A row for everything that an answer lists; the answers that do not list it deny it.
template <typename Item>
std::vector<ComparedRow> rows_of(std::span<const Answer> answers,
                                 std::vector<Item> Answer::*items) {
  std::map<std::string, ComparedRow> rows;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    for (const Item& item : answers[i].*items) {
      ComparedRow& row = rows[item.id];
      row.id = item.id;
      row.label = item.label;
      row.standings.resize(answers.size());
      row.standings[i] = standing_of(item);
    }
  }
  std::vector<ComparedRow> result;
  for (auto& [id, row] : rows) result.push_back(std::move(row));
  return result;
}

// How many say yes, then the sum of degrees.
std::pair<std::size_t, double> weight_of(const ComparedRow& row) {
  std::pair<std::size_t, double> weight{0, 0};
  for (const Standing& standing : row.standings) {
    if (standing.verdict == Verdict::kYes) ++weight.first;
    weight.second += standing.degree;
  }
  return weight;
}

void sort_by_weight(std::vector<ComparedRow>& rows) {
  std::stable_sort(rows.begin(), rows.end(), [](const ComparedRow& a, const ComparedRow& b) {
    return weight_of(a) > weight_of(b);
  });
}

// ---- What makes the difference

void add_rules(const std::vector<Reason>& reasons, std::size_t answer, std::size_t answers,
               std::map<std::string, DecidingRule>& rules) {
  for (const Reason& reason : reasons) {
    DecidingRule& rule = rules[reason.rule];
    if (rule.fires.empty()) {
      rule.reason = reason;
      rule.fires.resize(answers);
    }
    rule.fires[answer] = true;
  }
}

std::map<std::string, DecidingRule> rules_of(std::span<const Answer> answers) {
  std::map<std::string, DecidingRule> rules;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const auto add = [&](const std::vector<Reason>& reasons) {
      add_rules(reasons, i, answers.size(), rules);
    };
    add(answers[i].stage.because);
    for (const auto* findings : {&answers[i].features, &answers[i].problems, &answers[i].risks}) {
      for (const Finding& finding : *findings) add(finding.because);
    }
    for (const Recommendation& role : answers[i].recommendations) {
      add(role.because);
      for (const RoleRisk& risk : role.risks) add(risk.because);
    }
  }
  return rules;
}

// Indicators with a value in every answer or in some, where not all are alike.
std::map<std::string, DecidingIndicator> differing(std::span<const Answer> answers) {
  std::map<std::string, DecidingIndicator> found;
  for (std::size_t i = 0; i < answers.size(); ++i) {
    for (const GivenValue& given : answers[i].given) {
      DecidingIndicator& one = found[given.indicator];
      one.indicator = given.indicator;
      one.label = given.label;
      one.measurement = given.measurement;
      one.values.resize(answers.size());
      one.values[i] = given.value;
    }
  }
  std::erase_if(found, [](const auto& entry) {
    const auto& values = entry.second.values;
    return std::all_of(values.begin(), values.end(), [&](const std::optional<Range>& value) {
      return value && values.front() && value->low == values.front()->low &&
             value->high == values.front()->high;
    });
  });
  return found;
}

std::vector<DecidingIndicator> deciding(std::span<const Answer> answers,
                                        const IndicatorsOfRules& indicators) {
  std::map<std::string, DecidingIndicator> found = differing(answers);
  for (const auto& [id, rule] : rules_of(answers)) {
    const bool everywhere =
        std::find(rule.fires.begin(), rule.fires.end(), false) == rule.fires.end();
    const auto looks_at = indicators.find(id);
    if (everywhere || looks_at == indicators.end()) continue;
    for (const std::string& indicator : looks_at->second) {
      const auto here = found.find(indicator);
      if (here != found.end()) here->second.rules.push_back(rule);
    }
  }
  std::vector<DecidingIndicator> result;
  for (auto& [id, one] : found) {
    if (!one.rules.empty()) result.push_back(std::move(one));
  }
  std::stable_sort(result.begin(), result.end(),
                   [](const DecidingIndicator& a, const DecidingIndicator& b) {
                     return a.rules.size() > b.rules.size();
                   });
  return result;
}

}  // namespace

bool order_by_period(std::vector<Answer>& answers) {
  std::set<std::string> periods;
  for (const Answer& answer : answers) {
    if (answer.region != answers.front().region || answer.industry != answers.front().industry)
      return false;
    if (answer.period.empty() || !periods.insert(answer.period).second) return false;
  }
  if (answers.size() < 2) return false;
  std::stable_sort(answers.begin(), answers.end(), [](const Answer& a, const Answer& b) {
    return natural_less(a.period, b.period);
  });
  return true;
}

Comparison compare(std::span<const Answer> answers, const IndicatorsOfRules& indicators,
                   bool over_time) {
  Comparison result;
  result.roles = rows_of(answers, &Answer::recommendations);
  result.risks = rows_of(answers, &Answer::risks);
  sort_by_weight(result.roles);
  sort_by_weight(result.risks);
  for (const Answer& answer : answers)
    result.stages.push_back({{answer.stage.id, answer.stage.label}, answer.stage.verdict});
  result.indicators = deciding(answers, indicators);
  for (std::size_t i = 1; over_time && i < answers.size(); ++i)
    result.steps.push_back(difference(answers[i - 1], answers[i]));
  return result;
}

}  // namespace clusterwise::advisor
