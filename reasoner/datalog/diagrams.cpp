#include "reasoner/datalog/diagrams.h"

#include <algorithm>

#include "reasoner/datalog/hash.h"

namespace clusterwise::datalog {

std::size_t Diagrams::HashOfQuestion::operator()(const Question& question) const {
  std::uint64_t hash = mix(question.key, static_cast<std::uint64_t>(question.a));
  hash = mix(hash, static_cast<std::uint64_t>(question.b));
  return mix(hash, static_cast<std::uint64_t>(question.c));
}

Diagrams::Diagrams(std::vector<std::uint32_t> choices, std::size_t most)
    : choices_(std::move(choices)), most_(most) {
  leaf(Value::of(std::int64_t{0}));  // kFalse
  leaf(Value::of(std::int64_t{1}));  // kTrue
}

NodeId Diagrams::add(Node node, std::span<const NodeId> children) {
  std::uint64_t hash = mix(node.level, node.value.bits);
  for (NodeId one : children) hash = mix(hash, static_cast<std::uint64_t>(one));
  const auto [begin, end] = known_.equal_range(hash);
  for (auto it = begin; it != end; ++it) {
    const Node& other = at(it->second);
    if (other.level == node.level && other.value == node.value &&
        std::equal(children.begin(), children.end(), children_.begin() + other.first))
      return it->second;
  }
  if (nodes_.size() >= most_ && nodes_.size() >= 2) {
    full_ = true;
    return kFalse;
  }
  node.first = static_cast<std::uint32_t>(children_.size());
  children_.insert(children_.end(), children.begin(), children.end());
  nodes_.push_back(node);
  const NodeId id{static_cast<std::uint32_t>(nodes_.size() - 1)};
  known_.emplace(hash, id);
  return id;
}

NodeId Diagrams::leaf(Value value) { return add({kLeaf, 0, value}, {}); }

NodeId Diagrams::node(Level level, std::span<const NodeId> children) {
  const bool same = std::all_of(children.begin(), children.end(),
                                [&](NodeId one) { return one == children.front(); });
  return same ? children.front() : add({level, 0, {}}, children);
}

NodeId Diagrams::child(NodeId a, Level level, std::uint32_t choice) const {
  return at(a).level == level ? children(a)[choice] : a;
}

NodeId Diagrams::conjoin(NodeId a, NodeId b) {
  if (a == kFalse || b == kFalse) return kFalse;
  if (a == kTrue || a == b) return b;
  if (b == kTrue) return a;
  static const Function both = [](Value x, Value y) { return Value{x.bits & y.bits}; };
  return combine(kAnd, both, std::min(a, b), std::max(a, b));
}

NodeId Diagrams::disjoin(NodeId a, NodeId b) {
  if (a == kTrue || b == kTrue) return kTrue;
  if (a == kFalse || a == b) return b;
  if (b == kFalse) return a;
  static const Function either = [](Value x, Value y) { return Value{x.bits | y.bits}; };
  return combine(kOr, either, std::min(a, b), std::max(a, b));
}

NodeId Diagrams::negate(NodeId a) {
  static const Function other = [](Value x, Value) { return Value{x.bits ^ 1U}; };
  return combine(kNot, other, a, kTrue);
}

NodeId Diagrams::combine(std::uint32_t key, const Function& function, NodeId a, NodeId b) {
  if (full_) return kFalse;
  if (key == kAnd && (a == kFalse || b == kFalse)) return kFalse;
  if (key == kOr && (a == kTrue || b == kTrue)) return kTrue;
  if (is_leaf(a) && is_leaf(b)) return leaf(function(value(a), value(b)));
  const Question question{key, a, b, kFalse};
  const auto known = answers_.find(question);
  if (known != answers_.end()) return known->second;
  const Level top = std::min(at(a).level, at(b).level);
  std::vector<NodeId> results;
  for (std::uint32_t choice = 0; choice < choices_[top]; ++choice)
    results.push_back(combine(key, function, child(a, top, choice), child(b, top, choice)));
  const NodeId result = node(top, results);
  answers_.emplace(question, result);
  return result;
}

NodeId Diagrams::select(NodeId condition, NodeId a, NodeId b) {
  if (full_ || condition == kFalse || a == b) return b;
  if (condition == kTrue) return a;
  const Question question{kSelect, condition, a, b};
  const auto known = answers_.find(question);
  if (known != answers_.end()) return known->second;
  const Level top = std::min({at(condition).level, at(a).level, at(b).level});
  std::vector<NodeId> results;
  for (std::uint32_t choice = 0; choice < choices_[top]; ++choice)
    results.push_back(
        select(child(condition, top, choice), child(a, top, choice), child(b, top, choice)));
  const NodeId result = node(top, results);
  answers_.emplace(question, result);
  return result;
}

NodeId Diagrams::restricted(NodeId a, Level level, std::uint32_t choice) {
  std::map<NodeId, NodeId> results;
  for (NodeId one : below(a)) {
    if (is_leaf(one) || at(one).level > level) {
      results[one] = one;
    } else if (at(one).level == level) {
      results[one] = children(one)[choice];
    } else {
      std::vector<NodeId> mine;
      for (NodeId each : children(one)) mine.push_back(results.at(each));
      results[one] = node(at(one).level, mine);
    }
  }
  return results.at(a);
}

std::vector<NodeId> Diagrams::below(NodeId a) const {
  std::vector<NodeId> result;
  std::vector<NodeId> open = {a};
  std::vector<bool> seen(static_cast<std::size_t>(a) + 1, false);
  seen[static_cast<std::size_t>(a)] = true;
  while (!open.empty()) {
    const NodeId one = open.back();
    open.pop_back();
    result.push_back(one);
    if (is_leaf(one)) continue;
    for (NodeId each : children(one)) {
      // A child is made before its parents.
      if (!seen[static_cast<std::size_t>(each)]) open.push_back(each);
      seen[static_cast<std::size_t>(each)] = true;
    }
  }
  std::sort(result.begin(), result.end());
  return result;
}

std::vector<Level> Diagrams::support(NodeId a) const {
  std::vector<Level> result;
  for (NodeId one : below(a)) {
    if (!is_leaf(one)) result.push_back(level(one));
  }
  std::sort(result.begin(), result.end());
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

double Diagrams::share(NodeId a, std::span<const std::vector<double>> weights) const {
  std::map<NodeId, double> shares;
  for (NodeId one : below(a)) {
    double& share = shares[one];
    if (is_leaf(one)) {
      share = one == kTrue ? 1 : 0;
      continue;
    }
    const std::span<const NodeId> mine = children(one);
    for (std::size_t i = 0; i < mine.size(); ++i)
      share += weights[level(one)][i] * shares.at(mine[i]);
  }
  return shares.at(a);
}

}  // namespace clusterwise::datalog
