#include "reasoner/advisor/difference.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace clusterwise::advisor {
namespace {

bool equal(const Range& a, const Range& b) { return a.low == b.low && a.high == b.high; }

bool differs(double before, double after) { return std::abs(after - before) >= kLeastDifference; }

// ---- Rules

// A rule may fire for several problems or measures: the names that it speaks of are part of what
// fires, the numbers are not.
std::string key_of(const Reason& reason) {
  std::string key = reason.rule;
  for (const auto& [name, value] : reason.values) {
    if (const auto* text = std::get_if<std::string>(&value)) key += '\n' + name + '=' + *text;
  }
  return key;
}

std::map<std::string, const Reason*> by_key(const std::vector<Reason>& reasons) {
  std::map<std::string, const Reason*> result;
  for (const Reason& reason : reasons) result.emplace(key_of(reason), &reason);
  return result;
}

RuleChanges rule_changes(const std::vector<Reason>& before, const std::vector<Reason>& after) {
  const auto old_ones = by_key(before);
  const auto new_ones = by_key(after);
  RuleChanges result;
  for (const Reason& reason : after) {
    const auto old = old_ones.find(key_of(reason));
    if (old == old_ones.end()) {
      result.newly.push_back(reason);
    } else if (old->second->text != reason.text) {
      result.otherwise.push_back(reason);
    }
  }
  for (const Reason& reason : before) {
    if (!new_ones.contains(key_of(reason))) result.no_longer.push_back(reason);
  }
  return result;
}

// ---- Findings

int rank(Verdict verdict) { return -static_cast<int>(verdict); }

// `exact`: shares of completions were counted on both sides; those of samples differ by chance.
Direction direction_of(const Standing& before, const Standing& after, bool exact) {
  if (before.verdict != after.verdict) {
    if (before.verdict == Verdict::kNo) return Direction::kAppeared;
    if (after.verdict == Verdict::kNo) return Direction::kVanished;
    return rank(after.verdict) > rank(before.verdict) ? Direction::kRose : Direction::kFell;
  }
  if (differs(before.degree, after.degree))
    return after.degree > before.degree ? Direction::kRose : Direction::kFell;
  if (exact && differs(before.stability, after.stability))
    return after.stability > before.stability ? Direction::kRose : Direction::kFell;
  return Direction::kSame;
}

Standing standing_of(const Finding& one) {
  return {one.verdict, one.degree, one.degree_range, one.certainty.stability};
}

Standing standing_of(const Recommendation& one) {
  return {one.verdict, one.score, one.score_range, one.certainty.stability};
}

// What both sides say of something; a side that does not list it denies it.
template <typename Item>
FindingChange change_of(const Item* before, const Item* after, bool exact) {
  static const std::vector<Reason> kNone;
  const Item& any = after != nullptr ? *after : *before;
  FindingChange result;
  result.id = any.id;
  result.label = any.label;
  if (before != nullptr) result.before = standing_of(*before);
  if (after != nullptr) result.after = standing_of(*after);
  result.direction = direction_of(result.before, result.after, exact);
  result.rules = rule_changes(before != nullptr ? before->because : kNone,
                              after != nullptr ? after->because : kNone);
  return result;
}

template <typename Item>
const Item* find(const std::vector<Item>& items, const std::string& id) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Item& one) { return one.id == id; });
  return found == items.end() ? nullptr : &*found;
}

bool is_same(const FindingChange& one) {
  return one.direction == Direction::kSame && one.rules.newly.empty() &&
         one.rules.no_longer.empty();
}

bool is_denied(const FindingChange& one) {
  return one.before.verdict == Verdict::kNo && one.after.verdict == Verdict::kNo;
}

void sort_findings(const std::vector<Finding>& before, const std::vector<Finding>& after,
                   bool exact, std::vector<FindingChange>& changes, std::vector<Named>& same) {
  const auto add = [&](FindingChange change) {
    if (!is_same(change)) {
      changes.push_back(std::move(change));
    } else if (!is_denied(change)) {
      same.push_back({change.id, change.label});
    }
  };
  for (const Finding& one : after) add(change_of(find(before, one.id), &one, exact));
  for (const Finding& one : before) {
    if (find(after, one.id) == nullptr) add(change_of<Finding>(&one, nullptr, exact));
  }
}

// ---- Roles

std::size_t place_of(const std::vector<Recommendation>& roles, const std::string& id) {
  for (std::size_t i = 0; i < roles.size(); ++i) {
    if (roles[i].id == id) return roles[i].verdict == Verdict::kNo ? 0 : i + 1;
  }
  return 0;
}

std::vector<Named> only_in(const Recommendation* role, const Recommendation* other) {
  std::vector<Named> result;
  if (role == nullptr) return result;
  for (const Measure& measure : role->measures) {
    if (other == nullptr || find(other->measures, measure.id) == nullptr)
      result.push_back({measure.id, measure.label});
  }
  return result;
}

RoleChange role_change(const Answer& before, const Answer& after, const std::string& id,
                       bool exact) {
  const Recommendation* old = find(before.recommendations, id);
  const Recommendation* now = find(after.recommendations, id);
  return {change_of(old, now, exact), place_of(before.recommendations, id),
          place_of(after.recommendations, id), only_in(now, old), only_in(old, now)};
}

bool is_same(const RoleChange& one) {
  return is_same(one.role) && one.place_before == one.place_after && one.new_measures.empty() &&
         one.dropped_measures.empty();
}

void sort_roles(const Answer& before, const Answer& after, bool exact, Difference& result) {
  for (const Recommendation& role : after.recommendations) {
    RoleChange change = role_change(before, after, role.id, exact);
    if (!is_same(change)) {
      result.roles.push_back(std::move(change));
    } else if (!is_denied(change.role)) {
      result.same_roles.push_back({role.id, role.label});
    }
  }
}

StageChange stage_change(const StageFinding& before, const StageFinding& after) {
  RuleChanges rules = rule_changes(before.because, after.because);
  const bool changed = before.id != after.id || before.verdict != after.verdict ||
                       !rules.newly.empty() || !rules.no_longer.empty();
  return {changed,       {before.id, before.label}, {after.id, after.label}, before.verdict,
          after.verdict, std::move(rules)};
}

}  // namespace

std::vector<ValueChange> changed_values(const Answer& before, const Answer& after) {
  std::map<std::string, ValueChange> changes;
  for (const GivenValue& value : before.given)
    changes[value.indicator] = {value.indicator, value.label, value.measurement, value.value, {}};
  for (const GivenValue& value : after.given) {
    ValueChange& change = changes[value.indicator];
    change = {value.indicator, value.label, value.measurement, change.before, value.value};
  }
  std::vector<ValueChange> result;
  for (auto& [id, change] : changes) {
    const bool same = change.before && change.after && equal(*change.before, *change.after);
    if (!same) result.push_back(std::move(change));
  }
  return result;
}

Difference difference(const Answer& before, const Answer& after) {
  Difference result;
  const bool exact = before.completions.exact && after.completions.exact;
  result.values = changed_values(before, after);
  result.stage = stage_change(before.stage, after.stage);
  sort_roles(before, after, exact, result);
  sort_findings(before.features, after.features, exact, result.features, result.same_features);
  sort_findings(before.problems, after.problems, exact, result.problems, result.same_problems);
  sort_findings(before.risks, after.risks, exact, result.risks, result.same_risks);
  return result;
}

}  // namespace clusterwise::advisor
