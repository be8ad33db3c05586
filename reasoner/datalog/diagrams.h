// Decision diagrams: functions of a few choices, shared and reduced (Bryant 1986; with more than
// two choices and other leaves than 0 and 1 as in Srinivasan et al. 1990). Equal functions are
// equal nodes, so whether a condition always holds is one comparison.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <unordered_map>
#include <vector>

#include "reasoner/datalog/value.h"

namespace clusterwise::datalog {

enum class NodeId : std::uint32_t {};
using Level = std::uint32_t;  // of a variable: its place in the order in which nodes ask

class Diagrams {
 public:
  // `choices`: how many each variable has, by level. With more nodes than `most`, every operation
  // gives any node and is_full() says so.
  Diagrams(std::vector<std::uint32_t> choices, std::size_t most);

  bool is_full() const { return full_; }
  std::size_t size() const { return nodes_.size(); }
  std::uint32_t choices(Level level) const { return choices_[level]; }

  // ---- Making

  NodeId leaf(Value value);
  NodeId truth(bool holds) const { return holds ? kTrue : kFalse; }
  // One child for each choice, all of them below `level`.
  NodeId node(Level level, std::span<const NodeId> children);
  NodeId negate(NodeId a);
  NodeId conjoin(NodeId a, NodeId b);
  NodeId disjoin(NodeId a, NodeId b);
  // `function` of the leaves. One key always names one function.
  using Function = std::function<Value(Value, Value)>;
  NodeId combine(std::uint32_t key, const Function& function, NodeId a, NodeId b);
  // `a` where the condition holds, else `b`.
  NodeId select(NodeId condition, NodeId a, NodeId b);
  // With the variable's choice made.
  NodeId restricted(NodeId a, Level level, std::uint32_t choice);

  // ---- Looking

  bool is_leaf(NodeId a) const { return at(a).level == kLeaf; }
  Value value(NodeId leaf) const { return at(leaf).value; }
  Level level(NodeId a) const { return at(a).level; }  // REQUIRES: !is_leaf(a)
  std::span<const NodeId> children(NodeId a) const {
    return std::span(children_).subspan(at(a).first, choices_[at(a).level]);
  }
  // The levels that it asks about, ascending.
  std::vector<Level> support(NodeId a) const;
  // The nodes below, itself included, children before parents.
  std::vector<NodeId> below(NodeId a) const;
  // How much of all combinations leads to the leaf 1. `weights` by level and choice; those of a
  // level add up to 1.
  double share(NodeId a, std::span<const std::vector<double>> weights) const;

 private:
  struct Node {
    Level level = kLeaf;
    std::uint32_t first = 0;  // of the children
    Value value;              // leaves
  };
  static constexpr Level kLeaf = ~Level{0};
  static constexpr NodeId kFalse{0};
  static constexpr NodeId kTrue{1};
  enum Key : std::uint32_t { kAnd = 0xFFFF'FF00U, kOr, kNot, kSelect };

  const Node& at(NodeId id) const { return nodes_[static_cast<std::size_t>(id)]; }
  NodeId child(NodeId a, Level level, std::uint32_t choice) const;
  NodeId add(Node node, std::span<const NodeId> children);

  std::vector<std::uint32_t> choices_;
  std::size_t most_;
  bool full_ = false;
  std::vector<Node> nodes_;
  std::vector<NodeId> children_;
  std::unordered_multimap<std::uint64_t, NodeId> known_;  // by hash
  struct Question {
    std::uint32_t key;
    NodeId a, b, c;
    bool operator==(const Question&) const = default;
  };
  struct HashOfQuestion {
    std::size_t operator()(const Question& question) const;
  };
  std::unordered_map<Question, NodeId, HashOfQuestion> answers_;
};

}  // namespace clusterwise::datalog
